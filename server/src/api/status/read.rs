//! `GET /api/v1/status/{id}`: where a referral stands.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use store::StoreError;
use store::status::KeptStatus;
use thiserror::Error;
use wire::status::Status;

use super::access::Access;
use crate::api::refusal::{database_failed, refuse};
use crate::cookie;
use crate::router::AppState;

/// Why nothing is shown.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("this browser is not remembered: a code is needed first")]
    CodeWanted,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::CodeWanted => refuse(StatusCode::UNAUTHORIZED, "code-wanted"),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn get(
    State(state): State<AppState>,
    access: Access,
    headers: HeaderMap,
) -> Result<Json<Status>, RouteError> {
    let browser = cookie::find(&headers, &access.cookie()).ok_or(RouteError::CodeWanted)?;
    let browser = *browser.hash().as_bytes();
    let now = state.clock.now();
    let kept = state.store.status(access.referral, browser, now).await?;
    let kept = kept.ok_or(RouteError::CodeWanted)?;
    Ok(Json(status(kept)?))
}

fn status(kept: KeptStatus) -> Result<Status, StoreError> {
    let thread = serde_json::from_str(&kept.thread);
    Ok(Status {
        id: kept.referral,
        number: kept.number,
        practice: kept.practice,
        practice_name: kept.practice_name,
        specialist_name: kept.specialist_name,
        hop: kept.hop,
        state: kept.state,
        sent: kept.sent.into(),
        opened: kept.opened.map(Into::into),
        decided: kept.decided.map(Into::into),
        decision: kept.decision,
        message: kept.message,
        thread: thread.map_err(|error| StoreError::Corrupt(Box::new(error)))?,
    })
}
