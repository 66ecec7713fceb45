//! How a practice decides: accepted, with the wait to expect, or declined, with a coded reason.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::choice::{Choice as _, choices};

choices! {
    /// Why a referral is declined. Only this code is ever mailed; what is written besides is
    /// sealed for the sender.
    pub enum DeclineReason {
        /// Something is missing without which nobody can decide.
        MoreInformation = "more-information",
        /// Tests or treatment should come first.
        PrerequisitesNotDone = "prerequisites-not-done",
        /// Another specialist or service is the right one.
        WrongService = "wrong-service",
        /// The patient can be cared for in primary care.
        PrimaryCare = "primary-care",
        /// The wait would be too long.
        NoCapacity = "no-capacity",
        /// The patient lives outside the area served.
        OutsideArea = "outside-area",
        /// The patient is outside the ages seen.
        OutsideAge = "outside-age",
        /// The patient is already referred or being seen.
        Duplicate = "duplicate",
        /// It is damaged: no member's browser can open it. Offered for such a referral only.
        Unreadable = "unreadable",
        /// Another reason.
        Other = "other",
    }
}

impl DeclineReason {
    /// The reasons to choose from for a referral that was read.
    pub fn offered() -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().copied();
        all.filter(|reason| *reason != Self::Unreadable)
    }

    /// Whether the code says too little without words: what is missing, what should come first,
    /// where else to turn.
    pub fn needs_words(self) -> bool {
        match self {
            Self::MoreInformation
            | Self::PrerequisitesNotDone
            | Self::WrongService
            | Self::PrimaryCare
            | Self::Other => true,
            Self::NoCapacity
            | Self::OutsideArea
            | Self::OutsideAge
            | Self::Duplicate
            | Self::Unreadable => false,
        }
    }
}

/// The wait that an accepting practice expects, in weeks from the day it accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct ExpectedWait {
    from: u16,
    to: u16,
}

/// A wait runs from a number of weeks to the same or a larger one, at most 260.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a wait is a range of at most {LONGEST} weeks")]
pub struct ExpectedWaitError;

/// Five years.
const LONGEST: u16 = 260;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    from: u16,
    to: u16,
}

impl TryFrom<Written> for ExpectedWait {
    type Error = ExpectedWaitError;

    fn try_from(written: Written) -> Result<Self, ExpectedWaitError> {
        Self::weeks(written.from, written.to)
    }
}

impl ExpectedWait {
    /// What a page offers to choose from, in weeks.
    pub const OFFERED: [Self; 6] = [
        Self { from: 0, to: 2 },
        Self { from: 2, to: 6 },
        Self { from: 6, to: 12 },
        Self { from: 12, to: 26 },
        Self { from: 26, to: 52 },
        Self { from: 52, to: 104 },
    ];

    /// A range in weeks, both ends included.
    ///
    /// # Errors
    /// If it ends before it begins, or after five years.
    pub fn weeks(from: u16, to: u16) -> Result<Self, ExpectedWaitError> {
        if from <= to && to <= LONGEST {
            Ok(Self { from, to })
        } else {
            Err(ExpectedWaitError)
        }
    }

    /// The fewest weeks.
    pub fn from(self) -> u16 {
        self.from
    }

    /// The most weeks.
    pub fn to(self) -> u16 {
        self.to
    }
}

/// A decision as the server keeps it. It holds no free text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Decision {
    /// The practice will see the patient.
    Accepted {
        /// The wait, if the practice knows it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wait: Option<ExpectedWait>,
    },
    /// The practice will not.
    Declined {
        /// Why.
        reason: DeclineReason,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_a_range_of_weeks() {
        assert_eq!(
            ExpectedWait::weeks(2, 6).map(|wait| (wait.from(), wait.to())),
            Ok((2, 6))
        );
        assert!(ExpectedWait::weeks(0, 0).is_ok());
        assert_eq!(ExpectedWait::weeks(6, 2), Err(ExpectedWaitError));
        assert_eq!(ExpectedWait::weeks(1, 261), Err(ExpectedWaitError));
        assert!(serde_json::from_str::<ExpectedWait>(r#"{"from":6,"to":2}"#).is_err());
    }

    #[test]
    fn the_waits_on_offer_are_waits_and_follow_each_other() {
        for wait in ExpectedWait::OFFERED {
            assert_eq!(ExpectedWait::weeks(wait.from, wait.to), Ok(wait));
        }
        for pair in ExpectedWait::OFFERED.windows(2) {
            assert_eq!(pair[0].to, pair[1].from);
        }
    }

    #[test]
    fn a_decision_has_no_room_for_words() {
        let declined = Decision::Declined {
            reason: DeclineReason::NoCapacity,
        };
        assert_eq!(
            serde_json::to_string(&declined).unwrap(),
            r#"{"declined":{"reason":"no-capacity"}}"#
        );
        let accepted: Decision =
            serde_json::from_str(r#"{"accepted":{"wait":{"from":2,"to":6}}}"#).unwrap();
        assert_eq!(
            accepted,
            Decision::Accepted {
                wait: ExpectedWait::weeks(2, 6).ok()
            }
        );
    }
}
