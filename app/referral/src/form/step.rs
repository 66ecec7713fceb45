//! The steps of the form, each with an address of its own.

use crate::choice::{Choice, choices};

choices! {
    /// A step; its code is the last part of its address.
    pub enum Step {
        /// Who is sending.
        You = "you",
        /// From which clinic.
        Clinic = "clinic",
        /// To which specialist.
        Where = "where",
        /// For which patient.
        Patient = "patient",
        /// Why.
        Reason = "reason",
        /// With which files.
        Attachments = "attachments",
        /// Everything once more, before it is sent.
        Check = "check",
    }
}

impl Step {
    /// The last part of the step's address.
    pub fn slug(self) -> &'static str {
        self.code()
    }

    /// The step's place, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// How many steps there are.
    pub fn count() -> usize {
        Self::ALL.len()
    }

    /// The step after this one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The step before this one.
    pub fn previous(self) -> Option<Self> {
        (self as usize)
            .checked_sub(1)
            .and_then(|place| Self::ALL.get(place))
            .copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_lead_from_you_to_check_and_back() {
        let forth: Vec<Step> = std::iter::successors(Some(Step::You), |step| step.next()).collect();
        let mut back: Vec<Step> =
            std::iter::successors(Some(Step::Check), |step| step.previous()).collect();
        back.reverse();
        assert_eq!(forth, Step::ALL);
        assert_eq!(back, Step::ALL);
        assert_eq!(
            (Step::You.number(), Step::Check.number()),
            (1, Step::count())
        );
    }
}
