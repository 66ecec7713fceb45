//! `POST /api/v1/recovery/start`: registers the passphrase of an owner to be.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use referral::id::MemberId;
use thiserror::Error;
use wire::members::{JoinStart, JoinStarted};

use super::paper::Paper;
use crate::api::body::Said;
use crate::api::enrolment::{StartError, register};
use crate::api::refusal::nothing_drawn;
use crate::random::{self, RandomError};
use crate::router::AppState;

/// Why nothing was begun.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error(transparent)]
    Start(#[from] StartError),
    #[error(transparent)]
    Random(#[from] RandomError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Start(refused) => refused.into_response(),
            Self::Random(error) => nothing_drawn(error),
        }
    }
}

/// A kit makes more than one owner in its time: each has an id of their own.
pub(super) async fn post(
    State(state): State<AppState>,
    _: Paper,
    Said(start): Said<JoinStart>,
) -> Result<Json<JoinStarted>, RouteError> {
    let answer = register(&state, &start.email, &start.request).await?;
    let id = random::id(state.random.as_ref())?;
    Ok(Json(JoinStarted {
        member: MemberId::from_bytes(id),
        answer,
    }))
}
