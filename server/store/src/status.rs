//! The status page: what the holder of a referral's access token sees.

use referral::ReferralNumber;
use referral::id::{PracticeId, ReferralId};
use referral::offer::{Decision, OfferState};
use time::{Duration, OffsetDateTime};

/// Wrong codes before the next one has to wait.
pub const MOST_TRIES: u32 = 5;
/// Codes that one referral is sent within [`CODE_WINDOW`].
pub const MOST_CODES: u32 = 5;
/// One hour: how long who asked or tried too often waits.
pub const CODE_WINDOW: Duration = Duration::hours(1);

/// Where a referral stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptStatus {
    /// The referral.
    pub referral: ReferralId,
    /// Its number.
    pub number: ReferralNumber,
    /// The practice that has it.
    pub practice: PracticeId,
    /// What people call it.
    pub practice_name: String,
    /// The specialist.
    pub specialist_name: String,
    /// How often it has moved on.
    pub hop: u32,
    /// Where it stands; never reserved.
    pub state: OfferState,
    /// When it was sent.
    pub sent: OffsetDateTime,
    /// When the practice first opened it.
    pub opened: Option<OffsetDateTime>,
    /// When the practice decided.
    pub decided: Option<OffsetDateTime>,
    /// What it decided.
    pub decision: Option<Decision>,
    /// What it wrote besides: a sealed message.
    pub message: Option<String>,
    /// The sender's thread keys, sealed: JSON.
    pub thread: String,
}

/// A code to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCode {
    /// For which referral; the caller has checked the access token.
    pub referral: ReferralId,
    /// The six digits, for the mail.
    pub code: String,
    /// SHA-256 of referral id and code, for the check.
    pub hash: [u8; 32],
    /// Now.
    pub now: OffsetDateTime,
    /// When it ends.
    pub expires: OffsetDateTime,
}

/// What became of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeOutcome {
    /// Its mail is in the outbox; codes from before are void.
    Sent,
    /// Too many within [`CODE_WINDOW`]: not before then.
    TooMany {
        /// When the next one may be asked for.
        until: OffsetDateTime,
    },
}

/// A code that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypedCode {
    /// For which referral; the caller has checked the access token.
    pub referral: ReferralId,
    /// SHA-256 of referral id and code.
    pub hash: [u8; 32],
    /// SHA-256 of the cookie to remember this browser by.
    pub browser: [u8; 32],
    /// Now.
    pub now: OffsetDateTime,
    /// Until when the browser is remembered.
    pub until: OffsetDateTime,
}

/// What became of a typed code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedOutcome {
    /// It was right: it is void from now on, and the browser is remembered.
    Right,
    /// It was wrong, or over, or none was sent.
    Wrong,
    /// Too many were wrong; the code is void.
    TooMany {
        /// When the next one may be asked for.
        until: OffsetDateTime,
    },
}
