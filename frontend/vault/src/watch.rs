//! Watching the key log for the practice: whether it has all its records, and no other in its name.
//! Everything that is read for it is public, so it is done beside what members wait for.

use std::rc::Rc;

use browser::http::Method;
use browser::vault::message::{Answer, KeyDoubt, LogAlarm, LogFound, LogWatched, Refused};
use referral::audit::Alarm;
use referral::id::PracticeId;
use sealing::jwk::OkpPublicJwk;
use sealing::log::{Bundle, Checkpoint, Doubt, LogKey, OwnFound, OwnRecords, TilePath, Tree};
use sealing::record::SignedRecord;
use sealing::roster::{Head, Roster};
use wire::members::Members;

use crate::alarm::raise;
use crate::host::Host;
use crate::http::{Failed, bare, get, surely};
use crate::inbox::Practice;
use crate::known;
use crate::send::believe::{Known, doubted};

/// A look at the whole log.
pub(crate) struct Watch<H: Host> {
    host: Rc<H>,
    practice: PracticeId,
    own: OwnRecords,
    /// The latest roster that was met.
    met: Head,
    /// The last of the records that were unlocked with.
    last: Option<SignedRecord>,
    known: Option<Known>,
}

impl<H: Host> Watch<H> {
    /// For the practice that is unlocked, whose records follow from its roster.
    pub(crate) fn begin(host: &Rc<H>, practice: &Practice<H>, known: Option<&str>) -> Self {
        let records = &practice.standing.records;
        let now = host.now().into();
        Self {
            host: Rc::clone(host),
            own: OwnRecords::new(practice.who().practice, records, now),
            practice: practice.who().practice,
            met: practice.standing.latest.head(),
            last: records.last().cloned(),
            known: known.and_then(Known::read),
        }
    }

    /// Reads the log from its first record to the last. What is not reached is not judged.
    pub(crate) async fn run(&mut self) -> Result<Answer, Refused> {
        let watched = match self.read().await? {
            Ok(head) => {
                let found = self.own_found().await;
                let known = self.known.as_ref();
                let registrar = known.and_then(|known| known.registrar.clone());
                let seen = head.seen();
                LogWatched {
                    found,
                    known: Some(Known { seen, registrar }.write()?),
                }
            }
            Err(doubt) => LogWatched {
                found: LogFound::Alarm(LogAlarm::Doubt(doubted(doubt))),
                known: None,
            },
        };
        Ok(Answer::LogWatched(watched))
    }

    /// Has an alarm noted in the practice's trail, once the page was told: a server that is the cause of
    /// it could keep this waiting for ever. Whether it is noted changes nothing for the page.
    pub(crate) async fn report(&self, alarm: LogAlarm) {
        let alarm = match alarm {
            // It is this computer's clock, most likely: nothing for a trail that is kept for years.
            LogAlarm::Doubt(KeyDoubt::Stale) => return,
            LogAlarm::Foreign => Alarm::Foreign,
            LogAlarm::Missing => Alarm::Missing,
            LogAlarm::Namesake => Alarm::Namesake,
            LogAlarm::Doubt(_) => Alarm::Log,
        };
        raise(&*self.host, alarm).await;
    }

    /// Before a record is foreign, the roster is asked for anew: another owner may have renewed the keys
    /// since the sign-in. What the roster that comes then does not say, or where none comes, is foreign.
    async fn own_found(&mut self) -> LogFound {
        let told = match self.own.found() {
            OwnFound::Foreign => self.learned().await,
            _ => None,
        };
        LogFound::Alarm(match (self.own.found(), told) {
            (OwnFound::InOrder, None) => return LogFound::InOrder,
            (OwnFound::InOrder | OwnFound::Namesake, Some(roster)) => {
                return LogFound::Moved(known::Known::of(&roster));
            }
            (OwnFound::Foreign, _) => LogAlarm::Foreign,
            (OwnFound::Unreadable, _) => LogAlarm::Doubt(KeyDoubt::NotLogged),
            (OwnFound::Missing, _) => LogAlarm::Missing,
            (OwnFound::Namesake, None) => LogAlarm::Namesake,
        })
    }

    /// The roster as it is told by now, once its later keys are known.
    async fn learned(&mut self) -> Option<Roster> {
        let members: Result<Members, Failed> = get(&*self.host, "/api/v1/members", None).await;
        let entries = members.ok()?.roster;
        let crypto = self.host.crypto();
        let told = Roster::replay(crypto, self.practice, &entries).await;
        let told = told.ok()?;
        let last = self.last.as_ref()?;
        if !told.contains(self.met) {
            return None;
        }
        self.own.learn(crypto, last, told.epochs()).await;
        Some(told)
    }

    /// The head, once everything below it was read and makes exactly it.
    async fn read(&mut self) -> Result<Result<Checkpoint, Doubt>, Refused> {
        let host = Rc::clone(&self.host);
        let key: OkpPublicJwk = get(&*host, "/api/v1/keylog/key", None).await?;
        let log = LogKey::new(key);
        let checkpoint = fetch(&*host, "checkpoint").await?;
        let Ok(checkpoint) = String::from_utf8(checkpoint) else {
            return Ok(Err(Doubt::Unsigned));
        };
        let seen = self.known.as_ref().map(|known| &known.seen);
        let head = Checkpoint::believe(host.crypto(), &log, &checkpoint, host.now(), seen).await;
        let head = match head {
            Ok(head) => head,
            Err(doubt) => return Ok(Err(doubt)),
        };
        let mut tree = Tree::default();
        for tile in TilePath::entries(head.size()) {
            let bundle = fetch(&*host, &tile.to_string()).await?;
            let Ok(bundle) = Bundle::parse(&bundle, tile.width()) else {
                return Ok(Err(Doubt::NotLogged));
            };
            for leaf in bundle.leaves() {
                tree.push(leaf);
                self.own.look(host.crypto(), leaf).await;
            }
        }
        let seen = self.known.as_ref().map(|known| &known.seen);
        if tree.root(head.size()) != Some(head.root()) {
            return Ok(Err(Doubt::NotLogged));
        }
        if seen.is_some_and(|seen| tree.root(seen.size) != Some(seen.root)) {
            return Ok(Err(Doubt::Forked));
        }
        Ok(Ok(head))
    }
}

/// What an answer warns of.
pub(crate) fn alarm(answer: &Result<Answer, Refused>) -> Option<LogAlarm> {
    match answer {
        Ok(Answer::LogWatched(LogWatched {
            found: LogFound::Alarm(alarm),
            ..
        })) => Some(*alarm),
        _ => None,
    }
}

async fn fetch<H: Host>(host: &H, path: &str) -> Result<Vec<u8>, Refused> {
    let address = format!("/api/v1/keylog/{path}");
    let got = surely(host, &bare(Method::Get, &address, None)).await;
    Ok(got?)
}
