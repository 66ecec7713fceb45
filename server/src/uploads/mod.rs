//! What is uploaded for a referral, on its way to its place on the disk and away from there.
//!
//! A part is written as a draft in a folder of its own kind first, and gets its name once all of it
//! has arrived. Names are given and taken away under one lock, so that no two uploads of one part,
//! nor an upload and the end of its reservation, come across each other.

mod draft;
mod sweep;

use std::io;
use std::path::{Path, PathBuf};

use referral::id::ReferralId;
use tokio::fs;
use tokio::sync::{Mutex, MutexGuard};

use crate::parts;
use crate::random::Random;

pub(crate) use draft::{Draft, Whole};
pub(crate) use sweep::Found;

/// The folder of drafts, within the data folder: on the disk that the parts lie on.
const DRAFTS: &str = "uploading";

/// Everything that was uploaded.
#[derive(Debug)]
pub(crate) struct Uploads {
    data: PathBuf,
    names: Mutex<()>,
}

impl Uploads {
    /// Those in this data folder.
    pub(crate) fn new(data: PathBuf) -> Self {
        let names = Mutex::default();
        Self { data, names }
    }

    /// Waits until nobody else gives a name or takes one away.
    pub(crate) async fn names(&self) -> MutexGuard<'_, ()> {
        self.names.lock().await
    }

    /// Begins a part.
    pub(crate) async fn draft(&self, random: &dyn Random) -> io::Result<Draft> {
        Draft::begin(&self.data.join(DRAFTS), random).await
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
