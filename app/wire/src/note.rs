//! What is written to the sender of a referral.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The body of a message from a practice: it travels sealed for the sender, and only inside
/// [`crate::inbox::Decide::message`] and [`crate::status::Status::message`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// As typed.
    pub text: String,
}
