//! Another passphrase for whoever forgot theirs and has a recovery code.
//!
//! ```text
//! POST /api/v1/forgotten/start    ForgottenStart   -> ForgottenStarted
//! POST /api/v1/forgotten/finish   ForgottenFinish  -> 204, the code is void, and every session ends
//! ```
//!
//! Both carry `Authorization: Bearer` with the token that the code gives for the account; nobody learns
//! the code from it. An unknown account, one without a code, and another code are all refused with 404
//! `no-such-code`; too many tries with 429 `too-many-tries`, counted with those of signing in.

use opaque::Message;
use referral::contact::Email;
use referral::id::MemberId;
use sealing::account::SealedMemberKeys;
use serde::{Deserialize, Serialize};

/// Begins: shows that the code is there, and registers the new passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForgottenStart {
    /// The address that the member signs in with, in lower case.
    pub email: Email,
    /// OPAQUE's first registration message.
    pub request: Message,
}

/// What the code opens, and the server's part of the registration.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForgottenStarted {
    /// Whose account it is.
    pub member: MemberId,
    /// The account key in the code's slot (number 0): a JWE.
    pub slot: String,
    /// The member's own keys, which show that the account key is theirs.
    pub keys: SealedMemberKeys,
    /// OPAQUE's second registration message.
    pub answer: Message,
}

/// Ends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForgottenFinish {
    /// As at the beginning.
    pub email: Email,
    /// OPAQUE's third registration message.
    pub upload: Message,
    /// The same account key in the passphrase's slot (number 0): a JWE.
    pub slot: String,
}
