//! What an audit found, for people.

use std::fmt;

use sealing::fingerprint::Fingerprint;
use sealing::log::{Checkpoint, History, LogKey, Seen};
use sealing::native::Native;
use sealing::record::SignedRecord;

use crate::config::RegistrarKey;

/// A log that is in order.
#[derive(Debug)]
pub(crate) struct Report {
    log: String,
    checkpoint: String,
    size: u64,
    /// How long the log was when it was seen before.
    before: Option<u64>,
    practices: Vec<Practice>,
}

#[derive(Debug)]
struct Practice {
    name: String,
    town: String,
    epoch: u32,
    fingerprint: Fingerprint,
    /// Whether the registrar has signed the first record; `None` where none was named.
    registered: Option<bool>,
}

impl Report {
    pub(super) async fn of(
        log: &LogKey,
        head: &Checkpoint,
        seen: Option<&Seen>,
        history: &History,
        registrar: Option<&RegistrarKey>,
    ) -> Self {
        let mut practices = Vec::new();
        for (_, records) in history.practices() {
            let (Some(first), Some(Ok(last))) =
                (records.first(), records.last().map(SignedRecord::record))
            else {
                continue;
            };
            let registered = match registrar {
                Some(registrar) => Some(first.is_signed_by(&Native, registrar.key()).await),
                None => None,
            };
            practices.push(Practice {
                name: last.name,
                town: last.city,
                epoch: last.epoch,
                fingerprint: Fingerprint::of(first.hash()),
                registered,
            });
        }
        practices.sort_by(|one, other| one.name.cmp(&other.name));
        Self {
            log: log.to_vkey(),
            checkpoint: head.name(),
            size: head.size(),
            before: seen.map(|seen| seen.size),
            practices,
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (size, practices) = (self.size, self.practices.len());
        writeln!(
            f,
            "The key log is in order: {size} records of {practices} practices."
        )?;
        match self.before {
            Some(before) => writeln!(f, "It begins with the {before} records seen before.")?,
            None => writeln!(
                f,
                "It was not seen before, so an earlier fork cannot be known."
            )?,
        }
        writeln!(f, "key         {}", self.log)?;
        writeln!(f, "checkpoint  {}", self.checkpoint)?;
        for practice in &self.practices {
            practice.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Practice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            town,
            epoch,
            fingerprint,
            registered,
        } = self;
        writeln!(f, "\n{name}, {town}: epoch {epoch}")?;
        writeln!(f, "  {}", fingerprint.words())?;
        writeln!(f, "  {fingerprint}")?;
        match registered {
            Some(true) => writeln!(f, "  signed by the registrar"),
            Some(false) => writeln!(f, "  NOT signed by the registrar"),
            None => Ok(()),
        }
    }
}
