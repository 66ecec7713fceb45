//! The key log: every key record, in the order in which they were published, in a Merkle tree that
//! can only grow.
//!
//! The forms are C2SP's: tlog-tiles for the tree, tlog-checkpoint and signed-note for its head, and
//! tlog-cosignature for the moment at which that was the head. A leaf is a signed record as JSON,
//! byte for byte as it was published.

mod called;
mod checkpoint;
mod history;
mod note;
mod own;
mod path;
mod tiles;

pub use called::Called;
pub use checkpoint::{Checkpoint, MAX_CHECKPOINT_LEN};
pub use history::{Bundle, History, NoHistory, Tree};
pub use note::LogKey;
pub use own::{OwnFound, OwnRecords};
pub use path::{TileKind, TilePath};
pub use tiles::{TILE_WIDTH, Tiles};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::encoding::Sha256Digest;
use crate::jwk::Kid;

/// The largest tree that is read: more records than there will ever be.
pub const MAX_SIZE: u64 = 1 << 32;

/// Why the log that a server shows is not believed. Each is another lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Doubt {
    /// It has another key than the one seen before.
    #[error("the log is signed with another key than before")]
    OtherLog,
    /// Its head is malformed, or not signed by its key.
    #[error("the log's checkpoint is not signed by the log")]
    Unsigned,
    /// Its head is too old, or from the future.
    #[error("the log's checkpoint is not of now")]
    Stale,
    /// It has become shorter.
    #[error("the log is shorter than it was")]
    RolledBack,
    /// What was in it is not there any more.
    #[error("the log is not the one that it was: it has been forked")]
    Forked,
    /// The record is not in it, or the proof that it is does not hold.
    #[error("the log does not have the record")]
    NotLogged,
}

/// What whoever looks remembers of a log, to hold the next look against it. All of it is public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The log's key.
    pub log: Kid,
    /// How many records it had.
    pub size: u64,
    /// Its root then.
    pub root: Sha256Digest,
}
