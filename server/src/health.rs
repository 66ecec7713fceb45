//! `GET /health`: whether the server and its database answer.

use axum::extract::State;
use axum::http::StatusCode;

use crate::router::AppState;

/// 200 with `ok`, or 503 when the database does not answer.
pub(crate) async fn get(State(state): State<AppState>) -> (StatusCode, &'static str) {
    match state.store.ping().await {
        Ok(()) => (StatusCode::OK, "ok"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "database unavailable")
        }
    }
}
