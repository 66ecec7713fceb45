//! `POST /api/v1/inbox/envelopes`: the sealed referrals themselves. Fetching one is no opening.

use std::collections::HashSet;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use store::StoreError;
use thiserror::Error;
use wire::inbox::{Envelopes, MOST_ENVELOPES, Wanted};

use crate::access::Member;
use crate::api::body::{Said, bad_request};
use crate::api::refusal::database_failed;
use crate::router::AppState;

/// Why none are given.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("more than {MOST_ENVELOPES} envelopes were asked for at once, or one of them twice")]
    TooMany,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::TooMany => bad_request(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    member: Member,
    Said(wanted): Said<Wanted>,
) -> Result<Json<Envelopes>, RouteError> {
    let distinct: HashSet<_> = wanted.offers.iter().collect();
    if wanted.offers.len() > MOST_ENVELOPES || distinct.len() < wanted.offers.len() {
        return Err(RouteError::TooMany);
    }
    let practice = member.session.practice;
    let envelopes = state.store.envelopes(practice, &wanted.offers).await?;
    Ok(Json(Envelopes { envelopes }))
}
