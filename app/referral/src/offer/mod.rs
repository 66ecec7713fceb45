//! An offer: a referral before one specialist, and what becomes of it.

mod clock;
mod decision;
mod state;

pub use clock::{TO_DECIDE, TO_OPEN, overdue};
pub use decision::{Decision, DeclineReason, ExpectedWait, ExpectedWaitError};
pub use state::{Act, OfferState, Refused, TRANSITIONS, Transition, next};
