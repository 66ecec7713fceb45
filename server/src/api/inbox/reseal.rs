//! `POST /api/v1/offers/{offer}/envelope`: an open referral, sealed anew for the current key.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use referral::audit::RefusedWhat;
use referral::id::PracticeId;
use sealing::envelope::Envelope;
use sealing::jwk::Kid;
use sealing::record::SignedRecord;
use sealing::{MAX_JWE_LEN, OpenError, Sha256Digest};
use store::{KeptOffer, NewSeal, ResealOutcome, StoreError};
use thiserror::Error;
use wire::inbox::{Reseal, Row};

use super::offer::{NoOffer, id, row};
use crate::access::Decider;
use crate::api::body::Said;
use crate::api::refusal::{broken, refuse};
use crate::router::AppState;

/// Why nothing was changed.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("this is no envelope for this place")]
    Refused,
    #[error("another envelope has taken that place")]
    SealedAnew,
    #[error("somebody has decided it")]
    Decided,
    #[error("the key record of a practice is broken")]
    Record,
    #[error(transparent)]
    Offer(#[from] NoOffer),
}

impl From<StoreError> for RouteError {
    fn from(error: StoreError) -> Self {
        Self::Offer(error.into())
    }
}

impl From<OpenError> for RouteError {
    fn from(_: OpenError) -> Self {
        Self::Refused
    }
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Refused => refuse(StatusCode::UNPROCESSABLE_ENTITY, "bad-envelope"),
            Self::SealedAnew => refuse(StatusCode::CONFLICT, "sealed-anew"),
            Self::Decided => refuse(StatusCode::CONFLICT, "decided"),
            Self::Record => broken(&self),
            Self::Offer(refused) => refused.into_response(),
        }
    }
}

/// The browser of any member who may decide: whoever lies here puts something else in the place of
/// what the sender wrote. The audit trail keeps the hash of what was there.
pub(super) async fn post(
    State(state): State<AppState>,
    Decider(member): Decider,
    offer: Result<Path<String>, PathRejection>,
    Said(reseal): Said<Reseal>,
) -> Result<Json<Row>, RouteError> {
    let offer = id(offer)?;
    let session = member.session;
    let practice = session.practice;
    let found = state.store.offer(practice, offer).await?;
    let kept = found.ok_or(NoOffer::NoSuchOffer)?;
    let current = current(&state, practice).await?;
    let checked = check(&state, (practice, &kept), &current, &reseal.envelope).await;
    if matches!(checked, Err(RouteError::Refused)) {
        let (what, now) = (RefusedWhat::Reseal, state.clock.now());
        state.store.note_refused(session.member, what, now).await?;
    }
    let envelope = checked?;
    let new = NewSeal {
        practice,
        member: session.member,
        offer,
        before: kept.envelope,
        sha256: *envelope.hash().as_bytes(),
        document: reseal.envelope,
        epoch: current.1,
        now: state.clock.now(),
    };
    match state.store.reseal(new).await? {
        ResealOutcome::Sealed => {}
        ResealOutcome::Before => return Err(RouteError::SealedAnew),
        ResealOutcome::Decided => return Err(RouteError::Decided),
        ResealOutcome::NoSuchOffer => return Err(NoOffer::NoSuchOffer.into()),
    }
    let found = state.store.offer(practice, offer).await?;
    let kept = found.ok_or(NoOffer::NoSuchOffer)?;
    Ok(Json(row(kept)))
}

/// The practice's current key: its name, its epoch, and the hash of its record.
async fn current(
    state: &AppState,
    practice: PracticeId,
) -> Result<(Kid, u32, Sha256Digest), RouteError> {
    let keyring = state.store.keyring(practice).await?;
    let last = keyring.and_then(|keyring| keyring.records.into_iter().next_back());
    let last = SignedRecord::parse(&last.ok_or(RouteError::Record)?);
    let last = last.map_err(|_| RouteError::Record)?;
    let stated = last.record().map_err(|_| RouteError::Record)?;
    Ok((stated.enc[0].kid().clone(), stated.epoch, last.hash()))
}

/// The envelope, if its BIND is that of the one before, moved to the current key.
async fn check(
    state: &AppState,
    (practice, kept): (PracticeId, &KeptOffer),
    current: &(Kid, u32, Sha256Digest),
    text: &str,
) -> Result<Envelope, RouteError> {
    if text.len() > MAX_JWE_LEN {
        return Err(RouteError::Refused);
    }
    let envelope = Envelope::parse(text.as_bytes())?;
    let before = state.store.envelopes(practice, &[kept.offer]).await?;
    let (_, before) = before.into_iter().next().ok_or(NoOffer::NoSuchOffer)?;
    let before = Envelope::parse(before.as_bytes())?;
    let hash = Sha256Digest::from_bytes(kept.envelope);
    if before.hash() != hash {
        return Err(RouteError::SealedAnew);
    }
    let moved = before.bind().sealed_anew(hash, current.clone());
    let bind = envelope.bind();
    if envelope.is_whole() && envelope.to_general() == text && *bind == moved {
        return Ok(envelope);
    }
    // What took the place of an earlier envelope of this referral was overtaken by another member's.
    if bind.rid == moved.rid && bind.prev != moved.prev && bind.prev.len() == moved.prev.len() {
        Err(RouteError::SealedAnew)
    } else {
        Err(RouteError::Refused)
    }
}
