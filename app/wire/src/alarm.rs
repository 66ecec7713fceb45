//! What a member's browser has found wrong with what the server gave it.
//!
//! ```text
//! POST /api/v1/alarms  Raise  -> 204
//! ```
//!
//! Wants a member's session, and is a line of the practice's audit trail: the same once a day. The page
//! shows the alarm before, and whatever is answered.

use referral::audit::Alarm;
use serde::{Deserialize, Serialize};

/// An alarm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raise {
    /// Which.
    pub alarm: Alarm,
}
