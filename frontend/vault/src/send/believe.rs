//! Whether the key that a server hands out may be sealed for: the practice's records, the registrar,
//! and the key log, each held against the others and against what this browser saw before.

use browser::http::Method;
use browser::vault::message::{KeyDoubt, Refused};
use sealing::Timestamp;
use sealing::jwk::Kid;
use sealing::log::{Checkpoint, Doubt, LogKey, Seen, Tiles};
use sealing::record::{Believed, Chain, KeyRecord, NotBelieved};
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};
use wire::send::{Choice, Reserved};

use crate::host::Host;
use crate::http::{Failed, bare, surely};

/// A sender's clock may be this much behind the one that a key record was made by.
const SLOW_CLOCK: Duration = Duration::hours(24);

/// A key that is the practice's, and what proves it.
pub(crate) struct Proven {
    pub(crate) key: KeyRecord,
    /// The record's hash.
    pub(crate) kr: String,
    /// The checkpoint of the log that has the record.
    pub(crate) cp: String,
    /// What to remember.
    pub(crate) known: String,
}

/// What a browser remembers from one sending to the next. All of it is public.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Known {
    pub(crate) seen: Seen,
    pub(crate) registrar: Option<Kid>,
}

impl Known {
    /// As [`Known::write`] wrote it. What cannot be read is as good as nothing.
    pub(crate) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The text to remember.
    pub(crate) fn write(&self) -> Result<String, Refused> {
        serde_json::to_string(self).map_err(|_| Refused::OutOfTurn)
    }
}

/// Believes what proves itself.
pub(crate) async fn believe<H: Host>(
    host: &H,
    reserved: &Reserved,
    known: Option<&str>,
) -> Result<Proven, Refused> {
    let known = known.and_then(Known::read);
    let registrar = reserved.registrar.as_ref().map(|key| key.kid().clone());
    let before = known.as_ref().and_then(|known| known.registrar.as_ref());
    if before.is_some() && before != registrar.as_ref() {
        return Err(Refused::KeyDoubted(KeyDoubt::OtherRegistrar));
    }
    let (key, kr) = records(host, reserved).await?;
    let head = in_the_log(host, reserved, known.as_ref().map(|known| &known.seen)).await?;
    let (cp, seen) = (head.name(), head.seen());
    let known = Known { seen, registrar }.write()?;
    Ok(Proven { key, kr, cp, known })
}

/// The current record and its hash, if it follows from the first one, and people are shown the
/// fingerprint of that, and the name of this.
async fn records<H: Host>(host: &H, reserved: &Reserved) -> Result<(KeyRecord, String), Refused> {
    let current = reserved.records.last().ok_or(Refused::KeyRefused)?;
    let claimed = current.record().map_err(|_| Refused::KeyRefused)?;
    let chain = Chain {
        records: &reserved.records,
        practice: reserved.to.practice,
        registrar: reserved.registrar.as_ref(),
    };
    let now = present(host.now(), claimed.nbf);
    let believed = chain.verify(host.crypto(), now).await;
    let believed = believed.map_err(|why| match why {
        NotBelieved::Foreign => Refused::KeyRefused,
        NotBelieved::NotNow => Refused::KeyDoubted(KeyDoubt::NotNow),
        NotBelieved::Discontinuous => Refused::KeyDoubted(KeyDoubt::Discontinuous),
        NotBelieved::Unregistered => Refused::KeyDoubted(KeyDoubt::Unregistered),
    })?;
    if is_called(&reserved.to, &believed) {
        Ok((believed.current, believed.hash.to_string()))
    } else {
        Err(Refused::KeyRefused)
    }
}

/// Whether what people are shown of a practice is what its records say.
fn is_called(to: &Choice, believed: &Believed) -> bool {
    let Believed {
        fingerprint,
        current,
        ..
    } = believed;
    let name = (&to.practice_name, &to.town) == (&current.name, &current.city);
    name && to.fingerprint == fingerprint.to_string() && to.words == fingerprint.words()
}

/// The log's head, if the log has the record and goes on from what was seen before.
async fn in_the_log<H: Host>(
    host: &H,
    reserved: &Reserved,
    seen: Option<&Seen>,
) -> Result<Checkpoint, Refused> {
    let logged = &reserved.log;
    let log = LogKey::new(logged.key.clone());
    let (crypto, now) = (host.crypto(), host.now());
    let head = Checkpoint::believe(crypto, &log, &logged.checkpoint, now, seen).await;
    let head = head.map_err(refused)?;
    let mut tiles = Tiles::default();
    for path in head.wanted(logged.position, seen).map_err(refused)? {
        let address = format!("/api/v1/keylog/{path}");
        let tile = surely(host, &bare(Method::Get, &address, None)).await;
        tiles.insert(path, tile.map_err(untold)?);
    }
    let leaf = reserved.records.last().ok_or(Refused::KeyRefused)?;
    let leaf = leaf.to_json().into_bytes();
    let found = head.check(logged.position, &leaf, &tiles, seen);
    found.map_err(refused)?;
    Ok(head)
}

/// A server that does not give a tile of its own log has no proof.
fn untold(failed: Failed) -> Refused {
    match Refused::from(failed) {
        passing @ (Refused::Unreached | Refused::ServerFailed | Refused::TooManyTries(_)) => {
            passing
        }
        _ => Refused::KeyDoubted(KeyDoubt::NotLogged),
    }
}

fn refused(doubt: Doubt) -> Refused {
    Refused::KeyDoubted(doubted(doubt))
}

/// What stands against the log, as a page is told.
pub(crate) const fn doubted(doubt: Doubt) -> KeyDoubt {
    match doubt {
        Doubt::OtherLog => KeyDoubt::OtherLog,
        Doubt::Unsigned => KeyDoubt::Unsigned,
        Doubt::Stale => KeyDoubt::Stale,
        Doubt::RolledBack => KeyDoubt::RolledBack,
        Doubt::Forked => KeyDoubt::Forked,
        Doubt::NotLogged => KeyDoubt::NotLogged,
    }
}

/// The present by a clock that may be slow, or else a record would hold only once every sender's
/// clock has passed its maker's.
fn present(clock: OffsetDateTime, begins: Timestamp) -> Timestamp {
    let (now, latest) = (Timestamp::from(clock), Timestamp::from(clock + SLOW_CLOCK));
    if now < begins && begins <= latest {
        begins
    } else {
        now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_may_be_a_day_slow_and_no_more() {
        let begins: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
        for (clock, present_is) in [
            ("2026-11-22T07:59:59Z", "2026-11-22T07:59:59Z"),
            ("2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z"),
            ("2026-11-23T07:59:59Z", "2026-11-23T08:00:00Z"),
            ("2026-11-24T08:00:00Z", "2026-11-24T08:00:00Z"),
        ] {
            let clock: Timestamp = clock.parse().unwrap();
            let present = present(clock.into(), begins);
            assert_eq!(present.to_string(), present_is);
        }
    }
}
