//! What was chosen and written, as a decision. Pure.

use referral::choice::Choice as _;
use referral::offer::{Decision, DeclineReason, ExpectedWait};

/// The most characters that may be written to a sender.
pub const LONGEST_NOTE: usize = 4_000;
/// The code of a wait that nobody knows.
pub const UNKNOWN: &str = "unknown";

/// What is to be put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// No wait was chosen.
    Wait,
    /// No reason was chosen.
    Reason,
    /// The reason says too little without words.
    Note(DeclineReason),
    /// Too many words.
    NoteTooLong,
}

/// The code of a wait among the choices.
pub fn code(wait: ExpectedWait) -> String {
    format!("{}-{}", wait.from(), wait.to())
}

/// Accepted, with the wait of this code.
pub fn accepted(wait: &str) -> Result<Decision, Wrong> {
    if wait == UNKNOWN {
        return Ok(Decision::Accepted { wait: None });
    }
    let mut offered = ExpectedWait::OFFERED.into_iter();
    let chosen = offered.find(|offered| code(*offered) == wait);
    let wait = chosen.ok_or(Wrong::Wait)?;
    Ok(Decision::Accepted { wait: Some(wait) })
}

/// Declined for the reason of this code, with words for the sender if there are any.
pub fn declined(reason: &str, note: &str) -> Result<(Decision, Option<String>), Wrong> {
    let reason = DeclineReason::from_code(reason).ok_or(Wrong::Reason)?;
    let note = note.trim();
    if note.is_empty() && reason.needs_words() {
        return Err(Wrong::Note(reason));
    }
    if note.chars().count() > LONGEST_NOTE {
        return Err(Wrong::NoteTooLong);
    }
    let note = (!note.is_empty()).then(|| note.to_owned());
    Ok((Decision::Declined { reason }, note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wait_on_offer_can_be_chosen_and_so_can_not_knowing() {
        for wait in ExpectedWait::OFFERED {
            let decision = Decision::Accepted { wait: Some(wait) };
            assert_eq!(accepted(&code(wait)), Ok(decision));
        }
        assert_eq!(accepted(UNKNOWN), Ok(Decision::Accepted { wait: None }));
        for none in ["", "3-5"] {
            assert_eq!(accepted(none), Err(Wrong::Wait));
        }
    }

    #[test]
    fn a_reason_that_says_too_little_needs_words_and_the_others_may_have_them() {
        for reason in DeclineReason::ALL {
            let decision = Decision::Declined { reason: *reason };
            let bare = declined(reason.code(), "  ");
            if reason.needs_words() {
                assert_eq!(bare, Err(Wrong::Note(*reason)));
            } else {
                assert_eq!(bare, Ok((decision, None)));
            }
            let written = declined(reason.code(), " An x-ray first. ");
            assert_eq!(written, Ok((decision, Some("An x-ray first.".to_owned()))));
        }
        assert_eq!(declined("", "words"), Err(Wrong::Reason));
    }

    #[test]
    fn words_are_counted_in_characters() {
        let longest = "é".repeat(LONGEST_NOTE);
        assert!(declined("other", &longest).is_ok());
        let longer = format!("{longest}é");
        assert_eq!(declined("other", &longer), Err(Wrong::NoteTooLong));
    }
}
