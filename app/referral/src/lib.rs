//! What a referral is: form types, validation, catalogue, states and the balancing rule.
//!
//! Pure: no clock, no randomness, no input or output. The browser and the server share it. A
//! referral begins as a [`form::Draft`] of raw answers; [`check::check`] turns it into a
//! [`Referral`] of parsed types, whose [`Route`](route::Route) is all that the server may know.

#![warn(missing_docs)]

pub mod attachment;
pub mod audit;
pub mod balance;
pub mod catalogue;
pub mod check;
pub mod choice;
pub mod code;
pub mod contact;
pub mod directory;
pub mod form;
pub mod id;
pub mod lang;
pub mod news;
pub mod number;
pub mod offer;
pub mod person;
pub mod practice;
pub mod referral;
pub mod region;
pub mod role;
pub mod route;
pub mod text;
pub mod urgency;

mod day;
#[cfg(test)]
mod test_kit;
mod written;

pub use check::{FieldError, Problem, Rules, Target};
pub use form::{Draft, Field, Step};
pub use number::ReferralNumber;
pub use referral::Referral;
