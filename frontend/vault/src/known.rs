//! What a browser remembers of practices' rosters: how long each was, its last entry's hash, and which
//! members it has seen sign in to which practice.
//!
//! A server that takes back what it has once shown is found out by it, and one that puts a member, whose own
//! keys say nothing of a practice, into another. It is no secret, and a browser that has forgotten it only
//! trusts the roster as it is first shown.

use std::cell::Cell;
use std::collections::BTreeMap;

use referral::id::{MemberId, PracticeId};
use sealing::Sha256Digest;
use sealing::roster::{Head, Roster};
use serde::{Deserialize, Serialize};

/// What was seen.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Known {
    /// The heads of rosters.
    rosters: BTreeMap<PracticeId, (u32, Sha256Digest)>,
    /// Where members belong, which never changes.
    members: BTreeMap<MemberId, PracticeId>,
}

impl Known {
    /// As the page keeps what [`Known::of`] wrote. What does not read back was not ours.
    pub(crate) fn read(text: Option<&str>) -> Self {
        let read = text.and_then(|text| serde_json::from_str(text).ok());
        read.unwrap_or_default()
    }

    /// Whether a roster does not begin with the one that was seen of its practice.
    pub(crate) fn differs_from(&self, roster: &Roster) -> bool {
        let seen = self.rosters.get(&roster.practice());
        seen.is_some_and(|&(len, hash)| !roster.contains(Head { len, hash }))
    }

    /// Whether a member was seen in another practice.
    pub(crate) fn has_elsewhere(&self, member: MemberId, practice: PracticeId) -> bool {
        let seen = self.members.get(&member);
        seen.is_some_and(|seen| *seen != practice)
    }

    /// What to remember of this roster from now on, beside what is remembered of other practices.
    pub(crate) fn of(roster: &Roster) -> String {
        Self::at(roster.practice(), roster.head()).written()
    }

    /// The same, and that this member belongs to its practice.
    pub(crate) fn of_member(member: MemberId, roster: &Roster) -> String {
        let mut seen = Self::at(roster.practice(), roster.head());
        seen.members.insert(member, roster.practice());
        seen.written()
    }

    fn at(practice: PracticeId, Head { len, hash }: Head) -> Self {
        Self {
            rosters: BTreeMap::from([(practice, (len, hash))]),
            members: BTreeMap::new(),
        }
    }

    fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The latest roster of a practice that was met since the sign-in; it may be later than the unlocked one.
pub(crate) struct Latest {
    practice: PracticeId,
    head: Cell<Head>,
    /// Whether the page was not told to remember it yet.
    is_untold: Cell<bool>,
}

impl Latest {
    /// The one that was unlocked with, which the page is told of by the answer to the sign-in.
    pub(crate) fn of(roster: &Roster) -> Self {
        Self {
            practice: roster.practice(),
            head: Cell::new(roster.head()),
            is_untold: Cell::new(false),
        }
    }

    pub(crate) const fn head(&self) -> Head {
        self.head.get()
    }

    /// Takes a roster that the server told. `false` where it does not begin with the latest one: it was
    /// taken back since, or is another.
    pub(crate) fn meet(&self, told: &Roster) -> bool {
        let goes_on = told.contains(self.head.get());
        if goes_on && self.head.replace(told.head()) != told.head() {
            self.is_untold.set(true);
        }
        goes_on
    }

    /// Takes the roster with an entry of one's own; the answer to that tells the page of it.
    pub(crate) fn own(&self, roster: &Roster) {
        if roster.contains(self.head.get()) {
            self.head.set(roster.head());
        }
    }

    /// What the page has to remember, if it was not told yet.
    pub(crate) fn untold(&self) -> Option<String> {
        let is_untold = self.is_untold.take();
        is_untold.then(|| Known::at(self.practice, self.head.get()).written())
    }
}
