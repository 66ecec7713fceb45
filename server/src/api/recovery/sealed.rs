//! `POST /api/v1/recovery`: everything that the kit opens, all of it sealed. Whoever has the paper opens
//! the practice's keys with it, so that it was given is a line of the trail, and owners hear of it.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use store::StoreError;
use thiserror::Error;
use wire::recovery::Recovering;

use super::paper::Paper;
use crate::api::refusal::{broken, database_failed};
use crate::api::session::{Broken, keys_of, texts};
use crate::router::AppState;

/// Why it is not given.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error(transparent)]
    Broken(#[from] Broken),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Broken(error) => broken(&error),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    paper: Paper,
) -> Result<Json<Recovering>, RouteError> {
    let place = paper.place;
    let keyring = state.store.keyring(place.practice).await?;
    let keyring = keyring.ok_or(Broken::NoKeys)?;
    let now = state.clock.now();
    if state.store.note_kit_opened(place.practice, now).await? {
        state.mail_due.notify_one();
    }
    Ok(Json(Recovering {
        practice: place.practice,
        name: place.name,
        town: place.town,
        kit: place.document,
        signing: place.signing,
        ring: keys_of(keyring.ring),
        records: texts(keyring.records)?,
        roster: keyring.roster,
    }))
}
