//! What a database is: a demo's, or one with real practices.

use thiserror::Error;

use crate::StoreError;

/// Why a database could not be claimed.
#[derive(Debug, Error)]
pub enum ClaimError {
    /// It is the other kind: a demo's where real practices are wanted, or the other way round.
    #[error("the database was claimed as the other kind")]
    OtherKind,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
