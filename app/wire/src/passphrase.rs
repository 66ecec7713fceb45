//! Choosing another passphrase.
//!
//! ```text
//! POST /api/v1/passphrase/start    ChangeStart   -> ChangeStarted
//! POST /api/v1/passphrase/finish   ChangeFinish  -> 204, and every session of the member ends
//! ```
//!
//! Both need a session that was begun to change the account, less than five minutes ago, or are
//! refused with 403 `sign-in-again`. The session is used up: a second `finish` of the same one is
//! refused with 401 `not-signed-in`.

use opaque::Message;
use referral::contact::Email;
use serde::{Deserialize, Serialize};

/// Begins: registers the new passphrase, which the server never sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeStart {
    /// The address that the member signs in with, in lower case.
    pub email: Email,
    /// OPAQUE's first registration message.
    pub request: Message,
}

/// The server's part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeStarted {
    /// OPAQUE's second registration message.
    pub answer: Message,
}

/// Ends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeFinish {
    /// OPAQUE's third registration message.
    pub upload: Message,
    /// The same account key in the passphrase's slot (number 0), under the new passphrase: a JWE.
    pub slot: String,
}
