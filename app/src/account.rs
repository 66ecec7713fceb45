//! Who the first member is, and the passphrase that they choose.

use browser::clock::local;
use browser::vault::message::SHORTEST_PASSPHRASE;
use leptos::prelude::*;
use referral::text::{Name, TextError};
use referral::{Field, FieldError, Problem};
use words::{PracticeTrouble, PracticeWords, Words};

use super::HEADING;
use super::desk::{Enrolment, Typed};
use crate::ui::error_summary::{ErrorSummary, Wrong, asked_at, wrong_email};
use crate::ui::form::LocalForm;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::secret::Secret;
use crate::ui::text::{Keyboard, Line, Width};
use crate::ui::told::Stopped;

const NAME: &str = "member-name";
const EMAIL: &str = "email";
const PASSPHRASE: &str = "passphrase";
const AGAIN: &str = "passphrase-again";

/// The form. What it asked for stays typed when the server refuses.
#[component]
pub fn WhoForm(enrolment: Enrolment) -> impl IntoView {
    let words = use_practice_words();
    let form_words = use_words();
    let trouble = enrolment.trouble;
    let wrong = RwSignal::new(untrack(|| refused_field(words, trouble.get())));
    let stopped = Signal::derive(move || {
        let trouble = trouble.get().filter(|trouble| field_of(*trouble).is_none());
        trouble.map(|trouble| words.practice_trouble(trouble))
    });
    let on_submit = Callback::new(move |()| {
        let found = check(&Now::of(enrolment.typed), words, form_words);
        let is_right = found.is_empty();
        wrong.set(found);
        if is_right {
            enrolment.make();
        }
    });
    view! {
        <ErrorSummary wrong />
        <h1 id=HEADING tabindex="-1">
            {words.enrol_title()}
        </h1>
        {invited(enrolment)}
        <Stopped text=stopped />
        <LocalForm is_busy=false on_submit>
            {who(enrolment.typed, wrong)}
            {passphrases(enrolment.typed, wrong)}
            <h2>{words.passphrase_lost_title()}</h2>
            <p>{words.passphrase_lost()}</p>
            <button class="button" type="submit">
                {words.make_keys()}
            </button>
        </LocalForm>
    }
}

/// Whom the link is for, till when, and what will be done.
fn invited(enrolment: Enrolment) -> AnyView {
    let words = use_practice_words();
    let Some(invited) = enrolment.invited.get_untracked() else {
        return ().into_any();
    };
    let until = local(invited.expires.into());
    let steps = words.enrol_steps();
    view! {
        <p class="lead" id="enrol-for">
            {words.enrol_for(&invited.name, &invited.town)}
        </p>
        <p class="hint">{words.enrol_until(until)}</p>
        <ol>{steps.map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
    }
    .into_any()
}

fn who(typed: Typed, wrong: RwSignal<Vec<Wrong>>) -> AnyView {
    let words = use_practice_words();
    let form_words = use_words();
    let name = asked_at(
        NAME,
        form_words.field_label(Field::SenderName),
        Some(words.member_name_hint().to_owned()),
        wrong,
    );
    let email = asked_at(
        EMAIL,
        form_words.field_label(Field::SenderEmail),
        Some(words.account_email_hint().to_owned()),
        wrong,
    );
    view! {
        <Line
            asked=name
            value=typed.name.get_untracked()
            keyboard=Keyboard::Text
            width=Width::Full
            autocomplete="name"
            on_input=Callback::new(move |text| typed.name.set(text))
        />
        <Line
            asked=email
            value=typed.email.get_untracked()
            keyboard=Keyboard::Email
            width=Width::Full
            autocomplete="username"
            on_input=Callback::new(move |text| typed.email.set(text))
        />
    }
    .into_any()
}

fn passphrases(typed: Typed, wrong: RwSignal<Vec<Wrong>>) -> AnyView {
    let words = use_practice_words();
    let first = asked_at(
        PASSPHRASE,
        words.new_passphrase(),
        Some(words.new_passphrase_hint(SHORTEST_PASSPHRASE)),
        wrong,
    );
    let again = asked_at(AGAIN, words.passphrase_again(), None, wrong);
    view! {
        <Secret asked=first value=typed.passphrase autocomplete="new-password" />
        <Secret asked=again value=typed.again autocomplete="new-password" />
    }
    .into_any()
}

/// What is typed now.
struct Now {
    name: String,
    email: String,
    passphrase: String,
    again: String,
}

impl Now {
    fn of(typed: Typed) -> Self {
        Self {
            name: typed.name.get_untracked(),
            email: typed.email.get_untracked(),
            passphrase: typed.passphrase.get_untracked(),
            again: typed.again.get_untracked(),
        }
    }
}

/// Everything that is to be put right, in page order.
fn check(now: &Now, words: &dyn PracticeWords, form_words: &dyn Words) -> Vec<Wrong> {
    let say = |field, problem| form_words.field_error(&FieldError::new(field, problem));
    let name = now.name.parse::<Name>().err().map(|error| match error {
        TextError::Empty => say(Field::SenderName, Problem::Missing),
        TextError::TooLong { max } => say(Field::SenderName, Problem::TooLong { max }),
    });
    let email = wrong_email(&now.email, form_words);
    let is_short = now.passphrase.chars().count() < SHORTEST_PASSPHRASE;
    let too_short = PracticeTrouble::PassphraseTooShort(SHORTEST_PASSPHRASE);
    let passphrase = is_short.then(|| words.practice_trouble(too_short));
    let differs = now.passphrase != now.again && !is_short;
    let again = differs.then(|| words.passphrases_differ().to_owned());
    let found = [
        (NAME, name),
        (EMAIL, email),
        (PASSPHRASE, passphrase),
        (AGAIN, again),
    ];
    let wrong = |(anchor, text): (&str, Option<String>)| {
        let anchor = anchor.to_owned();
        text.map(|text| Wrong { anchor, text })
    };
    found.into_iter().filter_map(wrong).collect()
}

/// The field that a refusal is about.
fn field_of(trouble: PracticeTrouble) -> Option<&'static str> {
    match trouble {
        PracticeTrouble::EmailTaken | PracticeTrouble::NoEmail => Some(EMAIL),
        PracticeTrouble::PassphraseTooShort(_) => Some(PASSPHRASE),
        _ => None,
    }
}

fn refused_field(words: &dyn PracticeWords, trouble: Option<PracticeTrouble>) -> Vec<Wrong> {
    let Some((anchor, trouble)) = trouble.and_then(|it| Some((field_of(it)?, it))) else {
        return Vec::new();
    };
    vec![Wrong {
        anchor: anchor.to_owned(),
        text: words.practice_trouble(trouble),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchors(name: &str, email: &str, passphrase: &str, again: &str) -> Vec<String> {
        let now = Now {
            name: name.to_owned(),
            email: email.to_owned(),
            passphrase: passphrase.to_owned(),
            again: again.to_owned(),
        };
        let lang = words::Lang::En;
        let wrong = check(&now, lang.practice_words(), lang.words());
        wrong.into_iter().map(|wrong| wrong.anchor).collect()
    }

    const LONG: &str = "four words of mine";

    #[test]
    fn a_whole_answer_is_right() {
        let none: [&str; 0] = [];
        assert_eq!(anchors("Mo A", "mo@example.org", LONG, LONG), none);
    }

    #[test]
    fn everything_that_is_missing_is_named_in_page_order() {
        assert_eq!(anchors("", "", "", ""), [NAME, EMAIL, PASSPHRASE]);
    }

    #[test]
    fn a_passphrase_is_counted_in_characters_and_compared() {
        let short = "ééééééééééé";
        assert_eq!(
            anchors("Mo", "mo@example.org", short, short),
            [PASSPHRASE],
            "eleven characters in twenty-two bytes"
        );
        assert_eq!(
            anchors("Mo", "mo@example.org", LONG, "another one"),
            [AGAIN]
        );
    }

    #[test]
    fn a_refusal_that_is_about_a_field_stands_there() {
        let words = words::Lang::En.practice_words();
        let taken = refused_field(words, Some(PracticeTrouble::EmailTaken));
        assert_eq!(taken[0].anchor, EMAIL);
        assert!(refused_field(words, Some(PracticeTrouble::Unreached)).is_empty());
        assert!(refused_field(words, None).is_empty());
    }
}
