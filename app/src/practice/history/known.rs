//! Where the histories of practices ended when this browser saw them last. No secret, and nobody's
//! name; only so is a server found out that takes lines away from the end, or makes all of them anew.

use std::collections::BTreeMap;

use browser::storage;
use referral::audit::AuditEntry;
use referral::id::PracticeId;
use sealing::Sha256Digest;
use serde::{Deserialize, Serialize};

/// Under which name it is kept.
const KEPT: &str = "letterlock.history";

/// The last line that was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// Its place, from 1.
    pub sequence: u64,
    /// Its link to all before.
    pub hash: Sha256Digest,
}

impl End {
    /// Of a trail that ends with this line.
    pub fn of(last: &AuditEntry) -> Self {
        Self {
            sequence: last.sequence,
            hash: Sha256Digest::from_bytes(last.hash),
        }
    }
}

#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
struct Ends(BTreeMap<PracticeId, End>);

impl Ends {
    /// What does not read back is forgotten.
    fn read(text: Option<&str>) -> Self {
        let read = text.and_then(|text| serde_json::from_str(text).ok());
        read.unwrap_or_default()
    }

    /// Keeps the later one, and says whether that is another than before: a tab that is behind takes
    /// nothing back.
    fn keep(&mut self, practice: PracticeId, end: End) -> bool {
        let before = self.0.get(&practice);
        let is_later = before.is_none_or(|before| before.sequence < end.sequence);
        if is_later {
            self.0.insert(practice, end);
        }
        is_later
    }
}

/// Where this practice's history ended.
pub fn end(practice: PracticeId) -> Option<End> {
    let ends = Ends::read(storage::read(KEPT).as_deref());
    ends.0.get(&practice).copied()
}

/// Remembers where it ends now. A browser that keeps nothing meets it anew each time.
pub fn keep(practice: PracticeId, end: End) {
    let mut ends = Ends::read(storage::read(KEPT).as_deref());
    if ends.keep(practice, end)
        && let Ok(text) = serde_json::to_string(&ends)
    {
        storage::write(KEPT, &text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(sequence: u64) -> End {
        let hash = Sha256Digest::of(&sequence.to_be_bytes());
        End { sequence, hash }
    }

    #[test]
    fn a_tab_that_is_behind_takes_nothing_back() {
        let (one, other) = ([1; 16], [2; 16]);
        let [one, other] = [one, other].map(PracticeId::from_bytes);
        let mut ends = Ends::read(Some("no JSON"));
        assert!(ends.keep(one, end(7)));
        assert!(!ends.keep(one, end(6)));
        assert!(ends.keep(other, end(2)));
        assert!(ends.keep(one, end(8)));
        let text = serde_json::to_string(&ends).expect("JSON");
        let read = Ends::read(Some(&text));
        assert_eq!(read.0, [(one, end(8)), (other, end(2))].into());
    }
}
