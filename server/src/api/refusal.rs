//! How a route refuses.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use store::StoreError;

#[derive(Serialize)]
struct Refusal {
    error: &'static str,
}

/// A refusal by its code.
pub(super) fn refuse(status: StatusCode, error: &'static str) -> Response {
    (status, Json(Refusal { error })).into_response()
}

/// The database failed: the operator reads why, the client only whether to try again.
pub(super) fn database_failed(error: &StoreError) -> Response {
    tracing::error!(%error, "the database failed");
    match error {
        StoreError::Unavailable(_) => refuse(StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
        StoreError::Corrupt(_) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "broken"),
    }
}

/// The operator has loaded no catalogue yet.
pub(super) fn no_catalogue() -> Response {
    refuse(StatusCode::SERVICE_UNAVAILABLE, "no-catalogue")
}

/// An address under `/api/v1` that leads nowhere.
pub(super) async fn no_such_route() -> Response {
    refuse(StatusCode::NOT_FOUND, "no-such-route")
}
