//! What a member's account opens with, seen and changed by that member.
//!
//! ```text
//! GET  /api/v1/account                            -> Account
//! POST /api/v1/account/recovery    MakeRecovery   -> 204
//! POST /api/v1/account/totp/start                 -> TotpStarted
//! POST /api/v1/account/totp        ConfirmTotp    -> 204
//! POST /api/v1/account/totp/end                   -> 204
//! ```
//!
//! All of them need a session that was begun to change the account, less than five minutes ago, or are
//! refused with 403 `sign-in-again`: whoever finds a page left open changes nothing, and neither does
//! whoever got hold of the inbox's session. Only the first authenticator, or the first passkey
//! ([`crate::passkey`]), may be set up in any session, for half an hour after the sign-in and twenty minutes after its last
//! request: without one there is nothing else that it opens. The last second step is not removed where one is wanted of everybody:
//! 409 `last-second-step`.

use sealing::Sha256Digest;
use serde::{Deserialize, Serialize};

use crate::Moment;
use crate::passkey::Passkey;

/// What is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// When the recovery code was made, if there is one.
    pub recovery: Option<Moment>,
    /// When the authenticator was set up, if there is one.
    pub totp: Option<Moment>,
    /// Their passkeys, the first one first.
    pub passkeys: Vec<Passkey>,
}

/// An authenticator that is to be set up. Nothing is kept before it has shown a code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TotpStarted {
    /// What the authenticator and the server share: 32 signs of base32 (RFC 4648).
    pub secret: String,
    /// The same, sealed by the server: to be given back with the first code.
    pub ticket: String,
}

/// An authenticator that shows codes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmTotp {
    /// As the server gave it.
    pub ticket: String,
    /// What the authenticator shows: six digits.
    pub code: String,
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
