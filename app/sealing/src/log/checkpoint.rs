//! Checkpoints: how long the log is and what its root is, signed and dated.

use time::{Duration, OffsetDateTime};
use tlog_tiles::tlog::{Hash, record_hash};

use super::tiles::Head;
use super::{Doubt, LogKey, MAX_SIZE, Seen, Tiles, note};
use crate::encoding::Sha256Digest;
use crate::error::OpenError;
use crate::jws::Signer;
use crate::provider::{Provider, ProviderError};
use crate::timestamp::Timestamp;

/// Bytes that a checkpoint with all its signatures has at most.
pub const MAX_CHECKPOINT_LEN: usize = 16 * 1024;
/// How old a checkpoint may be: whoever keeps an old one back for longer is found out.
const FRESH: Duration = Duration::hours(48);
/// How much a clock may be behind the server's.
const SLOW_CLOCK: Duration = Duration::hours(24);

/// A checkpoint that its log signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    log: LogKey,
    size: u64,
    root: Sha256Digest,
    at: Timestamp,
}

impl Checkpoint {
    /// Signs the head of a log, as of `at`.
    pub async fn sign<P: Provider>(
        provider: &P,
        signer: &Signer<'_, P>,
        (size, root): (u64, Sha256Digest),
        at: Timestamp,
    ) -> Result<String, ProviderError> {
        let origin = LogKey::new(signer.public.clone()).origin();
        let text = body(&origin, size, root).ok_or(ProviderError)?;
        let seconds = OffsetDateTime::from(at).unix_timestamp();
        let seconds = u64::try_from(seconds).map_err(|_| ProviderError)?;
        note::sign(provider, signer, &text, seconds).await
    }

    /// Reads a checkpoint that `log` signed, of whatever time.
    pub async fn verify<P: Provider>(
        provider: &P,
        log: &LogKey,
        text: &str,
    ) -> Result<Self, OpenError> {
        if text.len() > MAX_CHECKPOINT_LEN {
            return Err(OpenError);
        }
        let (body, seconds) = note::verify(provider, log, text).await?;
        let head = tlog_tiles::Checkpoint::from_bytes(body.as_bytes()).map_err(|_| OpenError)?;
        let at = i64::try_from(seconds).map_err(|_| OpenError)?;
        let at = OffsetDateTime::from_unix_timestamp(at).map_err(|_| OpenError)?;
        if head.origin() != log.origin() || !head.extension().is_empty() || head.size() > MAX_SIZE {
            return Err(OpenError);
        }
        Ok(Self {
            log: log.clone(),
            size: head.size(),
            root: Sha256Digest::from_bytes(head.hash().0),
            at: at.into(),
        })
    }

    /// Reads a checkpoint as somebody does who may have seen the log before: signed by the same
    /// key, of now, and no shorter. What lies between is for [`Checkpoint::check`].
    pub async fn believe<P: Provider>(
        provider: &P,
        log: &LogKey,
        text: &str,
        now: OffsetDateTime,
        seen: Option<&Seen>,
    ) -> Result<Self, Doubt> {
        if seen.is_some_and(|seen| seen.log != *log.key().kid()) {
            return Err(Doubt::OtherLog);
        }
        let checkpoint = Self::verify(provider, log, text).await;
        let checkpoint = checkpoint.map_err(|_| Doubt::Unsigned)?;
        let at = OffsetDateTime::from(checkpoint.at);
        if at < now - FRESH || at > now + SLOW_CLOCK {
            return Err(Doubt::Stale);
        }
        match seen {
            Some(seen) if checkpoint.size < seen.size => Err(Doubt::RolledBack),
            Some(seen) if checkpoint.size == seen.size && checkpoint.root != seen.root => {
                Err(Doubt::Forked)
            }
            _ => Ok(checkpoint),
        }
    }

    /// The paths of the tiles that [`Checkpoint::check`] needs, below the log's address.
    pub fn wanted(&self, position: u64, seen: Option<&Seen>) -> Result<Vec<String>, Doubt> {
        let before = seen.map_or(0, |seen| seen.size);
        let wanted = self.head().wanted(position, before);
        wanted.map_err(|_| Doubt::NotLogged)
    }

    /// Holds the leaf at `position` and what was seen before against this checkpoint's root.
    pub fn check(
        &self,
        position: u64,
        leaf: &[u8],
        tiles: &Tiles,
        seen: Option<&Seen>,
    ) -> Result<(), Doubt> {
        let (head, leaf) = (self.head(), record_hash(leaf));
        if let Some(seen) = seen {
            let before = Head {
                size: seen.size,
                root: Hash(*seen.root.as_bytes()),
            };
            let follows = head.follows(tiles, before);
            follows.map_err(|_| Doubt::Forked)?;
        }
        let has = head.has(tiles, position, leaf);
        has.map_err(|_| Doubt::NotLogged)
    }

    /// How many records the log has.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Its root.
    pub const fn root(&self) -> Sha256Digest {
        self.root
    }

    /// When it was the log's head.
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// What to remember of it.
    pub fn seen(&self) -> Seen {
        Seen {
            log: self.log.key().kid().clone(),
            size: self.size,
            root: self.root,
        }
    }

    /// As BIND and the receipt name it: `ORIGIN:SIZE:ROOT`, the root in base64.
    pub fn name(&self) -> String {
        name(&self.log, self.size, self.root)
    }

    fn head(&self) -> Head {
        Head {
            size: self.size,
            root: Hash(*self.root.as_bytes()),
        }
    }
}

/// The name of the checkpoint of this size and root.
pub(super) fn name(log: &LogKey, size: u64, root: Sha256Digest) -> String {
    format!("{}:{size}:{}", log.origin(), Hash(*root.as_bytes()))
}

fn body(origin: &str, size: u64, root: Sha256Digest) -> Option<String> {
    let head = tlog_tiles::Checkpoint::new(origin, size, Hash(*root.as_bytes()), "").ok()?;
    String::from_utf8(head.to_bytes()).ok()
}
