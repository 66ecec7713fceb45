//! Who the referral would go to now.

use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::check::check_step;
use referral::form::WishKind;
use referral::{Draft, Field, Step};
use wire::Refusal;
use wire::send::Choice;
use words::Trouble;

use super::form::Form;
use super::step_page::address;
use crate::fetched::{Fetched, begin, end};
use crate::ui::button::Button;
use crate::ui::fingerprint::in_groups;
use crate::ui::lang::use_words;
use crate::ui::live::live;

/// The choice as it would be now, asked of the server.
#[derive(Clone, Copy)]
pub struct GoesTo {
    question: Memo<Option<String>>,
    found: RwSignal<Fetched<Result<Choice, Trouble>>>,
}

impl GoesTo {
    /// Asks once the answers say enough, and again when they change.
    pub fn of(form: Form) -> Self {
        let this = Self {
            question: Memo::new(move |_| question(form)),
            found: RwSignal::new(Fetched::nothing()),
        };
        Effect::new(move |_| {
            this.question.track();
            this.ask();
        });
        this
    }

    /// Forgets what was heard, until it is asked anew.
    pub fn forget(self) {
        begin(self.found);
    }

    /// Asks anew. The page may be gone by now.
    pub fn ask(self) {
        let Some(path) = self.question.try_get_untracked().flatten() else {
            return;
        };
        let turn = begin(self.found);
        spawn_local(async move {
            let heard = browser::fetch::get_or_refusal(&path).await.ok();
            end(self.found, turn, heard.and_then(read));
        });
    }

    /// Whom the person was shown.
    pub fn chosen(self) -> Option<Choice> {
        self.found.with(|found| found.ready()?.clone().ok())
    }
}

/// The address that answers who it would go to, once enough is known.
fn question(form: Form) -> Option<String> {
    form.draft.with(|draft| {
        let right = form.with_rules(|rules| check_step(draft, Step::Where, rules).is_ok());
        right?.then(|| path(draft))
    })
}

fn path(draft: &Draft) -> String {
    let mut path = "/api/v1/choice?category=".to_owned();
    path += draft.get(Field::Category);
    let named = draft.choice(Field::Wish) == Some(WishKind::Named);
    let more = [
        ("&subcategory=", draft.get(Field::Subcategory)),
        ("&region=", draft.get(Field::Region)),
        (
            "&specialist=",
            if named {
                draft.get(Field::Specialist)
            } else {
                ""
            },
        ),
    ];
    for (name, value) in more {
        if !value.is_empty() {
            path += name;
            path += value;
        }
    }
    path
}

/// A choice, or why there is none; `None` for an answer that makes no sense.
fn read(heard: Result<String, String>) -> Option<Result<Choice, Trouble>> {
    match heard {
        Ok(choice) => serde_json::from_str(&choice).ok().map(Ok),
        Err(refusal) => {
            let refusal: Refusal = serde_json::from_str(&refusal).ok()?;
            Trouble::of_refusal(&refusal.error).map(Err)
        }
    }
}

/// "Where it goes", and what happens on sending.
#[component]
pub fn Destination(goes_to: GoesTo) -> impl IntoView {
    let form = Form::here();
    let words = use_words();
    let shown = move || {
        if goes_to.question.with(Option::is_none) {
            return view! { <p class="hint">{words.goes_to_later()}</p> }.into_any();
        }
        match goes_to.found.get() {
            Fetched::Loading(_) => {
                view! { <p role="status">{words.goes_to_asked()}</p> }.into_any()
            }
            Fetched::Failed => failed(goes_to),
            Fetched::Ready(Ok(choice)) => {
                let for_you = form
                    .draft
                    .with(|draft| draft.choice(Field::Wish) == Some(WishKind::Choose));
                let may_change =
                    for_you.then(|| view! { <p class="hint">{words.goes_to_may_change()}</p> });
                view! {
                    {chosen(&choice)}
                    {may_change}
                }
                .into_any()
            }
            Fetched::Ready(Err(trouble)) => {
                view! { <p class="notice notice-stop" role="alert">{words.trouble(trouble)}</p> }
                    .into_any()
            }
        }
    };
    view! {
        <section class="summary">
            <div class="summary-head">
                <h2>{words.goes_to_title()}</h2>
                <a href=address(Step::Where)>{words.change_where()}</a>
            </div>
            <div class="goes-to">{live(shown)}</div>
        </section>
        <section>
            <h2>{words.on_send_title()}</h2>
            <ul class="points">
                {words.on_send().map(|line| view! { <li>{line}</li> }).collect_view()}
            </ul>
        </section>
    }
}

fn failed(goes_to: GoesTo) -> AnyView {
    let words = use_words();
    view! {
        <div class="notice notice-stop" role="alert">
            <p>{words.goes_to_unknown()}</p>
            <Button quiet=true label=words.try_again() on_press=move || goes_to.ask() />
        </div>
    }
    .into_any()
}

/// A specialist, their practice, and its key.
pub fn chosen(choice: &Choice) -> AnyView {
    let words = use_words();
    view! {
        <p class="card-title">{choice.specialist_name.clone()}</p>
        <p>{words.practice_in(&choice.practice_name, &choice.town)}</p>
        <details class="why">
            <summary>{words.key_title()}</summary>
            <p>{words.key_text()}</p>
            <p>{choice.words.clone()}</p>
            <p class="fingerprint">{in_groups(&choice.fingerprint)}</p>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_specialist_is_asked_for_and_a_choice_of_the_pool_is_not() {
        let mut draft = Draft::new();
        draft.set(Field::Category, "gallbladder");
        draft.set(Field::Region, "okanagan");
        draft.set(Field::Specialist, "ab");
        draft.set(Field::Wish, "choose");
        assert_eq!(
            path(&draft),
            "/api/v1/choice?category=gallbladder&region=okanagan"
        );
        draft.set(Field::Wish, "named");
        draft.set(Field::Subcategory, "stones");
        assert_eq!(
            path(&draft),
            "/api/v1/choice?category=gallbladder&subcategory=stones&region=okanagan&specialist=ab",
        );
    }

    #[test]
    fn a_refusal_is_read_by_its_code() {
        let refusal = |code: &str| Err(format!(r#"{{"error":"{code}"}}"#));
        assert_eq!(
            read(refusal("nobody-takes-it")),
            Some(Err(Trouble::NobodyTakesIt))
        );
        assert_eq!(read(refusal("astrology")), None);
        assert_eq!(read(Ok("no choice".to_owned())), None);
    }
}
