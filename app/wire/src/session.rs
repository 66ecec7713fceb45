//! Signing in to a practice, and what unlocks its keys.
//!
//! ```text
//! POST   /api/v1/session/start    Start   -> Started
//! POST   /api/v1/session/finish   Finish  -> Finished, with the session cookie if it began
//! POST   /api/v1/session/second   Second  -> Unlocking, with the session cookie
//! POST   /api/v1/session/second/recovery   SecondStart  -> Unlocking, with the session cookie
//! GET    /api/v1/session                  -> Who
//! DELETE /api/v1/session                  -> 204
//! ```
//!
//! A wrong passphrase and an unknown account are both refused with 401 `not-signed-in`; too many
//! tries with 429 `too-many-tries`. A wrong code, and one that was used before, with 422 `wrong-code`.
//!
//! Whoever has lost what the second step is done with shows that they have the account's recovery code
//! instead, by its token in `Authorization: Bearer` ([`crate::forgotten`]). It is used up; the
//! authenticator and every passkey are removed, and every other session ends. Another token is refused
//! with 404 `no-such-code`, and counted with the tries of the second step.
//!
//! Where a second step is wanted of everybody, a member without one is signed in, but every route of
//! their practice answers 403 `second-factor-wanted` until an authenticator or a passkey
//! ([`crate::passkey`]) is set up. Without a session every route of a practice answers 401
//! `not-signed-in`.

use opaque::Message;
use referral::contact::Email;
use referral::id::{MemberId, PracticeId};
use referral::role::Role;
use sealing::account::SealedMemberKeys;
use sealing::jwk::OkpPublicJwk;
use serde::{Deserialize, Serialize};

use crate::Moment;

/// Begins a sign-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// The member's e-mail address, in lower case.
    pub email: Email,
    /// OPAQUE's first message.
    pub request: Message,
    /// What the session is for.
    pub purpose: Purpose,
}

/// What a session is begun for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Reading and deciding.
    Inbox,
    /// The same, and changing how the member signs in; not who belongs to the practice.
    Account,
}

/// The server's part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Started {
    /// Names this sign-in for two minutes: 32 hexadecimal signs.
    pub login: String,
    /// OPAQUE's second message.
    pub answer: Message,
}

/// Ends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finish {
    /// As the server named it.
    pub login: String,
    /// OPAQUE's third message.
    pub proof: Message,
}

/// What comes of a passphrase that was proven.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finished {
    /// The session began.
    SignedIn(Box<Unlocking>),
    /// A second step is wanted first, within five minutes.
    SecondStep(Ways),
}

/// By what the second step of a sign-in may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ways {
    /// By a code of the member's authenticator.
    pub code: bool,
    /// By a passkey of theirs. Neither, where the server stopped to offer passkeys.
    pub passkey: bool,
}

/// The second step of a sign-in, by a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Second {
    /// As the server named it.
    pub login: String,
    /// What the authenticator shows: six digits.
    pub code: String,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Who {
    /// The member.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Their practice.
    pub practice: PracticeId,
    /// What people call it.
    pub practice_name: String,
    /// When the session ends whatever happens.
    pub ends: Moment,
    /// Whether the practice opens only after a second step was set up.
    pub second_step_wanted: bool,
}

/// Everything that unlocks the practice's keys, all of it sealed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unlocking {
    /// Who signed in.
    pub who: Who,
    /// The account key in the passphrase's slot (number 0), or in that of [`crate::passkey::ByPasskey`]:
    /// a JWE.
    pub slot: String,
    /// The member's own keys.
    pub keys: SealedMemberKeys,
    /// The practice's private keys of every epoch, with everybody who can open them.
    pub ring: Vec<RingKey>,
    /// The practice's key records, the oldest first: JWS in General JSON, as text.
    pub records: Vec<String>,
    /// The roster, the oldest entry first: compact JWS.
    pub roster: Vec<String>,
    /// The server's key, for receipts.
    pub server: OkpPublicJwk,
}

/// One private key of the practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RingKey {
    /// Its epoch.
    pub epoch: u32,
    /// Its thumbprint.
    pub kid: String,
    /// The ring entry, General JSON: who else can open it is to be held against the roster.
    pub entry: String,
}
