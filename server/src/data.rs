//! The data folder, and the database in it.

use std::io;
use std::path::{Path, PathBuf};

use store::StoreError;
use store_sqlite::SqliteStore;
use thiserror::Error;

/// Why the data folder cannot be used. Written for the operator.
#[derive(Debug, Error)]
pub(crate) enum DataError {
    #[error("the folder {folder} cannot be made: {source}")]
    Folder { folder: PathBuf, source: io::Error },
    #[error("the database in {folder} cannot be opened: {source}")]
    Database { folder: PathBuf, source: StoreError },
}

/// Opens the database in the data folder; makes both where they are missing.
pub(crate) async fn open(folder: &Path) -> Result<SqliteStore, DataError> {
    std::fs::create_dir_all(folder).map_err(|source| DataError::Folder {
        folder: folder.to_owned(),
        source,
    })?;
    SqliteStore::open(&folder.join("letterlock.sqlite3"))
        .await
        .map_err(|source| DataError::Database {
            folder: folder.to_owned(),
            source,
        })
}
