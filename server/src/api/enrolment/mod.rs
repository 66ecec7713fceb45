//! `/api/v1/enrolment`: the first member of a practice.
//!
//! The link's secret travels as a bearer token. The member's id is derived from the link, so the
//! keys that are sealed for it between the two requests need nothing kept here.

mod check;
mod finish;
mod invited;
mod link;
mod start;
#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};

use crate::router::AppState;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/enrolment", get(invited::get))
        .route("/enrolment/start", post(start::post))
        .route("/enrolment/finish", post(finish::post))
}
