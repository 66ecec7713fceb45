//! The SQLite backend: one file, durable at every commit.
//!
//! Writers share one connection and begin with `BEGIN IMMEDIATE`, so that a transaction never
//! fails half-way for another's lock; readers have their own and cannot write.

#![warn(missing_docs)]

mod audit;
mod catalogue;
mod directory;
mod error;
mod instance;
mod key;
mod moment;
mod open;
mod practice;
mod reserve;

use std::collections::BTreeMap;

use async_trait::async_trait;
use referral::balance::Record;
use referral::catalogue::Catalogue;
use referral::code::CategoryCode;
use referral::directory::{Listing, Taker};
use referral::id::{PracticeId, ReferralId};
use sqlx::{Sqlite, SqlitePool, Transaction};
use store::audit::AuditEntry;
use store::{
    ClaimError, CreateError, DirectoryQuery, KeptCatalogue, KeptPractice, NewKey, NewPractice,
    NewReservation, PublishError, Reservation, Store, StoreError,
};
use time::OffsetDateTime;

use crate::error::failed;

/// An open database.
#[derive(Clone, Debug)]
pub struct SqliteStore {
    readers: SqlitePool,
    /// One connection: whoever would write waits for it.
    writer: SqlitePool,
}

impl SqliteStore {
    /// A transaction that sees one state of the database throughout.
    async fn read(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        self.readers.begin().await.map_err(failed)
    }

    /// A transaction that holds the write lock from its beginning.
    async fn write(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        self.writer
            .begin_with("BEGIN IMMEDIATE")
            .await
            .map_err(failed)
    }
}

async fn commit(transaction: Transaction<'static, Sqlite>) -> Result<(), StoreError> {
    transaction.commit().await.map_err(failed)
}

#[async_trait]
impl Store for SqliteStore {
    async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query_scalar::<_, i64>("SELECT 1")
            .fetch_one(&self.readers)
            .await
            .map(drop)
            .map_err(failed)
    }

    async fn claim_instance(&self, demo: bool) -> Result<(), ClaimError> {
        let mut write = self.write().await?;
        instance::claim(&mut write, demo).await?;
        Ok(commit(write).await?)
    }

    async fn put_catalogue(
        &self,
        catalogue: &Catalogue,
        now: OffsetDateTime,
    ) -> Result<u32, StoreError> {
        let mut write = self.write().await?;
        let version = catalogue::put(&mut write, catalogue, now).await?;
        commit(write).await?;
        Ok(version)
    }

    async fn catalogue(&self) -> Result<Option<KeptCatalogue>, StoreError> {
        catalogue::latest(&mut *self.read().await?).await
    }

    async fn create_practice(
        &self,
        practice: NewPractice,
        now: OffsetDateTime,
    ) -> Result<(), CreateError> {
        let mut write = self.write().await?;
        practice::create(&mut write, &practice, now).await?;
        Ok(commit(write).await?)
    }

    async fn practices(&self) -> Result<Vec<KeptPractice>, StoreError> {
        practice::all(&mut *self.read().await?).await
    }

    async fn publish_key(&self, key: NewKey, now: OffsetDateTime) -> Result<(), PublishError> {
        let mut write = self.write().await?;
        key::publish(&mut write, &key, now).await?;
        Ok(commit(write).await?)
    }

    async fn directory(&self, query: &DirectoryQuery) -> Result<Vec<Listing>, StoreError> {
        directory::who_takes_this(&mut *self.read().await?, query).await
    }

    async fn who_takes(&self) -> Result<BTreeMap<CategoryCode, Vec<Taker>>, StoreError> {
        directory::who_takes_what(&mut *self.read().await?).await
    }

    async fn reserve(&self, new: NewReservation) -> Result<Reservation, StoreError> {
        let mut write = self.write().await?;
        let reservation = reserve::reserve(&mut write, &new).await?;
        commit(write).await?;
        Ok(reservation)
    }

    async fn assignment(&self, referral: ReferralId) -> Result<Option<Record>, StoreError> {
        reserve::assignment(&mut *self.read().await?, referral).await
    }

    async fn expire_reservations(
        &self,
        now: OffsetDateTime,
    ) -> Result<Vec<ReferralId>, StoreError> {
        let mut write = self.write().await?;
        let expired = reserve::expire(&mut write, now).await?;
        commit(write).await?;
        Ok(expired)
    }

    async fn audit(&self, practice: PracticeId) -> Result<Vec<AuditEntry>, StoreError> {
        audit::trail(&mut *self.read().await?, practice).await
    }
}
