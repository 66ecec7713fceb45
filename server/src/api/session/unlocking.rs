//! Everything sealed that a member's browser needs to unlock the practice's keys.

use sealing::jwk::Kid;
use sealing::ring::RingEntry;
use store::{KeptRingEntry, Session};
use thiserror::Error;
use wire::session::{RingKey, Unlocking};

use super::begin::RouteError;
use super::who::who;
use crate::router::AppState;

/// What lies in the database is not what was enrolled: for the operator.
#[derive(Debug, Clone, Copy, Error)]
pub(super) enum Broken {
    #[error("a member who is signed in has no keys")]
    NoKeys,
    #[error("the keys of a member cannot be read")]
    Keys,
    #[error("an entry of a practice's ring cannot be read, or is not for its member")]
    Ring,
    #[error("a key record is no text")]
    Record,
}

/// What the member of this session unlocks.
pub(super) async fn of(state: &AppState, session: Session) -> Result<Unlocking, RouteError> {
    let own = state.store.member_keys(session.member).await?;
    let own = own.ok_or(Broken::NoKeys)?;
    let keyring = state.store.keyring(session.practice).await?;
    let keyring = keyring.ok_or(Broken::NoKeys)?;
    let kid = Kid::parse(&own.kid).map_err(|_| Broken::Keys)?;
    let ring = keyring.ring.iter().map(|entry| delivered(entry, &kid));
    let records = keyring.records.into_iter().map(String::from_utf8);
    Ok(Unlocking {
        who: who(state, session),
        slot: own.slot,
        keys: serde_json::from_str(&own.keys).map_err(|_| Broken::Keys)?,
        ring: ring.collect::<Result<_, _>>()?,
        records: records
            .collect::<Result<_, _>>()
            .map_err(|_| Broken::Record)?,
        roster: keyring.roster,
        server: state.secrets.receipts_key(),
    })
}

/// An entry with the one recipient who asked: who else can open it is nobody's business here.
fn delivered(kept: &KeptRingEntry, kid: &Kid) -> Result<RingKey, Broken> {
    let entry = RingEntry::parse(kept.entry.as_bytes()).map_err(|_| Broken::Ring)?;
    Ok(RingKey {
        epoch: kept.epoch,
        kid: kept.kid.clone(),
        entry: entry.to_flattened(kid).map_err(|_| Broken::Ring)?,
    })
}
