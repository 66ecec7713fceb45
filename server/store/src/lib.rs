//! What the server keeps: the trait, plain data, and the suite that every backend passes.
//!
//! One method is one whole transaction, named by its intent. Plain data goes in and comes out;
//! which database lies behind it is no caller's business. A look-up that finds nothing is
//! `Ok(None)`, not an error.

#![warn(missing_docs)]

pub mod audit;
mod catalogue;
#[cfg(feature = "conformance")]
pub mod conformance;
mod directory;
mod error;
mod instance;
mod key;
mod practice;
mod reservation;

pub use catalogue::KeptCatalogue;
pub use directory::DirectoryQuery;
pub use error::StoreError;
pub use instance::ClaimError;
pub use key::{NewKey, PublishError, SealingKey};
pub use practice::{CreateError, KeptPractice, KeptSpecialist, NewPractice, PracticeStatus};
pub use reservation::{NewReservation, Reservation, Reserved, Unavailable};

use std::collections::BTreeMap;

use async_trait::async_trait;
use referral::balance::Record;
use referral::catalogue::Catalogue;
use referral::code::CategoryCode;
use referral::directory::{Listing, Taker};
use referral::id::{PracticeId, ReferralId};
use time::OffsetDateTime;

use crate::audit::AuditEntry;

/// Everything that the server asks of its database.
///
/// Times are instants that the caller's clock gave; a store keeps them to the millisecond. Every
/// method fails with [`StoreError`] when the database does, and has then changed nothing.
#[async_trait]
pub trait Store: Send + Sync {
    /// Answers if the database does.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unavailable`] when it cannot be reached.
    async fn ping(&self) -> Result<(), StoreError>;

    /// Says once and for all whether this database is a demo's or holds real practices.
    ///
    /// # Errors
    ///
    /// [`ClaimError::OtherKind`] when it was claimed as the other before.
    async fn claim_instance(&self, demo: bool) -> Result<(), ClaimError>;

    /// Puts a catalogue in force, and gives its version. The one in force already keeps its own.
    async fn put_catalogue(
        &self,
        catalogue: &Catalogue,
        now: OffsetDateTime,
    ) -> Result<u32, StoreError>;

    /// The catalogue in force; `None` until the operator has loaded one.
    async fn catalogue(&self) -> Result<Option<KeptCatalogue>, StoreError>;

    /// Creates a practice with its specialists.
    ///
    /// # Errors
    ///
    /// Names the first slug that another practice or specialist has.
    async fn create_practice(
        &self,
        practice: NewPractice,
        now: OffsetDateTime,
    ) -> Result<(), CreateError>;

    /// Every practice with its specialists, by slug.
    async fn practices(&self) -> Result<Vec<KeptPractice>, StoreError>;

    /// Publishes the key of a practice's next epoch. From then on referrals are sealed for it.
    ///
    /// # Errors
    ///
    /// When there is no such practice, or the epoch is not the next one.
    async fn publish_key(&self, key: NewKey, now: OffsetDateTime) -> Result<(), PublishError>;

    /// Who takes what is asked for, by name: verified practices only.
    async fn directory(&self, query: &DirectoryQuery) -> Result<Vec<Listing>, StoreError>;

    /// Who takes each category, by name: verified practices only.
    async fn who_takes(&self) -> Result<BTreeMap<CategoryCode, Vec<Taker>>, StoreError>;

    /// Keeps a place for a referral that is about to be sealed. Where the sender left the choice
    /// to the pool, it is made here by [`referral::balance`], and kept with what it was made of.
    async fn reserve(&self, new: NewReservation) -> Result<Reservation, StoreError>;

    /// What the pool's choice for a referral was made of; `None` when there is no such referral,
    /// or the sender named the specialist.
    async fn assignment(&self, referral: ReferralId) -> Result<Option<Record>, StoreError>;

    /// Deletes every reservation whose time is over, and names them, so that what was uploaded
    /// for them can be deleted as well.
    async fn expire_reservations(&self, now: OffsetDateTime)
    -> Result<Vec<ReferralId>, StoreError>;

    /// A practice's audit trail, the oldest entry first.
    async fn audit(&self, practice: PracticeId) -> Result<Vec<AuditEntry>, StoreError>;
}
