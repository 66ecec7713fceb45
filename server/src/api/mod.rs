//! `/api/v1`: what browsers and other programs ask for as JSON.
//!
//! A refusal is `{"error": CODE}`; the codes never change, and the crate `words` has the sentences.

mod body;
mod catalogue;
mod categories;
pub(crate) mod refusal;
mod specialists;
mod status;
#[cfg(test)]
mod test_kit;

use axum::Router;
use axum::routing::get;

use crate::router::AppState;

/// Every route under `/api/v1`.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/catalogue", get(catalogue::get))
        .route("/categories", get(categories::get))
        .route("/specialists", get(specialists::get))
        .merge(status::routes())
        .fallback(refusal::no_such_route)
}
