//! The first member of a practice.
//!
//! ```text
//! GET  /api/v1/enrolment                         -> Invited
//! POST /api/v1/enrolment/start   EnrolStart      -> EnrolStarted
//! POST /api/v1/enrolment/finish  EnrolFinish     -> 204
//! ```
//!
//! All three carry `Authorization: Bearer` with the link's secret. A link that was used, is over or
//! never was is refused with 404 `no-such-link`; an address that has an account with 409
//! `email-taken`. What does not hold together is refused with 422 `keys-do-not-hold`; a record by a clock
//! that is more than ten minutes ahead of the server's with 422 `clock-is-off`.

use opaque::Message;
use referral::contact::Email;
use referral::id::{MemberId, PracticeId};
use referral::text::Name;
use sealing::account::SealedMemberKeys;
use serde::{Deserialize, Serialize};

use crate::Moment;
use crate::members::KitKept;

/// The practice that waits for its first member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invited {
    /// The practice.
    pub practice: PracticeId,
    /// What people call it.
    pub name: String,
    /// Its town.
    pub town: String,
    /// When the link ends.
    pub expires: Moment,
}

/// Begins: registers the passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrolStart {
    /// The address that the member will sign in with, in lower case.
    pub email: Email,
    /// OPAQUE's first registration message.
    pub request: Message,
}

/// The server's part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrolStarted {
    /// The id of the member to be.
    pub member: MemberId,
    /// OPAQUE's second registration message.
    pub answer: Message,
}

/// Ends: everything that the ceremony made, but for the kit's code.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrolFinish {
    /// As the server gave it.
    pub member: MemberId,
    /// What the others call the member.
    pub name: Name,
    /// The address, as at the beginning.
    pub email: Email,
    /// OPAQUE's third registration message.
    pub upload: Message,
    /// The account key in the passphrase's slot (number 0): a JWE.
    pub slot: String,
    /// The member's own keys.
    pub keys: SealedMemberKeys,
    /// The recovery kit.
    pub kit: KitKept,
    /// The ring entry of the sealing key: General JSON.
    pub ring_enc: String,
    /// The ring entry of the signing key: General JSON.
    pub ring_sig: String,
    /// The first key record: JWS in General JSON, as text.
    pub record: String,
    /// The first entry of the roster: a compact JWS.
    pub roster: String,
}
