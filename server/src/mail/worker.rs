//! Empties the outbox for as long as the server runs.

use std::sync::Arc;
use std::time::Duration as Pause;

use store::Store;
use store::mail::{Mail, QueuedMail};
use time::Duration;
use tokio::select;
use tokio::sync::{Notify, watch};
use tokio::time::sleep;

use super::compose::{Composer, NotComposed};
use super::handover::{Handed, WHOLE, Way, Why};
use super::retry;
use crate::clock::Clock;

/// How many mails are claimed at once.
const BATCH: u32 = 4;
/// For how long: every one of them may take [`WHOLE`] twice, to be sent and to see who was refused.
/// After a crash they wait as long.
const LEASE: Duration = Duration::minutes(10);
/// How long the outbox is left alone when nobody says that something is in it.
const TICK: Pause = Pause::from_secs(5);
/// Pauses before noting once more what became of a mail: unnoted, it would be sent twice.
const NOTE_AGAIN: [Pause; 3] = [
    Pause::from_millis(200),
    Pause::from_secs(2),
    Pause::from_secs(10),
];

const _: () = assert!(WHOLE.as_secs() * 2 * (BATCH as u64) < 10 * 60);

/// Whoever hands mails over.
pub(crate) struct Worker {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    /// Says that something was written into the outbox.
    pub(crate) due: Arc<Notify>,
    pub(crate) composer: Composer,
    pub(crate) way: Way,
}

impl Worker {
    /// Works until `stop` is true. The mail that is being handed over then is finished; the others
    /// wait in the outbox.
    pub(crate) async fn run(self, mut stop: watch::Receiver<bool>) {
        loop {
            let more = self.deliver(&stop).await;
            if *stop.borrow() {
                return;
            }
            if more {
                continue;
            }
            select! {
                // An error says that nobody can tell us any more: that is a stop, too.
                _ = stop.wait_for(|stop| *stop) => return,
                () = self.due.notified() => {}
                () = sleep(TICK) => {}
            }
        }
    }

    /// Hands over what is due, and says whether there is likely more.
    pub(super) async fn deliver(&self, stop: &watch::Receiver<bool>) -> bool {
        let claimed = self.store.claim_mails(self.clock.now(), LEASE, BATCH).await;
        let claimed = match claimed {
            Ok(claimed) => claimed,
            Err(error) => {
                tracing::error!(%error, "the outbox cannot be read");
                return false;
            }
        };
        let full = claimed.len() == BATCH as usize;
        let mut reached = true;
        for queued in &claimed {
            let handed = if *stop.borrow() {
                Handed::Untried(Why::Stopping)
            } else if reached {
                self.hand_over(queued).await
            } else {
                unreached(queued)
            };
            reached &= handed != Handed::NotNow(Why::Unreached);
            self.note(queued, handed).await;
        }
        full && reached
    }

    async fn hand_over(&self, queued: &QueuedMail) -> Handed {
        match self.composer.compose(queued, self.clock.now()) {
            Ok(message) => self.way.hand_over(queued.id, &message).await,
            Err(NotComposed) => Handed::Refused(Why::Address),
        }
    }

    /// Notes what became of a mail.
    async fn note(&self, queued: &QueuedMail, handed: Handed) {
        let wait = wait(queued, handed);
        let mut pauses = NOTE_AGAIN.into_iter();
        loop {
            let now = self.clock.now();
            let due = wait.map(|wait| now + wait);
            let noted = match handed {
                Handed::Over => self.store.mail_sent(queued.id, now).await,
                Handed::Untried(_) => self.store.mail_untried(queued.id, due.unwrap_or(now)).await,
                _ => self.store.mail_failed(queued.id, due).await,
            };
            let Err(error) = noted else { return };
            tracing::error!(id = queued.id, %error, "what became of a mail cannot be noted");
            match pauses.next() {
                Some(pause) => sleep(pause).await,
                None => return,
            }
        }
    }
}

/// What becomes of a mail whose turn comes after one that did not reach the mail server. A code
/// holds for ten minutes, tried or not, and is not mailed when it has ended.
fn unreached(queued: &QueuedMail) -> Handed {
    match queued.mail {
        Mail::Code { .. } => Handed::NotNow(Why::Unreached),
        _ => Handed::Untried(Why::Unreached),
    }
}

/// How long until a mail is tried again; `None` if it is not. Says so in the log, where a mail is
/// named by its place in the outbox.
fn wait(queued: &QueuedMail, handed: Handed) -> Option<Duration> {
    let QueuedMail { id, attempts, .. } = *queued;
    match handed {
        Handed::Over => {
            tracing::info!(id, attempts, "a mail was handed over");
            None
        }
        Handed::Untried(Why::Stopping) => Some(Duration::ZERO),
        Handed::Untried(why) => {
            tracing::info!(id, %why, "a mail waits untried");
            Some(retry::untried(attempts))
        }
        Handed::NotNow(why) => {
            let wait = retry::after(attempts, &queued.mail);
            if wait.is_some() {
                tracing::warn!(id, attempts, %why, "a mail waits");
            } else {
                tracing::error!(id, attempts, %why, "a mail is given up after many tries");
            }
            wait
        }
        Handed::Refused(why) => {
            tracing::error!(id, attempts, %why, "a mail is given up");
            None
        }
    }
}
