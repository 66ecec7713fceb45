//! What is not sent in time leaves nothing behind: neither its reservation nor what was uploaded.

use std::collections::HashSet;
use std::io;
use std::sync::Arc;
use std::time::Duration as Pause;

use referral::id::ReferralId;
use store::{Store, StoreError};
use thiserror::Error;
use time::Duration;
use tokio::select;
use tokio::sync::watch;
use tokio::time::sleep;

use crate::clock::Clock;
use crate::router::AppState;
use crate::uploads::{Found, Uploads};

/// How often it is looked which reservations are over.
const EVERY: Pause = Pause::from_mins(1);
/// Every how many times the disk is looked through as well: only a crash, or a disk that failed,
/// leaves something there that no reservation leads to.
const SWEEP_EVERY: u32 = 60;
/// How many referrals the store is asked about at once.
const BATCH: usize = 500;
/// How long a folder that no referral leads to is left alone: long enough to notice that a database
/// was put back which is older than the disk.
const UNKNOWN: Duration = Duration::days(3);

/// Why something was left behind. The next round tries again.
#[derive(Debug, Error)]
enum Left {
    #[error("the database failed: {0}")]
    Store(#[from] StoreError),
    #[error("what was uploaded cannot be deleted: {0}")]
    Disk(#[from] io::Error),
}

/// Whoever tidies up.
pub(crate) struct Expiry {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    uploads: Arc<Uploads>,
}

impl Expiry {
    pub(crate) fn new(state: &AppState) -> Self {
        Self {
            store: Arc::clone(&state.store),
            clock: Arc::clone(&state.clock),
            uploads: Arc::clone(&state.uploads),
        }
    }

    /// Tidies up at once and then every minute, until `stop` is true.
    pub(crate) async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut rounds = 0;
        loop {
            if let Err(error) = self.round(rounds == 0).await {
                tracing::error!(%error, "reservations that are over were not tidied up");
                // The next round looks through the disk as well, in case that is what failed.
                rounds = SWEEP_EVERY - 1;
            }
            rounds = (rounds + 1) % SWEEP_EVERY;
            select! {
                // An error says that nobody can tell us any more: that is a stop, too.
                _ = stop.wait_for(|stop| *stop) => return,
                () = sleep(EVERY) => {}
            }
        }
    }

    async fn round(&self, sweep: bool) -> Result<(), Left> {
        self.expire().await?;
        if sweep {
            self.sweep().await?;
        }
        Ok(())
    }

    /// Deletes the reservations that are over, with what was uploaded for them.
    async fn expire(&self) -> Result<(), Left> {
        let _names = self.uploads.names().await;
        let expired = self.store.expire_reservations(self.clock.now()).await?;
        self.delete(&expired).await?;
        Ok(())
    }

    /// Deletes what has lain on the disk for days for no referral at all. A folder is made after its
    /// reservation was, so one that is there now and unknown afterwards is nobody's: unless the
    /// database is not the one that belongs to the disk. One that knows nothing of what lies there
    /// is new or another's, and nothing is deleted for it.
    async fn sweep(&self) -> Result<(), Left> {
        let there = self.uploads.referrals().await?;
        let unknown = self.unknown(&there).await?;
        if !there.is_empty() && unknown.len() == there.len() {
            tracing::error!(
                uploads = there.len(),
                "the database knows none of the uploads on the disk, so none is deleted: is it the \
                 one that belongs to this data folder?"
            );
            return Ok(());
        }
        let long_ago = self.clock.now() - UNKNOWN;
        let nobodys = unknown.iter().filter(|found| found.changed < long_ago);
        let nobodys: Vec<_> = nobodys.map(|found| found.referral).collect();
        for some in nobodys.chunks(BATCH) {
            let _names = self.uploads.names().await;
            self.delete(some).await?;
        }
        Ok(())
    }

    /// Those of them that the database does not know.
    async fn unknown(&self, there: &[Found]) -> Result<Vec<Found>, StoreError> {
        let mut unknown = HashSet::new();
        for some in there.chunks(BATCH) {
            let some: Vec<_> = some.iter().map(|found| found.referral).collect();
            unknown.extend(self.store.unknown_referrals(&some).await?);
        }
        let of = |found: &&Found| unknown.contains(&found.referral);
        Ok(there.iter().filter(of).copied().collect())
    }

    /// Deletes as much as it can, and then says what failed first.
    async fn delete(&self, referrals: &[ReferralId]) -> io::Result<()> {
        let mut outcome = Ok(());
        for referral in referrals {
            outcome = outcome.and(self.uploads.delete(*referral).await);
        }
        outcome
    }
}

#[cfg(test)]
mod tests;
