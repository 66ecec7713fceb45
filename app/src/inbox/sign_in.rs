//! The sign-in. It stands at every address of the inbox while the keys are locked.

use browser::vault::message::SignIn;
use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::Field;
use words::{PracticeTrouble, PracticeWords, TeamTrouble, Words};
use zeroize::Zeroize;

use super::session::{Door, Session};
use crate::ui::error_summary::{ErrorSummary, Wrong, asked_at, wrong_email};
use crate::ui::focus::focus;
use crate::ui::form::LocalForm;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::secret::Secret;
use crate::ui::text::{Keyboard, Line, Width};
use crate::ui::title::PageTitle;
use crate::ui::told::Stopped;

const EMAIL: &str = "email";
const PASSPHRASE: &str = "passphrase";
const HEADING: &str = "sign-in-title";

/// Signs in and unlocks. The passphrase stays in its field only where it is to be tried once more,
/// as after a line that was broken; it is wiped with the page.
#[component]
pub fn SignInPage() -> impl IntoView {
    let session = Session::here();
    let words = use_practice_words();
    let form_words = use_words();
    let email = RwSignal::new(String::new());
    let passphrase = RwSignal::new(String::new());
    let wrong = RwSignal::new(Vec::new());
    let trouble = RwSignal::new(None);
    let is_busy = Signal::derive(move || session.door.get() == Door::Unlocking);
    let on_submit = Callback::new(move |()| {
        trouble.set(None);
        let found = email.with_untracked(|email| {
            passphrase.with_untracked(|it| check(email, it, words, form_words))
        });
        let is_right = found.is_empty();
        wrong.set(found);
        if is_right {
            unlock(session, email, passphrase, trouble);
        }
    });
    let stopped = Signal::derive(move || trouble.get().map(|it| words.practice_trouble(it)));
    let doing = move || is_busy.get().then(|| words.signing_in());
    open(session);
    view! {
        <PageTitle text=words.sign_in_title() />
        <div class="column">
            <ErrorSummary wrong />
            <h1 id=HEADING tabindex="-1">
                {words.sign_in_title()}
            </h1>
            <Why session />
            <p>{words.sign_in_lead()}</p>
            <Stopped text=stopped />
            <LocalForm is_busy on_submit>
                <Line
                    asked=asked_at(EMAIL, form_words.field_label(Field::SenderEmail), None, wrong)
                    value=String::new()
                    keyboard=Keyboard::Email
                    width=Width::Full
                    autocomplete="username"
                    on_input=Callback::new(move |typed| email.set(typed))
                />
                <Secret
                    asked=asked_at(PASSPHRASE, words.passphrase(), None, wrong)
                    value=passphrase
                    autocomplete="current-password"
                />
                <button class="button" type="submit">
                    {words.sign_in()}
                </button>
            </LocalForm>
            <p role="status">{doing}</p>
            <p>
                <a href="/practice/passphrase">{words.change_passphrase()}</a>
            </p>
            {forgotten()}
        </div>
    }
}

/// The ways out for who has forgotten the passphrase.
fn forgotten() -> AnyView {
    let words = use_practice_words();
    view! {
        <details class="why">
            <summary>{words.forgotten()}</summary>
            <p>{words.forgotten_owner()}</p>
            <p>
                <a href="/practice/recover">{words.forgotten_all()}</a>
            </p>
        </details>
    }
    .into_any()
}

/// A page that was open and is locked now says why, and has the focus.
fn open(session: Session) {
    Effect::new(move |_| {
        let was_open = matches!(session.door.get_untracked(), Door::Shut(Some(_)));
        if was_open {
            // A frame later, when the page before this one is gone.
            request_animation_frame(|| focus(HEADING));
        }
    });
}

#[component]
fn Why(session: Session) -> impl IntoView {
    let words = use_practice_words();
    let why = move || match session.door.get() {
        Door::Shut(why) => why,
        Door::Unlocking | Door::Open => None,
    };
    view! {
        {move || {
            why()
                .map(|why| {
                    view! {
                        <p class="notice" role="status" id="locked-because">
                            {words.locked(why)}
                        </p>
                    }
                })
        }}
    }
}

fn unlock(
    session: Session,
    email: RwSignal<String>,
    passphrase: RwSignal<String>,
    trouble: RwSignal<Option<PracticeTrouble>>,
) {
    let sign_in = SignIn {
        email: email.with_untracked(|email| email.trim().to_owned()),
        passphrase: passphrase.get_untracked(),
        known: Session::known(),
    };
    spawn_local(async move {
        let heard = session.unlock(sign_in).await;
        // The page may be gone by now: then so is what was typed.
        match heard {
            Some(Err(stopped)) => {
                trouble.try_set(Some(stopped));
                if wants_another(stopped) {
                    passphrase.try_update(Zeroize::zeroize);
                }
                // The button that had the focus was disabled meanwhile.
                request_animation_frame(|| focus(PASSPHRASE));
            }
            Some(Ok(())) | None => {
                passphrase.try_update(Zeroize::zeroize);
            }
        }
    });
}

/// Whether the passphrase that was typed is not to be tried again as it is.
fn wants_another(trouble: PracticeTrouble) -> bool {
    matches!(
        trouble,
        PracticeTrouble::NotSignedIn
            | PracticeTrouble::KeysDamaged
            | PracticeTrouble::Team(
                TeamTrouble::RosterDamaged
                    | TeamTrouble::RosterForked
                    | TeamTrouble::StrangerInRing
            )
    )
}

/// What is to be put right before it makes sense to ask the server.
fn check(
    email: &str,
    passphrase: &str,
    words: &dyn PracticeWords,
    form_words: &dyn Words,
) -> Vec<Wrong> {
    let email = wrong_email(email, form_words).map(|text| Wrong {
        anchor: EMAIL.to_owned(),
        text,
    });
    let passphrase = passphrase.is_empty().then(|| Wrong {
        anchor: PASSPHRASE.to_owned(),
        text: words.passphrase_missing().to_owned(),
    });
    email.into_iter().chain(passphrase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_answers_are_asked_for() {
        let lang = words::Lang::En;
        let wrong = |email, passphrase| {
            let found = check(email, passphrase, lang.practice_words(), lang.words());
            found
                .into_iter()
                .map(|wrong| wrong.anchor)
                .collect::<Vec<_>>()
        };
        assert_eq!(wrong("", ""), [EMAIL, PASSPHRASE]);
        assert_eq!(wrong("mo", "x"), [EMAIL]);
        assert!(wrong(" mo@example.org ", "x").is_empty());
    }
}
