//! SQLite's errors in the store's terms.

use store::StoreError;

/// A database that does not answer, or not now.
pub(crate) fn unavailable(error: sqlx::Error) -> StoreError {
    StoreError::Unavailable(Box::new(error))
}

/// A database that another version has written.
pub(crate) fn corrupt(error: sqlx::migrate::MigrateError) -> StoreError {
    StoreError::Corrupt(Box::new(error))
}
