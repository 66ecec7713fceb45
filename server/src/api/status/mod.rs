//! `/api/v1/status/{id}`: what the sender of a referral sees afterwards.
//!
//! Whoever holds the access token may ask for a code; the code goes to the address that the
//! referral was sent from, and opens the status in the browser in which it is typed.

mod access;
mod code;
mod read;
mod session;
#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};

use crate::router::AppState;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/status/{id}", get(read::get))
        .route("/status/{id}/code", post(code::post))
        .route("/status/{id}/session", post(session::post))
}
