//! What is to be put right before the vault is asked.

use browser::vault::message::SHORTEST_PASSPHRASE;
use leptos::prelude::*;
use sealing::{AccountCode, KitCodeError};
use words::{PracticeTrouble, PracticeWords, Words};

use super::form::{AGAIN, EMAIL, NEW, PROOF};
use super::{By, Changing};
use crate::ui::error_summary::{Wrong, wrong_email};

/// What is typed now.
pub(super) struct Now {
    by: By,
    email: String,
    proof: String,
    new: String,
    again: String,
}

impl Now {
    pub(super) fn of(changing: Changing) -> Self {
        Self {
            by: changing.by,
            email: changing.email.get_untracked(),
            proof: changing.proof.get_untracked(),
            new: changing.new.get_untracked(),
            again: changing.again.get_untracked(),
        }
    }
}

/// Everything that is to be put right, in page order.
pub(super) fn check(now: &Now, words: &dyn PracticeWords, form_words: &dyn Words) -> Vec<Wrong> {
    let email = wrong_email(&now.email, form_words);
    let proof = match now.by {
        By::Passphrase => {
            let is_missing = now.proof.is_empty();
            is_missing.then(|| words.passphrase_missing().to_owned())
        }
        By::RecoveryCode => wrong_code(&now.proof, words),
    };
    let new = wrong_new(now, words);
    let differs = now.new != now.again && new.is_none();
    let again = differs.then(|| words.passphrases_differ().to_owned());
    let found = [(EMAIL, email), (PROOF, proof), (NEW, new), (AGAIN, again)];
    let wrong = |(anchor, text): (&str, Option<String>)| {
        let anchor = anchor.to_owned();
        text.map(|text| Wrong { anchor, text })
    };
    found.into_iter().filter_map(wrong).collect()
}

/// What to do about a code that is none; nothing if it is one.
pub(crate) fn wrong_code(typed: &str, words: &dyn PracticeWords) -> Option<String> {
    match typed.parse::<AccountCode>() {
        Ok(_) => None,
        Err(KitCodeError::Length) => Some(words.recovery_code_length().to_owned()),
        Err(KitCodeError::Group(number)) => Some(words.recovery_code_group(number)),
    }
}

fn wrong_new(now: &Now, words: &dyn PracticeWords) -> Option<String> {
    if now.new.chars().count() < SHORTEST_PASSPHRASE {
        let too_short = PracticeTrouble::PassphraseTooShort(SHORTEST_PASSPHRASE);
        return Some(words.practice_trouble(too_short));
    }
    let is_same = now.by == By::Passphrase && now.new == now.proof;
    is_same.then(|| words.passphrase_same().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(by: By, email: &str, proof: &str, new: &str, again: &str) -> Vec<Wrong> {
        let now = Now {
            by,
            email: email.to_owned(),
            proof: proof.to_owned(),
            new: new.to_owned(),
            again: again.to_owned(),
        };
        let lang = words::Lang::En;
        check(&now, lang.practice_words(), lang.words())
    }

    fn anchors(email: &str, old: &str, new: &str, again: &str) -> Vec<String> {
        let wrong = wrong(By::Passphrase, email, old, new, again);
        wrong.into_iter().map(|wrong| wrong.anchor).collect()
    }

    const LONG: &str = "four words of mine";
    const OTHER: &str = "four other words";
    const CODE: &str = "005HN-C89CA-6X14N-TP33X-DSWRT-93WTH-MPRBS-QHPH5";

    #[test]
    fn everything_that_is_missing_is_named_in_page_order() {
        assert_eq!(anchors("", "", "", ""), [EMAIL, PROOF, NEW]);
        let none: [&str; 0] = [];
        assert_eq!(anchors("mo@example.org", LONG, OTHER, OTHER), none);
    }

    #[test]
    fn the_new_one_is_another_one_and_typed_twice() {
        assert_eq!(anchors("mo@example.org", LONG, LONG, LONG), [NEW]);
        assert_eq!(anchors("mo@example.org", LONG, OTHER, LONG), [AGAIN]);
    }

    #[test]
    fn a_code_is_whole_and_a_group_with_a_typing_error_is_named() {
        let typed = |code: &str| {
            let found = wrong(By::RecoveryCode, "mo@example.org", code, LONG, LONG);
            found.into_iter().map(|wrong| wrong.text).next()
        };
        assert_eq!(typed(CODE), None);
        assert_eq!(typed(&CODE.to_lowercase().replace('-', " ")), None);
        let short = typed(&CODE[..40]).expect("it is not whole");
        assert!(short.contains("eight"), "{short}");
        let mistyped = typed(&CODE.replace("6X14N", "6X15N")).expect("one is mistyped");
        assert!(mistyped.contains("Group 3"), "{mistyped}");
    }
}
