//! What the sender sees afterwards.
//!
//! ```text
//! GET  /api/v1/status/{id}              -> Status
//! POST /api/v1/status/{id}/code         -> 204: a code is on its way to the sender's address
//! POST /api/v1/status/{id}/session Code -> 204, with a cookie for 12 hours
//! ```
//!
//! All carry `Authorization: Bearer` with the access token that the status secret gives. An unknown referral and a
//! wrong token are both refused with 404 `no-such-referral`; without the cookie the first is refused
//! with 401 `code-wanted`. A wrong code: 403 `wrong-code`; after five, or when codes were asked for
//! too often: 429 `too-many-tries` with the seconds to wait.

use referral::ReferralNumber;
use referral::id::{PracticeId, ReferralId};
use referral::offer::{Decision, OfferState};
use sealing::thread::SealedThread;
use serde::{Deserialize, Serialize};

use crate::Moment;

/// The code that was mailed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// Six digits.
    pub code: String,
}

/// Where a referral stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// The referral.
    pub id: ReferralId,
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
    /// Where it stands.
    pub state: OfferState,
    /// When it was sent.
    pub sent: Moment,
    /// When the practice first opened it.
    pub opened: Option<Moment>,
    /// When the practice decided.
    pub decided: Option<Moment>,
    /// What it decided.
    pub decision: Option<Decision>,
    /// What it wrote besides: a sealed message.
    pub message: Option<String>,
    /// The sender's own keys, which the status secret opens.
    pub thread: SealedThread,
}
