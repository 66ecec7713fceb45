//! What a browser remembers of practices' rosters: how long each was, and its last entry's hash.
//!
//! A server that takes back what it has once shown is found out by it. It is no secret, and a browser
//! that has forgotten it only trusts the roster as it is first shown.

use std::collections::BTreeMap;

use referral::id::PracticeId;
use sealing::Sha256Digest;
use sealing::roster::{Head, Roster};

/// The heads of the rosters that were seen.
#[derive(Default)]
pub(crate) struct Known(BTreeMap<PracticeId, (u32, Sha256Digest)>);

impl Known {
    /// As the page keeps what [`Known::of`] wrote. What does not read back was not ours.
    pub(crate) fn read(text: Option<&str>) -> Self {
        let read = text.and_then(|text| serde_json::from_str(text).ok());
        Self(read.unwrap_or_default())
    }

    /// Whether a roster does not begin with the one that was seen of its practice.
    pub(crate) fn differs_from(&self, roster: &Roster) -> bool {
        let seen = self.0.get(&roster.practice());
        seen.is_some_and(|&(len, hash)| !roster.contains(Head { len, hash }))
    }

    /// What to remember of this roster from now on, beside what is remembered of other practices.
    pub(crate) fn of(roster: &Roster) -> String {
        let Head { len, hash } = roster.head();
        let seen = BTreeMap::from([(roster.practice(), (len, hash))]);
        serde_json::to_string(&seen).unwrap_or_default()
    }
}
