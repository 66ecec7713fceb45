//! What a practice received, and what it does with it.

use referral::ReferralNumber;
use referral::code::{CategoryCode, SpecialtyCode, SubcategoryCode};
use referral::id::{MemberId, OfferId, PracticeId, ReferralId, SpecialistId};
use referral::offer::{Decision, OfferState};
use referral::region::Region;
use referral::urgency::Urgency;
use time::OffsetDateTime;

use crate::KeptAttachment;

/// An offer that was sent, as far as the server knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptOffer {
    /// The offer.
    pub offer: OfferId,
    /// The referral.
    pub referral: ReferralId,
    /// Its number.
    pub number: ReferralNumber,
    /// For which specialist.
    pub specialist: SpecialistId,
    /// The specialty.
    pub specialty: SpecialtyCode,
    /// The category.
    pub category: CategoryCode,
    /// The subcategory.
    pub subcategory: Option<SubcategoryCode>,
    /// Where the patient is to be seen.
    pub region: Region,
    /// How soon.
    pub urgency: Urgency,
    /// The catalogue that was asked by.
    pub catalogue: u32,
    /// How often it has moved on.
    pub hop: u32,
    /// The epoch of the key that it is sealed for.
    pub epoch: u32,
    /// The epoch of the key that it was sent for.
    pub sent_epoch: u32,
    /// SHA-256 of the envelope.
    pub envelope: [u8; 32],
    /// SHA-256 of the one before, where a member has sealed it anew.
    pub before: Option<[u8; 32]>,
    /// Its attachments, in BIND's order.
    pub attachments: Vec<KeptAttachment>,
    /// Where it stands; never reserved.
    pub state: OfferState,
    /// When it came in.
    pub sent: OffsetDateTime,
    /// When somebody first opened it.
    pub opened: Option<OffsetDateTime>,
    /// What was decided.
    pub decided: Option<KeptDecision>,
}

/// A decision that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDecision {
    /// What.
    pub decision: Decision,
    /// When.
    pub at: OffsetDateTime,
    /// By which member: their name.
    pub by: String,
}

/// A decision to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDecision {
    /// Whose offer it must be.
    pub practice: PracticeId,
    /// Who decides.
    pub member: MemberId,
    /// The offer.
    pub offer: OfferId,
    /// What.
    pub decision: Decision,
    /// What was written besides, sealed for the sender.
    pub message: Option<String>,
    /// When.
    pub now: OffsetDateTime,
}

/// What became of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecideOutcome {
    /// It holds, the sender's mail is in the outbox, and it is audited.
    Decided,
    /// Somebody decided before; nothing was changed.
    Before,
    /// Nobody has opened it yet; nothing was changed.
    NotOpened,
    /// The practice has no such offer.
    NoSuchOffer,
}
