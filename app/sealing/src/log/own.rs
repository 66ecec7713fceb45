//! What a practice finds of itself in the whole log: nobody else looks for what only it can know.

use referral::id::PracticeId;

use super::Called;
use crate::encoding::Sha256Digest;
use crate::jwk::{Kid, RsaPublicJwk};
use crate::provider::Provider;
use crate::record::{KeyRecord, SignedRecord, verify_link};
use crate::timestamp::Timestamp;

/// A practice's own records, ticked off as the log is read.
#[derive(Debug, Clone)]
pub struct OwnRecords {
    practice: PracticeId,
    /// What people call it.
    called: Option<Called>,
    now: Timestamp,
    /// Each record's hash, and whether it was found.
    known: Vec<(Sha256Digest, bool)>,
    /// Those in its name that it does not know, in their order.
    foreign: Vec<SignedRecord>,
    /// Whether there is a leaf that is no record: it may be anybody's key.
    is_unreadable: bool,
    /// Records of other practices that have this one's name, each as its owners renewed it last.
    namesakes: Vec<(SignedRecord, KeyRecord)>,
    /// Those that were renewed since.
    passed: Vec<Sha256Digest>,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnFound {
    /// Every record of the practice is there, and no other in its name.
    InOrder,
    /// There is one in its name that its members' roster does not know: senders may seal for it.
    Foreign,
    /// There is a leaf that is no record, so that nobody can say whose key it is.
    Unreadable,
    /// One of its own is not there: senders are refused, or shown another.
    Missing,
    /// Every record is there, and another practice's last one, which has not ended, has the same name and
    /// town.
    Namesake,
}

impl OwnRecords {
    /// The records that the practice's roster knows, the oldest first.
    pub fn new(practice: PracticeId, records: &[SignedRecord], now: Timestamp) -> Self {
        let last = records.last().and_then(|last| last.record().ok());
        Self {
            practice,
            called: last.as_ref().map(Called::by),
            now,
            known: records.iter().map(|one| (one.hash(), false)).collect(),
            foreign: Vec::new(),
            is_unreadable: false,
            namesakes: Vec::new(),
            passed: Vec::new(),
        }
    }

    /// Looks at the next leaf.
    pub async fn look<P: Provider>(&mut self, provider: &P, leaf: &[u8]) {
        let read = SignedRecord::parse(leaf).and_then(|signed| Ok((signed.record()?, signed)));
        let Ok((record, signed)) = read else {
            self.is_unreadable = true;
            return;
        };
        if record.practice == self.practice {
            let hash = signed.hash();
            match self.known.iter_mut().find(|(known, _)| *known == hash) {
                Some((_, found)) => *found = true,
                None => self.foreign.push(signed),
            }
        } else {
            self.look_at_another(provider, signed, record).await;
        }
    }

    /// Another practice's record. It may have had this one's name, and another since: then a record that
    /// follows from the one with the name says so. Nothing else takes a name out of sight, or a server could
    /// hide a namesake behind a record of its own making.
    async fn look_at_another<P: Provider>(
        &mut self,
        provider: &P,
        signed: SignedRecord,
        record: KeyRecord,
    ) {
        // With another signature it stands in the log again.
        let hash = signed.hash();
        let mut read = self.namesakes.iter().map(|(one, _)| one.hash());
        if self.passed.contains(&hash) || read.any(|one| one == hash) {
            return;
        }
        for (last, stated) in &mut self.namesakes {
            let is_theirs = stated.practice == record.practice;
            let linked = verify_link(provider, record.practice, Some(last), &signed).await;
            if is_theirs && linked.is_ok() {
                self.passed.push(last.hash());
                (*last, *stated) = (signed, record);
                return;
            }
        }
        if self.called == Some(Called::by(&record)) {
            self.namesakes.push((signed, record));
        }
    }

    fn has_namesake(&self) -> bool {
        let mut last = self.namesakes.iter();
        last.any(|(_, record)| self.now < record.exp && self.called == Some(Called::by(record)))
    }

    /// Takes what the practice's roster says by now, by the names of every epoch's keys: records that
    /// follow from the `last` known one, and have the keys that the roster names for their epoch, are
    /// the practice's own. Its owners renewed the keys since the others were learned.
    pub async fn learn<P: Provider>(
        &mut self,
        provider: &P,
        last: &SignedRecord,
        epochs: &[[Kid; 2]],
    ) {
        let mut last = last.clone();
        for signed in std::mem::take(&mut self.foreign) {
            // With another signature it stands in the log again.
            if self.known.iter().any(|(hash, _)| *hash == signed.hash()) {
                continue;
            }
            let linked = verify_link(provider, self.practice, Some(&last), &signed).await;
            let is_named = linked.is_ok_and(|record| {
                let at = usize::try_from(record.epoch.saturating_sub(1));
                let named = at.ok().and_then(|at| epochs.get(at));
                let keys = record
                    .enc
                    .iter()
                    .map(RsaPublicJwk::kid)
                    .chain([record.sig.kid()]);
                named.is_some_and(|named| keys.eq(named))
            });
            if is_named {
                self.known.push((signed.hash(), true));
                last = signed;
            } else {
                self.foreign.push(signed);
            }
        }
    }

    /// What the leaves until here amount to.
    pub fn found(&self) -> OwnFound {
        if !self.foreign.is_empty() {
            OwnFound::Foreign
        } else if self.is_unreadable {
            OwnFound::Unreadable
        } else if !self.known.iter().all(|(_, found)| *found) {
            OwnFound::Missing
        } else if self.has_namesake() {
            OwnFound::Namesake
        } else {
            OwnFound::InOrder
        }
    }
}
