//! The whole log, read from its beginning: what an auditor does, and who writes one.

use std::collections::BTreeMap;

use referral::id::PracticeId;
use thiserror::Error;
use tlog_tiles::tlog::{self, Hash, HashReader, stored_hashes, tree_hash};

use super::{LogKey, checkpoint};
use crate::encoding::Sha256Digest;
use crate::error::OpenError;
use crate::provider::Provider;
use crate::record::{NotBelieved, SignedRecord, verify_link};

/// An entry bundle: up to 256 leaves, each after its length in two bytes (C2SP tlog-tiles).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bundle(Vec<Vec<u8>>);

impl Bundle {
    /// Of these leaves; `None` if one is longer than the form allows.
    pub fn of(leaves: Vec<Vec<u8>>) -> Option<Self> {
        let fits = |leaf: &Vec<u8>| u16::try_from(leaf.len()).is_ok();
        leaves.iter().all(fits).then_some(Self(leaves))
    }

    /// Reads one that has so many leaves as its tile is wide: who reads more would look at leaves that the
    /// log's head is not of.
    pub fn parse(mut bytes: &[u8], width: u32) -> Result<Self, OpenError> {
        let mut leaves = Vec::new();
        while let Some((len, rest)) = bytes.split_first_chunk::<2>() {
            let len = usize::from(u16::from_be_bytes(*len));
            let (leaf, rest) = rest.split_at_checked(len).ok_or(OpenError)?;
            leaves.push(leaf.to_vec());
            bytes = rest;
        }
        if bytes.is_empty() && u32::try_from(leaves.len()) == Ok(width) {
            Ok(Self(leaves))
        } else {
            Err(OpenError)
        }
    }

    /// As it travels.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for leaf in &self.0 {
            let len = u16::try_from(leaf.len()).unwrap_or(u16::MAX);
            bytes.extend(len.to_be_bytes());
            bytes.extend(leaf);
        }
        bytes
    }

    /// Its leaves in their order.
    pub fn leaves(&self) -> &[Vec<u8>] {
        &self.0
    }
}

/// A tree that grows leaf by leaf, and knows every root that it had.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    size: u64,
    hashes: Vec<Hash>,
}

/// So that whoever keeps a log can cut it into tiles.
impl HashReader for Tree {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, tlog::Error> {
        let at = |index: &u64| self.hashes.get(usize::try_from(*index).ok()?).copied();
        let hashes: Option<Vec<Hash>> = indexes.iter().map(at).collect();
        hashes.ok_or(tlog::Error::IndexesNotInTree)
    }
}

impl Tree {
    /// Appends a leaf.
    pub fn push(&mut self, leaf: &[u8]) {
        // Whatever a complete tree asks for is in it.
        if let Ok(new) = stored_hashes(self.size, leaf, self) {
            self.hashes.extend(new);
            self.size += 1;
        }
    }

    /// How many leaves it has.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Its root when it had `size` leaves; `None` if it has fewer.
    pub fn root(&self, size: u64) -> Option<Sha256Digest> {
        let has = size <= self.size;
        let root = has.then(|| tree_hash(size, self))?.ok()?;
        Some(Sha256Digest::from_bytes(root.0))
    }

    /// The name of the checkpoint at `size`, as BIND has it.
    pub fn name(&self, log: &LogKey, size: u64) -> Option<String> {
        Some(checkpoint::name(log, size, self.root(size)?))
    }
}

/// Every practice's records, in order, each held against the one before.
#[derive(Debug, Clone, Default)]
pub struct History(BTreeMap<PracticeId, Vec<SignedRecord>>);

/// Why a leaf cannot stand where it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoHistory {
    /// It is no key record.
    #[error("it is no key record")]
    Unreadable,
    /// It does not follow from what the log has of that practice.
    #[error("practice {0}: {1}")]
    Broken(PracticeId, NotBelieved),
}

impl History {
    /// Reads the next leaf. A record may stand in the log again with more signatures, also after
    /// later ones of its practice: the registrar signs when they can.
    pub async fn take<P: Provider>(&mut self, provider: &P, leaf: &[u8]) -> Result<(), NoHistory> {
        let signed = SignedRecord::parse(leaf).map_err(|_| NoHistory::Unreadable)?;
        let record = signed.record().map_err(|_| NoHistory::Unreadable)?;
        let practice = record.practice;
        let known = self.0.entry(practice).or_default();
        let again = known.iter().position(|one| one.hash() == signed.hash());
        let at = again.unwrap_or(known.len());
        let before = at.checked_sub(1).and_then(|before| known.get(before));
        verify_link(provider, practice, before, &signed)
            .await
            .map_err(|error| NoHistory::Broken(practice, error))?;
        match again.and_then(|at| known.get_mut(at)) {
            Some(again) => *again = signed,
            None => known.push(signed),
        }
        Ok(())
    }

    /// Each practice with its records, the oldest first.
    pub fn practices(&self) -> impl Iterator<Item = (PracticeId, &[SignedRecord])> {
        self.0.iter().map(|(id, records)| (*id, records.as_slice()))
    }
}
