//! What a member's account opens with, seen and changed by that member.
//!
//! ```text
//! GET  /api/v1/account                            -> Account
//! POST /api/v1/account/recovery    MakeRecovery   -> 204
//! ```
//!
//! Both need a session that was begun to change the account, less than five minutes ago, or are
//! refused with 403 `sign-in-again`: whoever finds a page left open changes nothing, and neither does
//! whoever got hold of the inbox's session.

use sealing::Sha256Digest;
use serde::{Deserialize, Serialize};

use crate::Moment;

/// What is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// When the recovery code was made, if there is one.
    pub recovery: Option<Moment>,
}

/// A recovery code. Any before it is void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MakeRecovery {
    /// SHA-256 of the token that the code gives.
    pub access: Sha256Digest,
    /// The account key in the code's slot (number 0): a JWE.
    pub slot: String,
}
