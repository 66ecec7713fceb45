//! Members' passkeys.

use referral::id::MemberId;
use referral::text::DeviceName;
use thiserror::Error;
use time::OffsetDateTime;

use crate::StoreError;

/// A passkey that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPasskey {
    /// Whose.
    pub member: MemberId,
    /// WebAuthn's name of it.
    pub credential: Vec<u8>,
    /// Its public key, as the server wrote it.
    pub public_key: Vec<u8>,
    /// What changes with each use, as the server wrote it.
    pub state: Vec<u8>,
    /// What its member calls it.
    pub name: DeviceName,
}

/// A passkey that is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPasskey {
    /// Names it and its slot: given to no other, ever.
    pub number: u32,
    /// As it was made.
    pub passkey: NewPasskey,
    /// The account key in its slot: a JWE.
    pub slot: Option<String>,
    /// When it was added.
    pub made: OffsetDateTime,
    /// When a session last began with it.
    pub used: Option<OffsetDateTime>,
    /// How often what its member signs in with was changed.
    pub changes: u64,
}

/// A use of a passkey that was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyUse {
    /// Which.
    pub number: u32,
    /// Its state as it was verified against: of two uses at once, one counts.
    pub before: Vec<u8>,
    /// Its state from now on.
    pub after: Vec<u8>,
}

/// A way to sign in that is to be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondStep {
    /// The authenticator.
    Totp,
    /// This passkey.
    Passkey(u32),
}

/// What a passkey opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPasskeySlot {
    /// Whose.
    pub member: MemberId,
    /// The use that it was made with.
    pub used: PasskeyUse,
    /// The slot.
    pub slot: String,
    /// The session (the SHA-256 of its cookie) that it is made in.
    pub session: [u8; 32],
}

/// Why nothing of a passkey was kept.
#[derive(Debug, Error)]
pub enum KeepError {
    /// Another passkey has its credential, or it is gone, or was used meanwhile.
    #[error("it is another passkey by now, or none")]
    Other,
    /// The session is not its member's any more.
    #[error("the session is over")]
    Over,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is removed, and what stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removal {
    /// Whose.
    pub member: MemberId,
    /// What.
    pub step: SecondStep,
    /// Whether one has to be left.
    pub keep_one: bool,
    /// The session (the SHA-256 of its cookie) that it is removed in, and that stays.
    pub session: [u8; 32],
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemoveOutcome {
    /// The session is not theirs any more: nothing was changed.
    Over,
    /// It is removed.
    Removed,
    /// There is none.
    Missing,
    /// It is the last, and one has to be left.
    Last,
}
