//! What a server can check of what a ceremony made without any key: that everything is there, says
//! the same practice, members and keys, and is signed by whom it names.
//!
//! A browser that lies here harms only its own practice. Still, what cannot be unlocked later
//! should be refused while the person is there to do it again.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use referral::id::{MemberId, PracticeId};
use sealing::account::{SealedMemberKeys, SlotPlace, Unlock, check_slot};
use sealing::kit::{Kit, signing_place};
use sealing::record::SignedRecord;
use sealing::ring::RingEntry;
use sealing::roster::{KitKeys, Roster};
use sealing::rotation::{RingMismatch, check_ring};
use sealing::{OpenError, Timestamp};
use store::{KeptRingEntry, NewKit};
use thiserror::Error;
use time::{Duration, OffsetDateTime};
use wire::members::KitKept;
use wire::session::RingKey;

use super::refusal::refuse;
use crate::access::CEREMONY;

/// The keys do not hold together. What does not is not said: no person can mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the keys do not hold together")]
pub(super) struct DoNotHold;

impl From<OpenError> for DoNotHold {
    fn from(_: OpenError) -> Self {
        Self
    }
}

impl From<RingMismatch> for DoNotHold {
    fn from(_: RingMismatch) -> Self {
        Self
    }
}

impl IntoResponse for DoNotHold {
    fn into_response(self) -> Response {
        refuse(StatusCode::UNPROCESSABLE_ENTITY, "keys-do-not-hold")
    }
}

/// The clock of the browser that dated something is too far from ours. Who sits there can mend that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the browser's clock is off")]
pub(super) struct ClockIsOff;

impl IntoResponse for ClockIsOff {
    fn into_response(self) -> Response {
        refuse(StatusCode::UNPROCESSABLE_ENTITY, "clock-is-off")
    }
}

/// Refuses a record that begins later than by a clock a little ahead of ours. What is no record at all
/// is refused by who reads it.
pub(super) fn dated(record: &str, now: OffsetDateTime) -> Result<(), ClockIsOff> {
    let stated = SignedRecord::parse(record.as_bytes()).and_then(|signed| signed.record());
    match stated {
        Ok(stated) if OffsetDateTime::from(stated.nbf) > now + AHEAD => Err(ClockIsOff),
        _ => Ok(()),
    }
}

/// Refuses an entry of the roster that is dated by another time than about ours. It stands there for good, with
/// that time beside it; and an invitation that is over could be used by an entry of before.
pub(super) fn dated_about(at: Timestamp, now: OffsetDateTime) -> Result<(), ClockIsOff> {
    let at = OffsetDateTime::from(at);
    if now - BEHIND <= at && at <= now + AHEAD {
        Ok(())
    } else {
        Err(ClockIsOff)
    }
}

/// How far the browser's clock, which dates records and entries, may be ahead of ours.
pub(super) const AHEAD: Duration = Duration::minutes(10);
/// How long ago an entry may be dated: a new kit is written down between its signing and its handing over, and
/// the clock may be as far behind as ahead.
const BEHIND: Duration = CEREMONY.saturating_add(AHEAD);
/// The longest record that is published, in bytes: three times what one has whose name is long.
const LONGEST_RECORD: usize = 16 * 1024;

/// Bytes of a request that brings the whole ring: some hundred kilobytes for fifty members and twenty
/// epochs, as each key of each epoch is wrapped to each member.
pub(super) const WITH_RING: usize = 32 * 1024 * 1024;

/// A record as it is published: it stands in the public log byte for byte and for ever, so there is
/// nothing in it but what was signed.
pub(super) fn record(text: &str) -> Result<SignedRecord, DoNotHold> {
    let signed = SignedRecord::parse(text.as_bytes())?;
    if signed.to_json() == text && text.len() <= LONGEST_RECORD {
        Ok(signed)
    } else {
        Err(DoNotHold)
    }
}

/// A member's own keys, and the slot that the passphrase opens.
pub(super) fn account(
    member: MemberId,
    keys: &SealedMemberKeys,
    slot: &str,
) -> Result<(), DoNotHold> {
    keys.check(member)?;
    let place = SlotPlace {
        member,
        unlock: Unlock::Passphrase,
        number: 0,
    };
    Ok(check_slot(place, slot.as_bytes())?)
}

/// A kit, if it is the practice's and the roster names it.
pub(super) fn kit(
    practice: PracticeId,
    kept: KitKept,
    named: &KitKeys,
) -> Result<NewKit, DoNotHold> {
    let kit = Kit::parse(kept.document.as_bytes())?;
    let signing = RingEntry::parse(kept.signing.as_bytes())?;
    let holds = kit.practice() == practice
        && kit.kid() == named.enc.kid()
        && signing.kids().eq([kit.kid()])
        && signing.is_at(&signing_place(practice, named.sig.kid()));
    if !holds {
        return Err(DoNotHold);
    }
    Ok(NewKit {
        document: kept.document,
        signing: Some(kept.signing),
        access: Some(*kept.access.as_bytes()),
    })
}

/// A whole ring: every key of every epoch that the roster names, each for exactly those who may open
/// it.
pub(super) fn ring(keys: Vec<RingKey>, roster: &Roster) -> Result<Vec<KeptRingEntry>, DoNotHold> {
    let mut placed = Vec::with_capacity(keys.len());
    for (key, place) in keys.iter().zip(roster.places()) {
        let entry = RingEntry::parse(key.entry.as_bytes())?;
        let is_named = key.epoch == place.epoch && key.kid == place.kid.as_str();
        if !is_named || !entry.is_at(&place) {
            return Err(DoNotHold);
        }
        placed.push((place, entry));
    }
    if keys.len() != roster.places().count() {
        return Err(DoNotHold);
    }
    check_ring(&placed, roster)?;
    let kept = keys.into_iter().map(|key| KeptRingEntry {
        epoch: key.epoch,
        kid: key.kid,
        entry: key.entry,
    });
    Ok(kept.collect())
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String, DoNotHold> {
    serde_json::to_string(value).map_err(|_| DoNotHold)
}
