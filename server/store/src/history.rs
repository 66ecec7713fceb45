//! A practice's audit trail as its owners read it.

use referral::ReferralNumber;
use referral::id::{MemberId, ReferralId};
use time::Duration;

use crate::audit::{Alarm, AuditEntry};

/// How long the same refusal is not written again: whoever repeats it fills no disk.
pub const REFUSED_QUIET: Duration = Duration::minutes(15);
/// How long the same alarm of the same member is not written again.
pub const ALARM_QUIET: Duration = Duration::DAY;
/// The same of a namesake, which may be an honest one and stay for years.
pub const NAMESAKE_QUIET: Duration = Duration::days(365);

/// How long this alarm of the same member is not written again.
pub const fn quiet(alarm: Alarm) -> Duration {
    match alarm {
        Alarm::Namesake => NAMESAKE_QUIET,
        _ => ALARM_QUIET,
    }
}

/// Some entries of a trail, the oldest first, and the names of what they are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The entries.
    pub entries: Vec<AuditEntry>,
    /// Everybody who is or was a member, or waits to be one.
    pub members: Vec<(MemberId, String)>,
    /// The referrals that these entries name.
    pub referrals: Vec<(ReferralId, ReferralNumber)>,
}
