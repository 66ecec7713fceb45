//! The SQLite backend: one file, durable at every commit.
//!
//! Writers share one connection and begin with `BEGIN IMMEDIATE`, so that a transaction never
//! fails half-way for another's lock; readers have their own and cannot write.

#![warn(missing_docs)]

mod error;
mod open;

use async_trait::async_trait;
use sqlx::SqlitePool;
use store::{Store, StoreError};

use crate::error::unavailable;

/// An open database.
#[derive(Clone, Debug)]
pub struct SqliteStore {
    readers: SqlitePool,
}

#[async_trait]
impl Store for SqliteStore {
    async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query_scalar::<_, i64>("SELECT 1")
            .fetch_one(&self.readers)
            .await
            .map(drop)
            .map_err(unavailable)
    }
}
