//! What is not sent in time leaves nothing behind: neither its reservation nor what was uploaded.

use std::io;
use std::sync::Arc;
use std::time::Duration as Pause;

use referral::id::ReferralId;
use store::{Store, StoreError};
use thiserror::Error;
use tokio::select;
use tokio::sync::watch;
use tokio::time::sleep;

use crate::clock::Clock;
use crate::router::AppState;
use crate::uploads::Uploads;

/// How often it is looked which reservations are over.
const EVERY: Pause = Pause::from_mins(1);
/// Every how many times the disk is looked through as well: only a crash, or a disk that failed,
/// leaves something there that no reservation leads to.
const SWEEP_EVERY: u32 = 60;
/// How many referrals the store is asked about at once.
const BATCH: usize = 500;

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
                // Looking through the whole disk finds what this round has left.
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

    /// Deletes what lies on the disk for no referral at all. A folder is made after its reservation
    /// was, so one that is there now and unknown afterwards is nobody's.
    async fn sweep(&self) -> Result<(), Left> {
        let there = self.uploads.referrals().await?;
        for some in there.chunks(BATCH) {
            let unknown = self.store.unknown_referrals(some).await?;
            let _names = self.uploads.names().await;
            self.delete(&unknown).await?;
        }
        Ok(())
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
