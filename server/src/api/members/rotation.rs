//! `POST /api/v1/members/rotation`: new keys for the practice, and perhaps a member less.

use axum::extract::State;
use axum::http::StatusCode;
use referral::id::PracticeId;
use sealing::native::Native;
use sealing::record::{Expected, KeyRecord, SignedRecord};
use sealing::roster::{Act, Rotation};
use store::{NewKey, NewKit, NewRotation, SealingKey, Session};
use time::OffsetDateTime;
use wire::members::{KitKept, Rotate};

use super::change::{NotChanged, change, noted};
use crate::access::{RenewingOwner, may_renew};
use crate::api::body::Said;
use crate::api::holds::{self, AHEAD, DoNotHold, json};
use crate::router::AppState;

pub(super) async fn post(
    State(state): State<AppState>,
    RenewingOwner(member): RenewingOwner,
    Said(new): Said<Rotate>,
) -> Result<StatusCode, NotChanged> {
    may_renew(&state, &member.session, new.kit.is_some())?;
    let rotated = rotate(&state, &member.session, new).await;
    noted(&state, member.session.member, rotated).await
}

async fn rotate(state: &AppState, session: &Session, new: Rotate) -> Result<(), NotChanged> {
    let practice = session.practice;
    let now = state.clock.now();
    let following = change(state, practice, new.entry).await?;
    following.is_by(session.member)?;
    let Act::Rotate(rotation) = &following.act else {
        return Err(DoNotHold.into());
    };
    holds::dated(&new.record, now)?;
    let stated = record(state, practice, &new.record, now).await?;
    let named = [stated.enc[0].kid(), stated.sig.kid()];
    if rotation.keys.each_ref() != named || rotation.epoch != stated.epoch {
        return Err(DoNotHold.into());
    }
    let key = SealingKey {
        epoch: stated.epoch,
        kid: named[0].to_string(),
        public_key: json(&stated.enc[0])?,
    };
    let ring = holds::ring(new.ring, &following.roster);
    let ring = ring.map_err(|DoNotHold| NotChanged::Ring)?;
    let new = NewRotation {
        by: session.member,
        remove: rotation.remove,
        ended: following.ended,
        key: NewKey {
            practice,
            key,
            payload: new.record.into_bytes(),
            expires: stated.exp.into(),
        },
        ring,
        kit: kit(practice, rotation, new.kit)?,
        next: following.next,
    };
    let removed = new.remove;
    state.store.rotate(new, now).await?;
    if let Some(member) = removed {
        state.sign_ins.forget(member);
    }
    Ok(())
}

/// The next record: of the same name and town, which only the registrar changes.
async fn record(
    state: &AppState,
    practice: PracticeId,
    text: &str,
    now: OffsetDateTime,
) -> Result<KeyRecord, NotChanged> {
    let keyring = state.store.keyring(practice).await?;
    let last = keyring.and_then(|keyring| keyring.records.into_iter().next_back());
    let last =
        SignedRecord::parse(&last.ok_or(NotChanged::Broken)?).map_err(|_| NotChanged::Broken)?;
    let before = last.record().map_err(|_| NotChanged::Broken)?;
    let expected = Expected {
        practice,
        previous: Some(&last),
        now: (now + AHEAD).into(),
    };
    let stated = holds::record(text)?.verify(&Native, expected).await;
    let stated = stated.map_err(DoNotHold::from)?;
    if stated.name == before.name && stated.city == before.city {
        Ok(stated)
    } else {
        Err(DoNotHold.into())
    }
}

/// A kit where the entry names one, and none where it does not.
fn kit(
    practice: PracticeId,
    rotation: &Rotation,
    kept: Option<KitKept>,
) -> Result<Option<NewKit>, DoNotHold> {
    match (&rotation.kit, kept) {
        (Some(named), Some(kept)) => holds::kit(practice, kept, named).map(Some),
        (None, None) => Ok(None),
        _ => Err(DoNotHold),
    }
}
