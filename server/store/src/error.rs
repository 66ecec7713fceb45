//! Why the database did not do what it was asked.

use std::error::Error;

use thiserror::Error;

/// Why a transaction did not happen. In every case nothing was changed.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The database cannot be reached or is too busy; the same call may work later.
    #[error("the database is not available: {0}")]
    Unavailable(#[source] Box<dyn Error + Send + Sync>),
    /// What lies in the database is not what this version wrote: for the operator, not for a
    /// retry.
    #[error("the database holds what this version does not understand: {0}")]
    Corrupt(#[source] Box<dyn Error + Send + Sync>),
}
