//! Who signs in: an address and a passphrase.

use browser::vault::message::SignIn;
use leptos::prelude::*;
use referral::Field;
use words::{PracticeTrouble, PracticeWords, TeamTrouble, Words};
use zeroize::Zeroize;

use super::error_summary::{Wrong, asked_at, wrong_email};
use super::lang::{use_practice_words, use_words};
use super::secret::Secret;
use super::text::{Keyboard, Line, Width};

const EMAIL: &str = "email";
/// The id of the field for the passphrase.
pub const PASSPHRASE: &str = "passphrase";

/// What is typed.
#[derive(Clone, Copy)]
pub struct Credentials {
    email: RwSignal<String>,
    passphrase: RwSignal<String>,
}

impl Credentials {
    /// With nothing typed.
    pub fn empty() -> Self {
        Self {
            email: RwSignal::new(String::new()),
            passphrase: RwSignal::new(String::new()),
        }
    }

    /// What the vault is asked with; `known` is what this browser remembers of rosters.
    pub fn sign_in(self, known: Option<String>) -> SignIn {
        SignIn {
            email: self.email.with_untracked(|email| email.trim().to_owned()),
            passphrase: self.passphrase.get_untracked(),
            known,
        }
    }

    /// What is to be put right before it makes sense to ask.
    pub fn check(self, words: &dyn PracticeWords, form_words: &dyn Words) -> Vec<Wrong> {
        self.email.with_untracked(|email| {
            self.passphrase
                .with_untracked(|it| check(email, it, words, form_words))
        })
    }

    /// Wipes the passphrase where it is not to be tried again as it is. Signals may be gone already.
    pub fn stopped_by(self, trouble: PracticeTrouble) {
        if matches!(
            trouble,
            PracticeTrouble::NotSignedIn
                | PracticeTrouble::KeysDamaged
                | PracticeTrouble::Team(
                    TeamTrouble::RosterDamaged
                        | TeamTrouble::RosterForked
                        | TeamTrouble::StrangerInRing
                )
        ) {
            self.wipe_passphrase();
        }
    }

    /// Whether a passphrase is typed. Signals may be gone already.
    pub fn has_passphrase(self) -> bool {
        let is_there = |typed: &String| !typed.is_empty();
        self.passphrase.try_with_untracked(is_there) == Some(true)
    }

    /// Wipes the passphrase. Signals may be gone already.
    pub fn wipe_passphrase(self) {
        self.passphrase.try_update(Zeroize::zeroize);
    }
}

/// The two fields.
#[component]
pub fn CredentialFields(typed: Credentials, wrong: RwSignal<Vec<Wrong>>) -> impl IntoView {
    let words = use_practice_words();
    let label = use_words().field_label(Field::SenderEmail);
    view! {
        <Line
            asked=asked_at(EMAIL, label, None, wrong)
            value=typed.email.get_untracked()
            keyboard=Keyboard::Email
            width=Width::Full
            autocomplete="username"
            on_input=Callback::new(move |text| typed.email.set(text))
        />
        <Secret
            asked=asked_at(PASSPHRASE, words.passphrase(), None, wrong)
            value=typed.passphrase
            autocomplete="current-password"
        />
    }
}

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
