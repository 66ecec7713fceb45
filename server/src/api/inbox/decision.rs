//! `POST /api/v1/offers/{offer}/decision`: decides, once and for all.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use referral::audit::RefusedWhat;
use referral::id::{OfferId, PracticeId};
use referral::offer::Decision;
use sealing::OpenError;
use sealing::message::{Direction, MessagePlace, check_from_practice};
use store::{DecideOutcome, KeptOffer, NewDecision, StoreError};
use thiserror::Error;
use wire::inbox::{Decide, Row};

use super::offer::{NoOffer, id, row};
use crate::access::Decider;
use crate::api::body::Said;
use crate::api::refusal::refuse;
use crate::router::AppState;

/// Why nothing was decided.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the reason says too little without words")]
    WordsWanted,
    #[error("what was written is no sealed message for this referral's sender")]
    Message,
    #[error("somebody has decided")]
    Decided,
    #[error("nobody has opened it")]
    NotOpened,
    #[error(transparent)]
    Offer(#[from] NoOffer),
}

impl From<StoreError> for RouteError {
    fn from(error: StoreError) -> Self {
        Self::Offer(error.into())
    }
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::WordsWanted => refuse(StatusCode::UNPROCESSABLE_ENTITY, "words-wanted"),
            Self::Message => refuse(StatusCode::UNPROCESSABLE_ENTITY, "bad-message"),
            Self::Decided => refuse(StatusCode::CONFLICT, "decided"),
            Self::NotOpened => refuse(StatusCode::CONFLICT, "not-opened"),
            Self::Offer(refused) => refused.into_response(),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    Decider(member): Decider,
    offer: Result<Path<String>, PathRejection>,
    Said(decide): Said<Decide>,
) -> Result<Json<Row>, RouteError> {
    let offer = id(offer)?;
    let session = member.session;
    let practice = session.practice;
    let kept = find(&state, practice, offer).await?;
    let checked = check(&decide, &kept, practice);
    if matches!(checked, Err(RouteError::Message)) {
        let (what, now) = (RefusedWhat::Words, state.clock.now());
        state.store.note_refused(session.member, what, now).await?;
    }
    checked?;
    let decision = NewDecision {
        practice,
        member: session.member,
        offer,
        decision: decide.decision,
        message: decide.message,
        now: state.clock.now(),
    };
    match state.store.decide(decision).await? {
        DecideOutcome::Decided => state.mail_due.notify_one(),
        DecideOutcome::Before => return Err(RouteError::Decided),
        DecideOutcome::NotOpened => return Err(RouteError::NotOpened),
        DecideOutcome::NoSuchOffer => return Err(NoOffer::NoSuchOffer.into()),
    }
    let decided = find(&state, practice, offer).await?;
    Ok(Json(row(decided)))
}

async fn find(
    state: &AppState,
    practice: PracticeId,
    offer: OfferId,
) -> Result<KeptOffer, NoOffer> {
    let found = state.store.offer(practice, offer).await?;
    found.ok_or(NoOffer::NoSuchOffer)
}

/// Words are there where the code needs some; and what is there is a message that belongs here, as
/// far as that can be seen without a key.
fn check(decide: &Decide, offer: &KeptOffer, practice: PracticeId) -> Result<(), RouteError> {
    let wanted = match decide.decision {
        Decision::Accepted { .. } => false,
        Decision::Declined { reason } => reason.needs_words(),
    };
    let Some(message) = &decide.message else {
        return if wanted {
            Err(RouteError::WordsWanted)
        } else {
            Ok(())
        };
    };
    let place = MessagePlace::first(
        offer.referral,
        practice,
        offer.hop,
        Direction::PracticeToSender,
    );
    check_from_practice(&place, message.as_bytes()).map_err(|OpenError| RouteError::Message)
}
