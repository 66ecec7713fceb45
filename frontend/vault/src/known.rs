//! What a browser remembers of practices' rosters: how long each was, and its last entry's hash.
//!
//! A server that takes back what it has once shown is found out by it. It is no secret, and a browser
//! that has forgotten it only trusts the roster as it is first shown.

use std::cell::Cell;
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
        written(roster.practice(), roster.head())
    }
}

fn written(practice: PracticeId, Head { len, hash }: Head) -> String {
    let seen = BTreeMap::from([(practice, (len, hash))]);
    serde_json::to_string(&seen).unwrap_or_default()
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
        is_untold.then(|| written(self.practice, self.head.get()))
    }
}
