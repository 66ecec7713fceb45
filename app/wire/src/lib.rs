//! What browser and server say to each other under `/api/v1`, as JSON: one type a request, one an
//! answer. Both sides compile the same types, so neither can misspell the other.
//!
//! Nothing here has room for what only a practice may read: a referral travels as a sealed
//! envelope, an attachment as the bytes of its ciphertext. Unknown members are refused.

#![warn(missing_docs)]

pub mod account;
pub mod alarm;
mod bound;
pub mod enrolment;
pub mod forgotten;
pub mod history;
pub mod inbox;
pub mod language;
pub mod members;
mod moment;
mod note;
pub mod passkey;
pub mod passphrase;
pub mod recovery;
pub mod refusal;
pub mod send;
pub mod session;
pub mod status;
mod token;

pub use bound::{Bound, form_name};
pub use moment::Moment;
pub use note::Note;
pub use refusal::Refusal;
pub use token::{NotAToken, Token};
