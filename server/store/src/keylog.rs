//! The key log: every signed key record as it was published, in a Merkle tree that only grows
//! (RFC 6962).

use referral::id::PracticeId;
use time::OffsetDateTime;

/// How long the log is, and its root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogHead {
    /// Its leaves.
    pub size: u64,
    /// The tree's root: SHA-256.
    pub root: [u8; 32],
}

/// Hashes of the tree that stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogRow {
    /// 0 is the leaves'.
    pub level: u8,
    /// The first one's place in its level, from 0.
    pub from: u64,
    /// How many.
    pub count: u32,
}

/// A key record that the registrar has signed besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Whose record it is.
    pub practice: PracticeId,
    /// Its epoch.
    pub epoch: u32,
    /// The record as it was published last, byte for byte: what the signature was added to.
    pub before: Vec<u8>,
    /// The same record with the registrar's signature.
    pub after: Vec<u8>,
    /// The thumbprint of the registrar's key (RFC 7638).
    pub registrar: String,
    /// Now.
    pub now: OffsetDateTime,
}

/// What became of a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegisterOutcome {
    /// The record stands in the log again, with the signature, and the practice is verified.
    Registered,
    /// The record is another one by now, or there is none. Nothing was changed.
    Changed,
    /// The practice was suspended, and a signature does not undo that. Nothing was changed.
    Suspended,
}
