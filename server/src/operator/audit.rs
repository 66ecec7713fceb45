//! `letterlock audit keys URL`: reads a server's whole key log from outside, as anybody can, and
//! holds it against itself and against what was seen before.

mod http;
mod report;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sealing::jwk::OkpPublicJwk;
use sealing::log::{Bundle, Checkpoint, Doubt, History, LogKey, NoHistory, Seen, TilePath, Tree};
use sealing::native::Native;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::clock::Clock;
use crate::config::RegistrarKey;
use crate::disk;

pub(crate) use http::Server;
pub(crate) use report::Report;

/// What was seen is no secret.
const STATE_MODE: u32 = 0o644;

/// Where a log is read from: paths below it give bytes.
pub(crate) trait Source {
    fn get(&self, path: &str) -> Result<Vec<u8>, Unreached>;
}

/// There is no such thing there, or nobody answers; says why.
#[derive(Debug, Error)]
#[error("{0}")]
pub(crate) struct Unreached(pub(crate) String);

/// Why the log was not found to be in order. Written for whoever audits.
#[derive(Debug, Error)]
pub(crate) enum AuditError {
    #[error("{path} cannot be fetched: {source}. Nothing is known of the log")]
    Unreached { path: String, source: Unreached },
    #[error("{0} is not in the form of a key log (docs/PROTOCOL.md, section 4)")]
    Form(String),
    #[error(
        "do not trust this server's keys: {0}. Keep the file of what was seen before, and tell the \
         practices"
    )]
    Doubt(Doubt),
    #[error(
        "do not trust this server's keys: the records in the log are not those that its checkpoint \
         is of. Something was altered"
    )]
    Altered,
    #[error("do not trust this server's keys: record {position} of the log is false. {why}")]
    False { position: u64, why: NoHistory },
    #[error("the file {file} of what was seen before cannot be used: {source}")]
    State { file: PathBuf, source: io::Error },
}

/// What is remembered from one audit to the next.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    log: OkpPublicJwk,
    seen: Seen,
}

/// Reads everything. `state` is the file in which what was seen is kept for the next time.
pub(crate) async fn keys(
    source: &dyn Source,
    clock: &dyn Clock,
    registrar: Option<&RegistrarKey>,
    state: Option<&Path>,
) -> Result<Report, AuditError> {
    let before = state.map(read_state).transpose()?.flatten();
    let seen = before.as_ref().map(|state| &state.seen);
    let log = fetch(source, "key")?;
    let log = serde_json::from_slice(&log).map_err(|_| AuditError::Form("key".to_owned()))?;
    let log = LogKey::new(log);
    let text = String::from_utf8(fetch(source, "checkpoint")?);
    let text = text.map_err(|_| AuditError::Form("checkpoint".to_owned()))?;
    let head = Checkpoint::believe(&Native, &log, &text, clock.now(), seen).await;
    let head = head.map_err(AuditError::Doubt)?;

    let (tree, history) = replay(source, head.size()).await?;
    if tree.root(head.size()) != Some(head.root()) {
        return Err(AuditError::Altered);
    }
    if let Some(seen) = seen
        && tree.root(seen.size) != Some(seen.root)
    {
        return Err(AuditError::Doubt(Doubt::Forked));
    }
    // Kept before the records are judged: what alarms cannot be taken back unseen.
    if let Some(file) = state {
        let seen = head.seen();
        let log = log.key().clone();
        write_state(file, &State { log, seen })?;
    }
    let now = clock.now().into();
    Ok(Report::of(&log, &head, seen, &history?, registrar, now).await)
}

/// The tree of all leaves, and the practices' records; or the first leaf that is none, or does not follow.
async fn replay(
    source: &dyn Source,
    size: u64,
) -> Result<(Tree, Result<History, AuditError>), AuditError> {
    let (mut tree, mut history) = (Tree::default(), Ok(History::default()));
    for tile in TilePath::entries(size) {
        let path = tile.to_string();
        let bundle = Bundle::parse(&fetch(source, &path)?, tile.width());
        let bundle = bundle.map_err(|_| AuditError::Form(path))?;
        for leaf in bundle.leaves() {
            let position = tree.size();
            if let Ok(records) = &mut history
                && let Err(why) = records.take(&Native, leaf).await
            {
                history = Err(AuditError::False { position, why });
            }
            tree.push(leaf);
        }
    }
    Ok((tree, history))
}

fn fetch(source: &dyn Source, path: &str) -> Result<Vec<u8>, AuditError> {
    source.get(path).map_err(|source| AuditError::Unreached {
        path: path.to_owned(),
        source,
    })
}

fn read_state(file: &Path) -> Result<Option<State>, AuditError> {
    let unusable = |source| AuditError::State {
        file: file.to_owned(),
        source,
    };
    match fs::read(file) {
        Ok(text) => {
            let state = serde_json::from_slice(&text).map_err(|error| unusable(error.into()))?;
            Ok(Some(state))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unusable(error)),
    }
}

fn write_state(file: &Path, state: &State) -> Result<(), AuditError> {
    let text = serde_json::to_vec_pretty(state).map_err(io::Error::from);
    let written = text.and_then(|text| disk::write(file, &text, STATE_MODE));
    written.map_err(|source| AuditError::State {
        file: file.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests;
