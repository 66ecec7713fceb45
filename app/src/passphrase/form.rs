//! Who, the passphrase until now, and the new one twice.

use browser::vault::message::SHORTEST_PASSPHRASE;
use leptos::prelude::*;
use referral::Field;
use words::{PracticeTrouble, PracticeWords, Words};

use super::{Changing, HEADING, Stage};
use crate::ui::error_summary::{ErrorSummary, Wrong, asked_at, wrong_email};
use crate::ui::form::LocalForm;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::secret::Secret;
use crate::ui::text::{Keyboard, Line, Width};
use crate::ui::told::Stopped;

const EMAIL: &str = "email";
/// The id of the field for the passphrase until now.
pub(super) const OLD: &str = "passphrase";
const NEW: &str = "new-passphrase";
const AGAIN: &str = "passphrase-again";

/// The form. What was typed stays when something stops it.
#[component]
pub(super) fn ChangeForm(changing: Changing) -> impl IntoView {
    let words = use_practice_words();
    let form_words = use_words();
    let wrong = RwSignal::new(Vec::new());
    let is_busy = Signal::derive(move || changing.stage.get() == Stage::Working);
    let stopped = Signal::derive(move || {
        let trouble = changing.trouble.get();
        trouble.map(|trouble| words.practice_trouble(trouble))
    });
    let on_submit = Callback::new(move |()| {
        changing.trouble.set(None);
        let found = check(&Now::of(changing), words, form_words);
        let is_right = found.is_empty();
        wrong.set(found);
        if is_right {
            changing.change();
        }
    });
    let doing = move || is_busy.get().then(|| words.changing_passphrase());
    view! {
        <ErrorSummary wrong />
        <h1 id=HEADING tabindex="-1">
            {words.change_passphrase()}
        </h1>
        <p>{words.change_passphrase_lead()}</p>
        <Stopped text=stopped />
        <LocalForm is_busy on_submit>
            {who(changing, wrong)}
            {new(changing, wrong)}
            <button class="button" type="submit">
                {words.change_passphrase()}
            </button>
        </LocalForm>
        <p role="status">{doing}</p>
    }
}

fn who(changing: Changing, wrong: RwSignal<Vec<Wrong>>) -> AnyView {
    let words = use_practice_words();
    let label = use_words().field_label(Field::SenderEmail);
    view! {
        <Line
            asked=asked_at(EMAIL, label, None, wrong)
            value=changing.email.get_untracked()
            keyboard=Keyboard::Email
            width=Width::Full
            autocomplete="username"
            on_input=Callback::new(move |typed| changing.email.set(typed))
        />
        <Secret
            asked=asked_at(OLD, words.passphrase_until_now(), None, wrong)
            value=changing.old
            autocomplete="current-password"
        />
    }
    .into_any()
}

fn new(changing: Changing, wrong: RwSignal<Vec<Wrong>>) -> AnyView {
    let words = use_practice_words();
    let hint = words.new_passphrase_hint(SHORTEST_PASSPHRASE);
    view! {
        <Secret
            asked=asked_at(NEW, words.new_passphrase(), Some(hint), wrong)
            value=changing.new
            autocomplete="new-password"
        />
        <Secret
            asked=asked_at(AGAIN, words.passphrase_again(), None, wrong)
            value=changing.again
            autocomplete="new-password"
        />
    }
    .into_any()
}

/// What is typed now.
struct Now {
    email: String,
    old: String,
    new: String,
    again: String,
}

impl Now {
    fn of(changing: Changing) -> Self {
        Self {
            email: changing.email.get_untracked(),
            old: changing.old.get_untracked(),
            new: changing.new.get_untracked(),
            again: changing.again.get_untracked(),
        }
    }
}

/// Everything that is to be put right, in page order.
fn check(now: &Now, words: &dyn PracticeWords, form_words: &dyn Words) -> Vec<Wrong> {
    let email = wrong_email(&now.email, form_words);
    let old = now.old.is_empty().then(|| words.passphrase_missing());
    let is_short = now.new.chars().count() < SHORTEST_PASSPHRASE;
    let too_short = PracticeTrouble::PassphraseTooShort(SHORTEST_PASSPHRASE);
    let is_same = !is_short && now.new == now.old;
    let new = is_short
        .then(|| words.practice_trouble(too_short))
        .or_else(|| is_same.then(|| words.passphrase_same().to_owned()));
    let differs = now.new != now.again && new.is_none();
    let found = [
        (EMAIL, email),
        (OLD, old.map(str::to_owned)),
        (NEW, new),
        (
            AGAIN,
            differs.then(|| words.passphrases_differ().to_owned()),
        ),
    ];
    let wrong = |(anchor, text): (&str, Option<String>)| {
        let anchor = anchor.to_owned();
        text.map(|text| Wrong { anchor, text })
    };
    found.into_iter().filter_map(wrong).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchors(email: &str, old: &str, new: &str, again: &str) -> Vec<String> {
        let now = Now {
            email: email.to_owned(),
            old: old.to_owned(),
            new: new.to_owned(),
            again: again.to_owned(),
        };
        let lang = words::Lang::En;
        let wrong = check(&now, lang.practice_words(), lang.words());
        wrong.into_iter().map(|wrong| wrong.anchor).collect()
    }

    const LONG: &str = "four words of mine";
    const OTHER: &str = "four other words";

    #[test]
    fn everything_that_is_missing_is_named_in_page_order() {
        assert_eq!(anchors("", "", "", ""), [EMAIL, OLD, NEW]);
        let none: [&str; 0] = [];
        assert_eq!(anchors("mo@example.org", LONG, OTHER, OTHER), none);
    }

    #[test]
    fn the_new_one_is_another_one_and_typed_twice() {
        assert_eq!(anchors("mo@example.org", LONG, LONG, LONG), [NEW]);
        assert_eq!(anchors("mo@example.org", LONG, OTHER, LONG), [AGAIN]);
    }
}
