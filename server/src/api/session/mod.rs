//! `/api/v1/session`: signing in to a practice and out again.

mod end;
mod finish;
mod start;
#[cfg(test)]
mod tests;
mod unlocking;
mod who;

use axum::Router;
use axum::routing::{get, post};

use crate::router::AppState;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/session", get(who::get).delete(end::delete))
        .route("/session/start", post(start::post))
        .route("/session/finish", post(finish::post))
}
