//! What was done in a practice: its audit trail, for its owners.
//!
//! ```text
//! GET  /api/v1/history?after=N  -> Lines
//! POST /api/v1/history/saved    -> 204
//! ```
//!
//! Both want an owner's session: refused otherwise with 403 `not-an-owner`. `after` is the sequence
//! of the last line that is known already, 0 where none is. Whoever is to save the trail as a file
//! says so first, and that is a line of the trail itself.

use referral::ReferralNumber;
use referral::audit::AuditEntry;
use referral::id::{MemberId, ReferralId};
use sealing::Sha256Digest;
use serde::{Deserialize, Serialize};

/// The most lines that come at once: an answer stays under a megabyte.
pub const MOST: u32 = 2_000;

/// Lines of the trail, the oldest first, and the names of what they are about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    /// At most [`MOST`]: with as many there may be more.
    pub lines: Vec<Line>,
    /// Who is or was a member, or waits to be one.
    pub members: Vec<(MemberId, String)>,
    /// The numbers of the referrals that these lines name.
    pub referrals: Vec<(ReferralId, ReferralNumber)>,
}

/// An entry of the trail, as it travels and as a line of a file. `entry` is text, byte for byte as it
/// was hashed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its place, from 1.
    pub sequence: u64,
    /// When: Unix milliseconds.
    pub at: i64,
    /// What, as JSON.
    pub entry: String,
    /// Its link to the one before.
    pub hash: Sha256Digest,
}

impl From<AuditEntry> for Line {
    fn from(entry: AuditEntry) -> Self {
        Self {
            sequence: entry.sequence,
            at: entry.at,
            entry: entry.entry,
            hash: Sha256Digest::from_bytes(entry.hash),
        }
    }
}

impl From<Line> for AuditEntry {
    fn from(line: Line) -> Self {
        Self {
            sequence: line.sequence,
            at: line.at,
            entry: line.entry,
            hash: *line.hash.as_bytes(),
        }
    }
}
