//! How soon a patient should be seen.

use crate::choice::choices;

choices! {
    /// The urgency that the server knows and a practice sorts by.
    pub enum Urgency {
        /// To be seen within about two weeks.
        Urgent = "urgent",
        /// To be seen within about two months.
        SemiUrgent = "semi-urgent",
        /// To be seen within about six months.
        Routine = "routine",
    }
}

choices! {
    /// The urgency that a sender states. An emergency is not sent on its own: somebody must have
    /// been telephoned, and then it is sent as urgent.
    pub enum StatedUrgency {
        /// Within a day: telephone first.
        Emergent = "emergent",
        /// Within about two weeks.
        Urgent = "urgent",
        /// Within about two months.
        SemiUrgent = "semi-urgent",
        /// Within about six months.
        Routine = "routine",
    }
}

impl StatedUrgency {
    /// The urgency with which it is sent.
    pub fn sent_as(self) -> Urgency {
        match self {
            Self::Emergent | Self::Urgent => Urgency::Urgent,
            Self::SemiUrgent => Urgency::SemiUrgent,
            Self::Routine => Urgency::Routine,
        }
    }

    /// Whether the sender has to say why.
    pub fn needs_reason(self) -> bool {
        self != Self::Routine
    }
}

impl Urgency {
    /// The longest wait that it means, in weeks, unless the category says otherwise.
    pub fn target_weeks(self) -> u16 {
        match self {
            Self::Urgent => 2,
            Self::SemiUrgent => 9,
            Self::Routine => 26,
        }
    }
}
