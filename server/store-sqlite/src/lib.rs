//! The SQLite backend: one file, durable at every commit.
//!
//! Writers share one connection and begin with `BEGIN IMMEDIATE`, so that a transaction never
//! fails half-way for another's lock; readers have their own and cannot write.

#![warn(missing_docs)]
#![allow(
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::wildcard_imports,
    unused
)]

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
use referral::contact::Email;
use referral::directory::{Listing, Taker};
use referral::id::*;
use referral::id::{PracticeId, ReferralId};
use referral::route::Route;
use sqlx::{Sqlite, SqlitePool, Transaction};
use store::audit::AuditEntry;
use store::mail::*;
use store::status::*;
use store::*;
use store::{
    ClaimError, CreateError, DirectoryQuery, KeptCatalogue, KeptPractice, NewKey, NewPractice,
    NewReservation, PublishError, Reservation, Store, StoreError,
};
use time::OffsetDateTime;
use time::{Date, Duration};

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

    async fn preview(
        &self,
        _route: &Route,
        _now: OffsetDateTime,
        _today: Date,
    ) -> Result<Preview, StoreError> {
        unwritten()
    }
    async fn held(
        &self,
        _referral: ReferralId,
        _token_hash: [u8; 32],
    ) -> Result<Option<Held>, StoreError> {
        unwritten()
    }
    async fn note_part(
        &self,
        _referral: ReferralId,
        _part: KeptPart,
        _now: OffsetDateTime,
    ) -> Result<PartOutcome, StoreError> {
        unwritten()
    }
    async fn accept(&self, _acceptance: Acceptance) -> Result<AcceptOutcome, StoreError> {
        unwritten()
    }
    async fn release(&self, _referral: ReferralId) -> Result<bool, StoreError> {
        unwritten()
    }
    async fn put_enrolment(
        &self,
        _practice: PracticeId,
        _link_hash: [u8; 32],
        _expires: OffsetDateTime,
        _now: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        unwritten()
    }
    async fn enrolment(
        &self,
        _link_hash: [u8; 32],
        _now: OffsetDateTime,
    ) -> Result<Option<Enrolment>, StoreError> {
        unwritten()
    }
    async fn enrol(
        &self,
        _link_hash: [u8; 32],
        _member: NewMember,
        _now: OffsetDateTime,
    ) -> Result<(), EnrolError> {
        unwritten()
    }
    async fn sign_in_record(&self, _email: &Email) -> Result<Option<SignInRecord>, StoreError> {
        unwritten()
    }
    async fn begin_session(&self, _session: NewSession) -> Result<(), StoreError> {
        unwritten()
    }
    async fn session(
        &self,
        _hash: [u8; 32],
        _now: OffsetDateTime,
        _idle: Duration,
    ) -> Result<Option<Session>, StoreError> {
        unwritten()
    }
    async fn end_session(&self, _hash: [u8; 32]) -> Result<(), StoreError> {
        unwritten()
    }
    async fn member_keys(&self, _member: MemberId) -> Result<Option<MemberKeys>, StoreError> {
        unwritten()
    }
    async fn keyring(&self, _practice: PracticeId) -> Result<Option<Keyring>, StoreError> {
        unwritten()
    }
    async fn inbox(&self, _practice: PracticeId) -> Result<Vec<KeptOffer>, StoreError> {
        unwritten()
    }
    async fn offer(
        &self,
        _practice: PracticeId,
        _offer: OfferId,
    ) -> Result<Option<KeptOffer>, StoreError> {
        unwritten()
    }
    async fn envelopes(
        &self,
        _practice: PracticeId,
        _offers: &[OfferId],
    ) -> Result<Vec<(OfferId, String)>, StoreError> {
        unwritten()
    }
    async fn open_offer(
        &self,
        _practice: PracticeId,
        _member: MemberId,
        _offer: OfferId,
        _now: OffsetDateTime,
    ) -> Result<Option<KeptOffer>, StoreError> {
        unwritten()
    }
    async fn decide(&self, _decision: NewDecision) -> Result<DecideOutcome, StoreError> {
        unwritten()
    }
    async fn claim_mails(
        &self,
        _now: OffsetDateTime,
        _lease: Duration,
        _most: u32,
    ) -> Result<Vec<QueuedMail>, StoreError> {
        unwritten()
    }
    async fn mail_sent(&self, _id: i64, _now: OffsetDateTime) -> Result<(), StoreError> {
        unwritten()
    }
    async fn mail_failed(&self, _id: i64, _due: Option<OffsetDateTime>) -> Result<(), StoreError> {
        unwritten()
    }
    async fn may_see_status(
        &self,
        _referral: ReferralId,
        _access_hash: [u8; 32],
    ) -> Result<bool, StoreError> {
        unwritten()
    }
    async fn send_code(&self, _code: NewCode) -> Result<CodeOutcome, StoreError> {
        unwritten()
    }
    async fn check_code(&self, _typed: TypedCode) -> Result<TypedOutcome, StoreError> {
        unwritten()
    }
    async fn status(
        &self,
        _referral: ReferralId,
        _browser: [u8; 32],
        _now: OffsetDateTime,
    ) -> Result<Option<KeptStatus>, StoreError> {
        unwritten()
    }
    async fn specialist_names(
        &self,
        _practice: PracticeId,
    ) -> Result<Vec<(referral::id::SpecialistId, String)>, StoreError> {
        unwritten()
    }
    async fn note_export(
        &self,
        _practice: PracticeId,
        _referrals: u32,
        _now: OffsetDateTime,
    ) -> Result<(), StoreError> {
        unwritten()
    }
    async fn audit(&self, practice: PracticeId) -> Result<Vec<AuditEntry>, StoreError> {
        audit::trail(&mut *self.read().await?, practice).await
    }
}

fn unwritten<T, E: From<StoreError>>() -> Result<T, E> {
    Err(StoreError::Unavailable("not written yet".into()).into())
}
