//! What a practice finds of itself in the whole log: nobody else looks for what only it can know.

use referral::id::PracticeId;

use crate::encoding::Sha256Digest;
use crate::record::SignedRecord;

/// A practice's own records, ticked off as the log is read.
#[derive(Debug, Clone)]
pub struct OwnRecords {
    practice: PracticeId,
    /// Each record's hash, and whether it was found.
    known: Vec<(Sha256Digest, bool)>,
    foreign: bool,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnFound {
    /// Every record of the practice is there, and no other in its name.
    InOrder,
    /// There is one in its name that its members' roster does not know: senders may seal for it.
    Foreign,
    /// One of its own is not there: senders are refused, or shown another.
    Missing,
}

impl OwnRecords {
    /// The records that the practice's roster knows, by their hashes.
    pub fn new(practice: PracticeId, hashes: impl Iterator<Item = Sha256Digest>) -> Self {
        Self {
            practice,
            known: hashes.map(|hash| (hash, false)).collect(),
            foreign: false,
        }
    }

    /// Looks at the next leaf. One that is no record is nobody's key.
    pub fn look(&mut self, leaf: &[u8]) {
        let Ok(signed) = SignedRecord::parse(leaf) else {
            return;
        };
        if signed
            .record()
            .is_ok_and(|record| record.practice == self.practice)
        {
            let hash = signed.hash();
            match self.known.iter_mut().find(|(known, _)| *known == hash) {
                Some((_, found)) => *found = true,
                None => self.foreign = true,
            }
        }
    }

    /// What the leaves until here amount to.
    pub fn found(&self) -> OwnFound {
        if self.foreign {
            OwnFound::Foreign
        } else if self.known.iter().all(|(_, found)| *found) {
            OwnFound::InOrder
        } else {
            OwnFound::Missing
        }
    }
}
