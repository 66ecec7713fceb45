//! The public keys that referrals are sealed for, one an epoch.

use referral::id::PracticeId;
use thiserror::Error;
use time::OffsetDateTime;

use crate::StoreError;

/// A practice's key of one epoch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealingKey {
    /// Counts up with every change of the key, from 1.
    pub epoch: u32,
    /// The RFC 7638 thumbprint.
    pub kid: String,
    /// The public key as a JSON Web Key (RFC 7517).
    pub public_key: String,
}

/// A key to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    /// Whose.
    pub practice: PracticeId,
    /// The key.
    pub key: SealingKey,
    /// The signed record that holds it, byte for byte.
    pub payload: Vec<u8>,
    /// From when on the record is not to be used. No sender's browser seals for it then, so who has
    /// no later one is as good as without a key.
    pub expires: OffsetDateTime,
}

/// Why a key was not published.
#[derive(Debug, Error)]
pub enum PublishError {
    /// There is no such practice.
    #[error("there is no such practice")]
    NoSuchPractice,
    /// The practice's next epoch is another: somebody else has published meanwhile.
    #[error("the practice's next epoch is {next}")]
    Epoch {
        /// The epoch that may be published next.
        next: u32,
    },
    /// The same key was published before, by this practice or another.
    #[error("the key was published before")]
    SameKey,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
