//! A reservation: a referral's place with a specialist, kept until it is sealed and uploaded.

use referral::ReferralNumber;
use referral::balance::Exclusion;
use referral::contact::Email;
use referral::id::{OfferId, PracticeId, ReferralId, SpecialistId};
use referral::lang::LangTag;
use referral::route::Route;
use time::{Date, OffsetDateTime};

use crate::SealingKey;

/// What is asked for. Ids, number and token were drawn at random by the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReservation {
    /// The referral's id from now on.
    pub referral: ReferralId,
    /// The id of its first offer.
    pub offer: OfferId,
    /// The number that people use.
    pub number: ReferralNumber,
    /// SHA-256 of the token that lets its holder upload.
    pub token_hash: [u8; 32],
    /// Where it is to go; the caller has held it against the catalogue.
    pub route: Route,
    /// The version of the catalogue that was asked by.
    pub catalogue: u32,
    /// Where the sender is told what becomes of it.
    pub sender: Email,
    /// In which language.
    pub lang: LangTag,
    /// When it was asked for.
    pub now: OffsetDateTime,
    /// That day, where the practices are: an absence counts in days.
    pub today: Date,
    /// When the place is given up unless the referral has been sent.
    pub expires: OffsetDateTime,
}

/// What became of the wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reservation {
    /// There is a place.
    Reserved(Reserved),
    /// The pool has nobody: of those whom the sender allows, all are paused or away, or nobody
    /// takes it there. Nothing was kept.
    NobodyTakesIt,
    /// The specialist whom the sender named does not receive this. Nothing was kept.
    NamedUnavailable {
        /// Why not.
        why: Unavailable,
    },
    /// The number or an id is in use: draw again. Nothing was kept.
    InUse,
}

/// A place, and whom to seal for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserved {
    /// The practice that receives.
    pub practice: PracticeId,
    /// What people call it.
    pub practice_name: String,
    /// Its town.
    pub practice_town: String,
    /// The specialist.
    pub specialist: SpecialistId,
    /// With title, as people address them.
    pub specialist_name: String,
    /// The practice's key, of its current epoch.
    pub key: SealingKey,
    /// The practice's signed records, byte for byte, the oldest first; the last one holds the key.
    pub records: Vec<Vec<u8>>,
    /// Where the last one stands in the key log.
    pub position: u64,
}

/// Why a named specialist does not receive a referral. Being away is no reason: the sender was
/// shown it and named them all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unavailable {
    /// They do not take the category, or there is no such specialist.
    NotTaken,
    /// They take the category, but not this.
    Excluded(Exclusion),
}
