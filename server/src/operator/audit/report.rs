//! What an audit found, for people.

use std::fmt;

use sealing::Timestamp;
use sealing::fingerprint::Fingerprint;
use sealing::log::{Called, Checkpoint, History, LogKey, Seen};
use sealing::native::Native;
use sealing::record::{KeyRecord, SignedRecord};
use thiserror::Error;

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

/// The log is in order, and a browser does not seal for everybody in it.
#[derive(Debug, Error)]
#[error(
    "browsers refuse {0} practices that were offered to senders: see NOT signed above. Have the \
     registrar sign, or find out who changed the name"
)]
pub(crate) struct Refused(usize);

#[derive(Debug)]
struct Practice {
    /// As the registrar signed it, where one was named and has.
    name: String,
    town: String,
    epoch: u32,
    /// When its last record ends.
    until: Timestamp,
    fingerprint: Fingerprint,
    vouched: Vouched,
    /// Whether another practice is called the same.
    has_namesake: bool,
}

/// What the registrar has signed.
#[derive(Debug)]
enum Vouched {
    /// No registrar was named.
    Unasked,
    /// The name.
    Yes,
    /// The name until a record that calls the practice something else; senders refuse that one.
    UntilRenamed {
        name: String,
        town: String,
        epoch: u32,
    },
    /// Nothing.
    No,
}

impl Practice {
    /// By its records, the oldest first; `None` where there is none that can be read.
    async fn of(records: &[SignedRecord], registrar: Option<&RegistrarKey>) -> Option<Self> {
        let fingerprint = Fingerprint::of(records.first()?.hash());
        let last = records.last()?.record().ok()?;
        let (epoch, until) = (last.epoch, last.exp);
        let (named, vouched) = match registrar {
            None => (last, Vouched::Unasked),
            Some(registrar) => vouched(records, registrar, last).await,
        };
        Some(Self {
            name: named.name,
            town: named.city,
            epoch,
            until,
            fingerprint,
            vouched,
            has_namesake: false,
        })
    }

    /// What people call it, as they read it.
    fn called(&self) -> Called {
        Called::of(&self.name, &self.town)
    }
}

/// The record whose name is the practice's, and what of it the registrar has signed: the first one, and
/// every other that is of another name than the one before.
async fn vouched(
    records: &[SignedRecord],
    registrar: &RegistrarKey,
    last: KeyRecord,
) -> (KeyRecord, Vouched) {
    let mut signed: Option<KeyRecord> = None;
    for one in records {
        let Ok(record) = one.record() else {
            return (last, Vouched::No);
        };
        let is_same = signed
            .as_ref()
            .is_some_and(|before| (&before.name, &before.city) == (&record.name, &record.city));
        if is_same || one.is_signed_by(&Native, registrar.key()).await {
            signed = Some(record);
        } else if let Some(named) = signed {
            let KeyRecord {
                name, city, epoch, ..
            } = record;
            let town = city;
            return (named, Vouched::UntilRenamed { name, town, epoch });
        } else {
            return (last, Vouched::No);
        }
    }
    (last, Vouched::Yes)
}

impl Report {
    pub(super) async fn of(
        log: &LogKey,
        head: &Checkpoint,
        seen: Option<&Seen>,
        history: &History,
        registrar: Option<&RegistrarKey>,
        now: Timestamp,
    ) -> Self {
        let mut practices = Vec::new();
        for (_, records) in history.practices() {
            practices.extend(Practice::of(records, registrar).await);
        }
        practices.sort_by_key(Practice::called);
        mark_namesakes(&mut practices, now);
        Self {
            log: log.to_vkey(),
            checkpoint: head.name(),
            size: head.size(),
            before: seen.map(|seen| seen.size),
            practices,
        }
    }

    /// Whether browsers seal for everybody whom the registrar has vouched for. Who has no signature at all
    /// may simply wait for one: nobody outside can tell.
    pub(crate) fn verdict(&self) -> Result<(), Refused> {
        match self.count(|one| matches!(one.vouched, Vouched::UntilRenamed { .. })) {
            0 => Ok(()),
            refused => Err(Refused(refused)),
        }
    }

    fn count(&self, which: fn(&Practice) -> bool) -> usize {
        self.practices.iter().filter(|one| which(one)).count()
    }

    /// What to look at, before the practices themselves.
    fn headline(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unsigned = self.count(|one| matches!(one.vouched, Vouched::No));
        let renamed = self.count(|one| matches!(one.vouched, Vouched::UntilRenamed { .. }));
        let namesakes = self.count(|one| one.has_namesake);
        if unsigned > 0 {
            writeln!(
                f,
                "NOT signed by the registrar, and refused by browsers: {unsigned}."
            )?;
        }
        if renamed > 0 {
            writeln!(
                f,
                "Renamed without the registrar, and refused by browsers: {renamed}."
            )?;
        }
        if namesakes > 0 {
            writeln!(f, "Called as another practice is: {namesakes}.")?;
        }
        Ok(())
    }
}

/// Of practices in the order of what they are called. Nobody seals for one whose last record has ended.
fn mark_namesakes(practices: &mut [Practice], now: Timestamp) {
    let groups = practices.chunk_by_mut(|one, other| one.called() == other.called());
    for group in groups {
        let mut holding: Vec<_> = group.iter_mut().filter(|one| now < one.until).collect();
        if holding.len() > 1 {
            for one in &mut holding {
                one.has_namesake = true;
            }
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
        self.headline(f)?;
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
            until: _,
            fingerprint,
            vouched,
            has_namesake,
        } = self;
        writeln!(f, "\n{name}, {town}: epoch {epoch}")?;
        writeln!(f, "  {}", fingerprint.words())?;
        writeln!(f, "  {fingerprint}")?;
        if *has_namesake {
            writeln!(f, "  ANOTHER practice has this name and town")?;
        }
        match vouched {
            Vouched::Unasked => Ok(()),
            Vouched::Yes => writeln!(f, "  signed by the registrar"),
            Vouched::UntilRenamed { name, town, epoch } => writeln!(
                f,
                "  NOT signed by the registrar: that it is called {name}, {town} since epoch {epoch}. \
                 Senders refuse that"
            ),
            Vouched::No => writeln!(f, "  NOT signed by the registrar"),
        }
    }
}
