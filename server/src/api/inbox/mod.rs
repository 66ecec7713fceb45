//! `/api/v1/inbox` and `/api/v1/offers`: what a practice received, and what it does with it.

mod decision;
mod envelopes;
mod list;
mod offer;
mod open;
mod part;
#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::{get, post};

use crate::router::AppState;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/inbox", get(list::get))
        .route("/inbox/envelopes", post(envelopes::post))
        .route("/offers/{offer}/open", post(open::post))
        .route(
            "/offers/{offer}/attachments/{aid}/parts/{n}",
            get(part::get),
        )
        .route("/offers/{offer}/decision", post(decision::post))
}
