//! What a practice's members see and do. Every route wants a session, and knows only the offers of
//! the session's practice: another's are not found.
//!
//! ```text
//! GET  /api/v1/inbox                                      -> Inbox
//! POST /api/v1/inbox/envelopes             Wanted         -> Envelopes
//! POST /api/v1/offers/{offer}/open                        -> Row
//! GET  /api/v1/offers/{offer}/attachments/{aid}/parts/{n} -> bytes
//! POST /api/v1/offers/{offer}/decision     Decide         -> Row
//! POST /api/v1/offers/{offer}/envelope     Reseal         -> Row
//! ```
//!
//! A part and `decision` are refused with 409 `not-opened` before the first opening, and `decision` with
//! 409 `decided` when somebody has decided: read the inbox to see what. A read-only member is refused both this and
//! `envelope` with 403 `read-only`. `envelope` is refused with 409 `sealed-anew` when another member was faster, and with
//! 409 `decided` when it is no longer open; nothing is to be done then.

use referral::ReferralNumber;
use referral::code::{CategoryCode, SpecialtyCode, SubcategoryCode};
use referral::id::{OfferId, ReferralId, SpecialistId};
use referral::offer::{Decision, OfferState};
use referral::region::Region;
use referral::urgency::Urgency;
use sealing::Sha256Digest;
use serde::{Deserialize, Serialize};

use crate::Moment;

/// Everything that the practice has received, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inbox {
    /// One row an offer.
    pub rows: Vec<Row>,
    /// The practice's specialists, with their names.
    pub specialists: Vec<(SpecialistId, String)>,
}

/// One offer, as far as the server knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The offer.
    pub offer: OfferId,
    /// The referral.
    pub referral: ReferralId,
    /// Its number.
    pub number: ReferralNumber,
    /// For which of the practice's specialists.
    pub specialist: SpecialistId,
    /// The specialty.
    pub specialty: SpecialtyCode,
    /// The category.
    pub category: CategoryCode,
    /// The subcategory, where the category has any.
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
    /// The epoch of the key that it was sent for: the sender knows the signing key of this one.
    pub sent_epoch: u32,
    /// SHA-256 of the envelope before, where a member has sealed it anew for a later epoch.
    pub prev: Option<Sha256Digest>,
    /// Its attachments in order: id, and bytes of ciphertext.
    pub attachments: Vec<(referral::id::AttachmentId, u64)>,
    /// Where it stands.
    pub state: OfferState,
    /// When it came in.
    pub sent: Moment,
    /// When somebody first opened it.
    pub opened: Option<Moment>,
    /// What was decided.
    pub decided: Option<Decided>,
}

/// A decision that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// What.
    pub decision: Decision,
    /// When.
    pub at: Moment,
    /// By which member: their name.
    pub by: String,
}

/// Asks for some envelopes: at most [`MOST_ENVELOPES`], and none twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// Of these offers.
    pub offers: Vec<OfferId>,
}

/// How many envelopes are fetched at once. Each may be a mebibyte, and the server holds all of an
/// answer in its memory.
pub const MOST_ENVELOPES: usize = 20;

/// The envelopes of those that the practice has, in the order in which they were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelopes {
    /// Offer and envelope: JWE in General JSON, as text.
    pub envelopes: Vec<(OfferId, String)>,
}

/// Seals an open referral anew for the practice's current key. Its files stay as they are: their keys
/// are in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reseal {
    /// JWE in General JSON. Its BIND names the envelope that it takes the place of.
    pub envelope: String,
}

/// Decides, once and for all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// What; the sender is mailed this and nothing else.
    pub decision: Decision,
    /// What was written besides, sealed for the sender: a JWE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}
