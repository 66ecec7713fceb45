//! Who becomes a member, and the passphrase that they choose: the first one of a practice, one who was
//! invited, or one who has the recovery kit.

use browser::vault::message::SHORTEST_PASSPHRASE;
use leptos::prelude::*;
use referral::text::{Name, TextError};
use referral::{Field, FieldError, Problem};
use words::{PracticeTrouble, PracticeWords, Words};
use zeroize::Zeroize;

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

/// What somebody types who becomes a member. It is kept until their keys are made.
#[derive(Clone, Copy)]
pub struct Typed {
    /// Their name.
    pub name: RwSignal<String>,
    /// What they sign in with.
    pub email: RwSignal<String>,
    /// The passphrase.
    pub passphrase: RwSignal<String>,
    /// The same again.
    pub again: RwSignal<String>,
}

impl Typed {
    /// Nothing.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            name: text(),
            email: text(),
            passphrase: text(),
            again: text(),
        }
    }

    /// The address, without what stands around it.
    pub fn address(self) -> String {
        self.email.with_untracked(|email| email.trim().to_owned())
    }

    /// Wipes both passphrases. Signals may be gone already.
    pub fn wipe_passphrases(self) {
        for passphrase in [self.passphrase, self.again] {
            passphrase.try_update(Zeroize::zeroize);
        }
    }

    /// Wipes it all. Signals may be gone already.
    pub fn wipe(self) {
        self.wipe_passphrases();
        for text in [self.name, self.email] {
            text.try_update(Zeroize::zeroize);
        }
    }
}

/// A page that makes somebody a member: what stops it, and its form. What it asked for stays typed
/// when the server refuses.
#[component]
pub fn MemberForm(
    typed: Typed,
    /// What stopped the last try.
    trouble: RwSignal<Option<PracticeTrouble>>,
    heading: &'static str,
    title: &'static str,
    /// What happens when the passphrase is lost.
    lost: &'static str,
    /// What the button says.
    submit: &'static str,
    /// Called once what was typed is right.
    on_right: Callback<()>,
    /// What stands above the form.
    children: Children,
) -> impl IntoView {
    let words = use_practice_words();
    let form_words = use_words();
    let wrong = RwSignal::new(untrack(|| refused_field(words, trouble.get())));
    let stopped = Signal::derive(move || {
        let trouble = trouble.get().filter(|trouble| field_of(*trouble).is_none());
        trouble.map(|trouble| words.practice_trouble(trouble))
    });
    let on_submit = Callback::new(move |()| {
        let found = check(&Now::of(typed), words, form_words);
        let is_right = found.is_empty();
        wrong.set(found);
        if is_right {
            on_right.run(());
        }
    });
    view! {
        <ErrorSummary wrong />
        <h1 id=heading tabindex="-1">
            {title}
        </h1>
        {children()}
        <Stopped text=stopped />
        <LocalForm is_busy=false on_submit>
            {who(typed, wrong)}
            {passphrases(typed, wrong)}
            <h2>{words.passphrase_lost_title()}</h2>
            <p>{lost}</p>
            <button class="button" type="submit">
                {submit}
            </button>
        </LocalForm>
    }
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
