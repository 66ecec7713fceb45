//! `POST /api/v1/history/saved`: an owner is about to save the audit trail as a file. The file is made
//! in the browser, and this stands in it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use store::StoreError;
use thiserror::Error;

use crate::access::Owner;
use crate::api::refusal::database_failed;
use crate::router::AppState;

/// Why it is not noted.
#[derive(Debug, Error)]
#[error(transparent)]
pub(super) struct RouteError(#[from] StoreError);

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        database_failed(&self.0)
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    Owner(member): Owner,
) -> Result<StatusCode, RouteError> {
    let (practice, by) = (member.session.practice, Some(member.session.member));
    let noted = state
        .store
        .note_saved_trail(practice, by, state.clock.now());
    noted.await?;
    Ok(StatusCode::NO_CONTENT)
}
