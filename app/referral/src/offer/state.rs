//! The states of an offer, and the one table of what leads from which to which.

use thiserror::Error;

use crate::choice::choices;

choices! {
    /// The state of an offer.
    pub enum OfferState {
        /// Chosen, and waiting for the sender to seal and upload.
        Reserved = "reserved",
        /// Sealed and delivered; nobody has opened it.
        Sent = "sent",
        /// Opened by a member of the practice.
        Opened = "opened",
        /// Accepted: final.
        Accepted = "accepted",
        /// Declined: final.
        Declined = "declined",
    }
}

choices! {
    /// What is done to an offer.
    pub enum Act {
        /// The sender's sealed document and files are complete.
        Send = "send",
        /// A member of the practice opens it for the first time.
        Open = "open",
        /// The practice accepts.
        Accept = "accept",
        /// The practice declines.
        Decline = "decline",
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    /// The state before.
    pub from: OfferState,
    /// What is done.
    pub act: Act,
    /// The state after.
    pub to: OfferState,
}

const fn row(from: OfferState, act: Act, to: OfferState) -> Transition {
    Transition { from, act, to }
}

/// Every transition there is. Nobody decides on what nobody has opened.
pub const TRANSITIONS: [Transition; 4] = [
    row(OfferState::Reserved, Act::Send, OfferState::Sent),
    row(OfferState::Sent, Act::Open, OfferState::Opened),
    row(OfferState::Opened, Act::Accept, OfferState::Accepted),
    row(OfferState::Opened, Act::Decline, OfferState::Declined),
];

/// The act does not apply in this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("an offer that is {state:?} does not take {act:?}")]
pub struct Refused {
    /// The state, which stays.
    pub state: OfferState,
    /// What was tried.
    pub act: Act,
}

/// The state after an act.
///
/// # Errors
/// If the table has no such row.
pub fn next(state: OfferState, act: Act) -> Result<OfferState, Refused> {
    let row = TRANSITIONS
        .iter()
        .find(|row| row.from == state && row.act == act);
    row.map(|row| row.to).ok_or(Refused { state, act })
}

impl OfferState {
    /// Whether nothing leads on from here.
    pub fn is_final(self) -> bool {
        TRANSITIONS.iter().all(|row| row.from != self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice;

    #[test]
    fn every_act_in_every_state_gives_what_it_must() {
        use Act::{Accept, Decline, Open, Send};
        use OfferState::{Accepted, Declined, Opened, Reserved, Sent};
        for state in OfferState::ALL {
            for act in Act::ALL {
                let after = match (state, act) {
                    (Reserved, Send) => Ok(Sent),
                    (Sent, Open) => Ok(Opened),
                    (Opened, Accept) => Ok(Accepted),
                    (Opened, Decline) => Ok(Declined),
                    _ => Err(Refused {
                        state: *state,
                        act: *act,
                    }),
                };
                assert_eq!(next(*state, *act), after);
            }
        }
    }

    #[test]
    fn a_decision_is_final() {
        let is_final: Vec<_> = OfferState::ALL
            .iter()
            .filter(|state| state.is_final())
            .collect();
        assert_eq!(is_final, [&OfferState::Accepted, &OfferState::Declined]);
    }

    #[test]
    fn every_state_is_reached_from_reserved() {
        let mut reached = vec![OfferState::Reserved];
        for row in TRANSITIONS {
            assert!(reached.contains(&row.from));
            reached.push(row.to);
        }
        assert!(OfferState::ALL.iter().all(|state| reached.contains(state)));
    }
}
