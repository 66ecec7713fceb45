//! Watching the key log for the practice: whether it has all its records, and no other in its name.
//! Everything that is read for it is public, so it is done beside what members wait for.

use std::rc::Rc;

use browser::http::Method;
use browser::vault::message::{Answer, LogAlarm, LogWatched, Refused};
use sealing::jwk::OkpPublicJwk;
use sealing::log::{Bundle, Checkpoint, Doubt, LogKey, OwnFound, OwnRecords, TilePath, Tree};
use sealing::record::SignedRecord;
use sealing::roster::Roster;
use wire::members::Members;

use crate::host::Host;
use crate::http::{Failed, bare, get, surely};
use crate::inbox::Practice;
use crate::known;
use crate::send::believe::{Known, doubted};

/// A look at the whole log.
pub(crate) struct Watch<H: Host> {
    host: Rc<H>,
    own: OwnRecords,
    /// The roster that the practice was unlocked with, and the last of its records.
    roster: Roster,
    last: Option<SignedRecord>,
    known: Option<Known>,
}

/// What is found of the practice's own records.
enum Own {
    /// Those that were unlocked with, and no other.
    InOrder,
    /// Later ones, which this roster names.
    Moved(Box<Roster>),
    Wrong(LogAlarm),
}

impl<H: Host> Watch<H> {
    /// For the practice that is unlocked, whose records follow from its roster.
    pub(crate) fn begin(host: &Rc<H>, practice: &Practice<H>, known: Option<&str>) -> Self {
        let records = practice.standing.records.iter();
        let hashes = records.map(SignedRecord::hash);
        Self {
            host: Rc::clone(host),
            own: OwnRecords::new(practice.who().practice, hashes),
            roster: practice.standing.roster.clone(),
            last: practice.standing.records.last().cloned(),
            known: known.and_then(Known::read),
        }
    }

    /// Reads the log from its first record to the last. What is not reached is not judged.
    pub(crate) async fn run(mut self) -> Result<Answer, Refused> {
        let found = match self.read().await? {
            Ok(head) => match self.own_found().await {
                Own::InOrder => {
                    let registrar = self.known.and_then(|known| known.registrar);
                    let seen = head.seen();
                    LogWatched::InOrder(Known { seen, registrar }.write()?)
                }
                Own::Moved(roster) => LogWatched::Moved(known::Known::of(&roster)),
                Own::Wrong(alarm) => LogWatched::Alarm(alarm),
            },
            Err(doubt) => LogWatched::Alarm(LogAlarm::Doubt(doubted(doubt))),
        };
        Ok(Answer::LogWatched(found))
    }

    /// Before a record is foreign, the roster is asked for anew: another owner may have renewed the keys
    /// since the sign-in. What the roster that comes then does not say, or where none comes, is foreign.
    async fn own_found(&mut self) -> Own {
        let told = match self.own.found() {
            OwnFound::Foreign => self.learned().await,
            _ => None,
        };
        match (self.own.found(), told) {
            (OwnFound::InOrder, None) => Own::InOrder,
            (OwnFound::InOrder, Some(roster)) => Own::Moved(Box::new(roster)),
            (OwnFound::Foreign, _) => Own::Wrong(LogAlarm::Foreign),
            (OwnFound::Missing, _) => Own::Wrong(LogAlarm::Missing),
        }
    }

    /// The roster as it is told by now, once its later keys are known.
    async fn learned(&mut self) -> Option<Roster> {
        let members: Result<Members, Failed> = get(&*self.host, "/api/v1/members", None).await;
        let entries = members.ok()?.roster;
        let crypto = self.host.crypto();
        let told = Roster::replay(crypto, self.roster.practice(), &entries).await;
        let told = told.ok()?;
        let last = self.last.as_ref()?;
        if !told.contains(self.roster.head()) {
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
            let Ok(bundle) = Bundle::parse(&fetch(&*host, &tile.to_string()).await?) else {
                return Ok(Err(Doubt::NotLogged));
            };
            for leaf in bundle.leaves() {
                tree.push(leaf);
                self.own.look(leaf);
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

async fn fetch<H: Host>(host: &H, path: &str) -> Result<Vec<u8>, Refused> {
    let address = format!("/api/v1/keylog/{path}");
    let got = surely(host, &bare(Method::Get, &address, None)).await;
    Ok(got?)
}
