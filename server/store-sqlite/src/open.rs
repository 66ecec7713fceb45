//! Opening: how connections are set, and bringing the tables up to date.

use std::path::Path;
use std::time::Duration;

use sqlx::SqlitePool;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use store::StoreError;

use crate::error::{corrupt, failed};
use crate::{SqliteStore, commit, keylog};

static MIGRATIONS: Migrator = sqlx::migrate!();

/// How long a connection waits for another's lock.
const BUSY: Duration = Duration::from_secs(5);

/// Readers at once; SQLite reads in parallel under its write-ahead log.
const READERS: u32 = 4;

impl SqliteStore {
    /// Opens the database in `file`, makes it if there is none, and brings it up to date.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unavailable`] when the file cannot be opened, [`StoreError::Corrupt`] when
    /// its tables are not this version's or an earlier one's.
    pub async fn open(file: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            // NORMAL may lose the last commits when the power fails.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY);
        let writer = pool(1, options.clone()).await?;
        MIGRATIONS.run(&writer).await.map_err(corrupt)?;
        let readers = pool(READERS, options.pragma("query_only", "ON")).await?;
        let store = Self { readers, writer };
        store.log_what_is_older().await?;
        Ok(store)
    }

    /// The first opening since there is a key log.
    async fn log_what_is_older(&self) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        keylog::append_older(&mut write).await?;
        commit(write).await
    }
}

async fn pool(size: u32, options: SqliteConnectOptions) -> Result<SqlitePool, StoreError> {
    SqlitePoolOptions::new()
        .max_connections(size)
        .connect_with(options)
        .await
        .map_err(failed)
}
