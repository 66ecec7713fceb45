//! `GET /api/v1/history?after=N`: lines of the practice's audit trail.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use store::StoreError;
use thiserror::Error;
use wire::history::{Line, Lines, MOST};

use crate::access::Owner;
use crate::api::refusal::{database_failed, refuse};
use crate::router::AppState;

/// From where on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    after: u64,
}

/// Why there are no lines.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the question has not the part that it should have")]
    Query,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Query => refuse(StatusCode::BAD_REQUEST, "bad-query"),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn get(
    State(state): State<AppState>,
    Owner(member): Owner,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Lines>, RouteError> {
    let Query(asked) = asked.map_err(|_| RouteError::Query)?;
    let practice = member.session.practice;
    let history = state.store.history(practice, asked.after, MOST).await?;
    Ok(Json(Lines {
        lines: history.entries.into_iter().map(Line::from).collect(),
        members: history.members,
        referrals: history.referrals,
    }))
}
