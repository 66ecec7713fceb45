//! An offer: a referral before one specialist, and what becomes of it.

mod decision;
mod state;

pub use decision::{Decision, DeclineReason, ExpectedWait, ExpectedWaitError};
pub use state::{Act, OfferState, Refused, TRANSITIONS, Transition, next};
