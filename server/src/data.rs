//! The data folder, and the database in it.

use std::io;
use std::path::{Path, PathBuf};

use store::StoreError;
use store_sqlite::SqliteStore;
use thiserror::Error;

use crate::disk;

/// Why the data folder cannot be used. Written for the operator.
#[derive(Debug, Error)]
pub(crate) enum DataError {
    #[error("the folder {folder} cannot be made: {source}")]
    Folder { folder: PathBuf, source: io::Error },
    #[error("the database in {folder} cannot be opened: {source}")]
    Database { folder: PathBuf, source: StoreError },
}

/// Opens the database in the data folder; makes both where they are missing, for this
/// user alone.
pub(crate) async fn open(folder: &Path) -> Result<SqliteStore, DataError> {
    let made = disk::make_folder(folder).and_then(|()| disk::is_open_to_others(folder));
    let open = made.map_err(|source| DataError::Folder {
        folder: folder.to_owned(),
        source,
    })?;
    if open {
        tracing::warn!(
            folder = %folder.display(),
            "other users of this machine may look into the data folder: take that right away \
             (chmod 700)"
        );
    }
    SqliteStore::open(&folder.join("letterlock.sqlite3"))
        .await
        .map_err(|source| DataError::Database {
            folder: folder.to_owned(),
            source,
        })
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[tokio::test]
    async fn a_new_data_folder_is_nobody_elses() {
        let temporary = TempDir::new().expect("a folder");
        let folder = temporary.path().join("data");
        open(&folder).await.expect("a new database");
        assert!(!disk::is_open_to_others(&folder).expect("it is there"));
    }
}
