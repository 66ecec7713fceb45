//! Everything sealed that a member's browser needs to unlock the practice's keys.

use store::{KeptRingEntry, Session};
use thiserror::Error;
use wire::session::{RingKey, Unlocking};

use super::begin::RouteError;
use super::who::who;
use crate::router::AppState;

/// What lies in the database is not what was enrolled: for the operator.
#[derive(Debug, Clone, Copy, Error)]
pub(in crate::api) enum Broken {
    #[error("a practice or a member has no keys")]
    NoKeys,
    #[error("the keys of a member cannot be read")]
    Keys,
    #[error("a key record is no text")]
    Record,
}

/// What the member of this session unlocks.
pub(super) async fn of(state: &AppState, session: Session) -> Result<Unlocking, RouteError> {
    let own = state.store.member_keys(session.member).await?;
    let own = own.ok_or(Broken::NoKeys)?;
    let keyring = state.store.keyring(session.practice).await?;
    let keyring = keyring.ok_or(Broken::NoKeys)?;
    Ok(Unlocking {
        who: who(state, session),
        slot: own.slot,
        keys: serde_json::from_str(&own.keys).map_err(|_| Broken::Keys)?,
        ring: keys_of(keyring.ring),
        records: texts(keyring.records)?,
        roster: keyring.roster,
        server: state.secrets.receipts_key(),
    })
}

/// The ring as it is: who else can open it, the browser holds against the roster.
pub(in crate::api) fn keys_of(ring: Vec<KeptRingEntry>) -> Vec<RingKey> {
    let key = |kept: KeptRingEntry| RingKey {
        epoch: kept.epoch,
        kid: kept.kid,
        entry: kept.entry,
    };
    ring.into_iter().map(key).collect()
}

/// The key records as text, the oldest first.
pub(in crate::api) fn texts(records: Vec<Vec<u8>>) -> Result<Vec<String>, Broken> {
    let texts = records.into_iter().map(String::from_utf8);
    texts.collect::<Result<_, _>>().map_err(|_| Broken::Record)
}
