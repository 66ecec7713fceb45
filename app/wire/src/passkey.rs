//! Passkeys (WebAuthn, level 3): made for an account, and asked for at a sign-in.
//!
//! ```text
//! POST /api/v1/account/passkey/start                        -> Making
//! POST /api/v1/account/passkey              AddPasskey      -> Added
//! POST /api/v1/account/passkey/slot/start   ThisPasskey     -> Asked
//! POST /api/v1/account/passkey/slot         KeepSlot        -> 204
//! POST /api/v1/account/passkey/end          ThisPasskey     -> 204
//! POST /api/v1/session/second/start         SecondStart     -> Asked
//! POST /api/v1/session/second/passkey       SecondByPasskey -> Unlocking, with the session cookie
//! POST /api/v1/session/passkey/start                        -> Asked
//! POST /api/v1/session/passkey              Answered        -> ByPasskey, with the session cookie
//! ```
//!
//! Bytes are base64url without padding. There is no room for what `getClientExtensionResults()` gives:
//! a passkey's PRF output stays in the browser.
//!
//! A ticket is good once and for five minutes: 410 `passkey-too-late` afterwards, and when the member
//! has begun to add another passkey since. What is no answer of the passkey that was asked for, or one
//! whose counter went back, is refused with 422 `wrong-passkey`; one that opens nothing with 422
//! `passkey-opens-nothing`. The last second step is not removed where one is wanted of everybody: 409
//! `last-second-step`. A server that offers no passkeys answers 404 `no-passkeys`.

use referral::id::MemberId;
use referral::text::DeviceName;
use serde::{Deserialize, Serialize};

use crate::Moment;
use crate::session::Unlocking;

/// A passkey that is set up, as its member sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passkey {
    /// Names it, and its slot: given to no other, ever.
    pub number: u32,
    /// What its member calls it.
    pub name: DeviceName,
    /// When it was added.
    pub made: Moment,
    /// When somebody last signed in with it.
    pub used: Option<Moment>,
    /// Whether it opens the account; else it is a second step only.
    pub opens: bool,
}

/// What a passkey is made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Making {
    /// Names this.
    pub ticket: String,
    /// What it signs: 16 bytes.
    pub challenge: String,
    /// The host that it is for.
    pub rp: String,
    /// Whose it is: the sixteen bytes are its user handle.
    pub member: MemberId,
    /// The member's passkeys: the same authenticator makes no other.
    pub known: Vec<String>,
}

/// What an authenticator answered to [`Making`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Made {
    /// `clientDataJSON`.
    pub client_data: String,
    /// `attestationObject`.
    pub attestation: String,
}

/// Keeps a passkey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddPasskey {
    /// As the server gave it.
    pub ticket: String,
    /// What its member calls it.
    pub name: DeviceName,
    /// The passkey.
    pub made: Made,
}

/// It is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Added {
    /// Names it.
    pub number: u32,
}

/// One of the member's passkeys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThisPasskey {
    /// Names it.
    pub number: u32,
}

/// What a passkey is asked for with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Names this.
    pub ticket: String,
    /// What it signs: 16 bytes.
    pub challenge: String,
    /// The host that it is for.
    pub rp: String,
    /// Which may answer; any that the authenticator has for this host where there is none.
    pub known: Vec<String>,
}

/// What an authenticator answered to [`Asked`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assertion {
    /// The credential's id.
    pub credential: String,
    /// `clientDataJSON`.
    pub client_data: String,
    /// `authenticatorData`.
    pub authenticator_data: String,
    /// `signature`.
    pub signature: String,
    /// `userHandle`, which an authenticator may leave out where it was told which passkey to use.
    pub user: Option<String>,
}

/// The same, with the ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// As the server gave it.
    pub ticket: String,
    /// The answer.
    pub assertion: Assertion,
}

/// Keeps what a passkey opens. The answer shows that it is that passkey, and that the server will
/// understand it at a sign-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepSlot {
    /// The passkey's answer.
    pub answered: Answered,
    /// The account key in the passkey's slot (its number): a JWE.
    pub slot: String,
}

/// Names a sign-in whose passphrase is proven: to be asked for a passkey, or to show the recovery code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecondStart {
    /// The sign-in, as the server named it.
    pub login: String,
}

/// The second step of a sign-in, by passkey. A wrong one may be followed by another, or by a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecondByPasskey {
    /// The sign-in, as the server named it.
    pub login: String,
    /// The passkey's answer.
    pub answered: Answered,
}

/// A sign-in by passkey alone, for the inbox.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByPasskey {
    /// The passkey, and its slot.
    pub number: u32,
    /// As after a passphrase, but its `slot` is the passkey's.
    pub unlocking: Unlocking,
}
