//! `GET /api/v1/catalogue`: what can be referred, and how much may be attached.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use referral::directory::Offered;
use store::StoreError;
use thiserror::Error;

use super::refusal::{database_failed, no_catalogue};
use crate::router::AppState;

/// Why there is no catalogue.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("no catalogue has been loaded")]
    NoCatalogue,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::NoCatalogue => no_catalogue(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn get(State(state): State<AppState>) -> Result<Json<Offered>, RouteError> {
    let kept = state.store.catalogue().await?;
    let kept = kept.ok_or(RouteError::NoCatalogue)?;
    Ok(Json(Offered {
        version: kept.version,
        catalogue: kept.catalogue,
        limits: state.limits,
    }))
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use referral::attachment::Limits;
    use serde_json::json;

    use super::super::test_kit::{Server, catalogue};
    use super::*;

    #[tokio::test]
    async fn the_catalogue_comes_with_its_version_and_the_limits() {
        let server = Server::furnished().await;
        let (status, answer) = server.get("/catalogue").await;
        assert_eq!(status, StatusCode::OK);
        let offered: Offered = serde_json::from_value(answer).expect("a catalogue");
        assert_eq!(offered.version, 1);
        assert_eq!(offered.limits, Limits::default());
        assert_eq!(offered.catalogue, catalogue());
    }

    #[tokio::test]
    async fn before_the_operator_has_loaded_one_it_is_said() {
        let server = Server::empty().await;
        assert_eq!(
            server.get("/catalogue").await,
            (
                StatusCode::SERVICE_UNAVAILABLE,
                json!({ "error": "no-catalogue" })
            )
        );
    }

    #[tokio::test]
    async fn an_address_that_leads_nowhere_is_refused_in_json() {
        let server = Server::empty().await;
        assert_eq!(
            server.get("/nowhere").await,
            (StatusCode::NOT_FOUND, json!({ "error": "no-such-route" }))
        );
    }
}
