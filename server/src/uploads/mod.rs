//! What is uploaded for a referral, on its way to its place on the disk and away from there.
//!
//! A part is written as a draft in a folder of its own kind first, and gets its name once all of it
//! has arrived. Names are given and taken away under one lock, so that no two uploads of one part,
//! nor an upload and the end of its reservation, come across each other.

mod draft;
mod sweep;
mod turns;
mod whole;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use referral::id::ReferralId;
use thiserror::Error;
use tokio::fs;
use tokio::sync::{Mutex, MutexGuard};

use crate::parts;
use crate::random::Random;

pub(crate) use draft::{Draft, Whole};
pub(crate) use sweep::Found;
pub(crate) use turns::NoTurn;
pub(crate) use whole::to_the_end;

use turns::Turns;

/// The folder of drafts, within the data folder: on the disk that the parts lie on.
const DRAFTS: &str = "uploading";

/// Everything that was uploaded.
#[derive(Debug)]
pub(crate) struct Uploads {
    data: PathBuf,
    names: Mutex<()>,
    turns: Arc<Turns>,
}

/// Why a part cannot be begun.
#[derive(Debug, Error)]
pub(crate) enum NotBegun {
    #[error(transparent)]
    Turn(#[from] NoTurn),
    #[error(transparent)]
    Disk(#[from] io::Error),
}

impl Uploads {
    /// Those in this data folder.
    pub(crate) fn new(data: PathBuf) -> Self {
        Self {
            data,
            names: Mutex::default(),
            turns: Arc::default(),
        }
    }

    /// Waits until nobody else gives a name or takes one away. Whoever holds the lock works
    /// [`to_the_end`].
    pub(crate) async fn names(&self) -> MutexGuard<'_, ()> {
        self.names.lock().await
    }

    /// Begins a part of something attached to this referral.
    pub(crate) async fn draft(
        &self,
        referral: ReferralId,
        random: &dyn Random,
    ) -> Result<Draft, NotBegun> {
        let turn = self.turns.begin(referral)?;
        Ok(Draft::begin(&self.data.join(DRAFTS), turn, random).await?)
    }

    /// Deletes what was uploaded for a referral that is no more. The caller has the names' lock.
    pub(crate) async fn delete(&self, referral: ReferralId) -> io::Result<()> {
        match fs::remove_dir_all(parts::folder(&self.data, referral)).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Every referral for which something lies on the disk.
    pub(crate) async fn referrals(&self) -> io::Result<Vec<Found>> {
        sweep::referrals(self.data.clone()).await
    }
}

/// Deletes the drafts that a crash left. For the start, before anything is uploaded.
pub(crate) fn delete_drafts(data: &Path) {
    match std::fs::remove_dir_all(data.join(DRAFTS)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            tracing::warn!(%error, "what half uploads left cannot be deleted");
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests;
