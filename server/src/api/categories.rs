//! `GET /api/v1/categories`: every specialty, its categories, and who takes each.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use referral::directory::Categories;
use store::StoreError;
use thiserror::Error;

use super::refusal::{database_failed, no_catalogue};
use crate::router::AppState;

/// Why there is no list.
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

pub(super) async fn get(State(state): State<AppState>) -> Result<Json<Categories>, RouteError> {
    let kept = state.store.catalogue().await?;
    let kept = kept.ok_or(RouteError::NoCatalogue)?;
    let mut takers = state.store.who_takes().await?;
    Ok(Json(Categories::of(&kept.catalogue, |category| {
        takers.remove(category).unwrap_or_default()
    })))
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use serde_json::json;

    use super::super::test_kit::{SPECIALIST, Server};

    #[tokio::test]
    async fn every_category_is_listed_with_who_takes_it() {
        let server = Server::furnished().await;
        let (status, answer) = server.get("/categories").await;
        assert_eq!(status, StatusCode::OK);
        let taker = |more: serde_json::Value| {
            let mut taker = json!({
                "specialist": SPECIALIST, "name": "Dr. Priya Ransome",
                "practice": "Orchard Surgical", "town": "Kelowna", "region": "okanagan",
            });
            for (key, value) in more.as_object().expect("an object") {
                taker[key] = value.clone();
            }
            taker
        };
        assert_eq!(
            answer,
            json!({ "specialties": [{
                "code": "general-surgery", "name": "General surgery", "categories": [
                    {
                        "code": "gallbladder", "name": "Gallbladder",
                        "subcategories": [{ "code": "biliary-colic", "name": "Biliary colic" }],
                        "takers": [taker(json!({ "except": ["biliary-colic"] }))],
                    },
                    {
                        "code": "thyroid", "name": "Thyroid",
                        "takers": [taker(json!({ "paused": "No theatre in March" }))],
                    },
                ],
            }]})
        );
    }

    #[tokio::test]
    async fn before_the_operator_has_loaded_a_catalogue_it_is_said() {
        let server = Server::empty().await;
        assert_eq!(
            server.get("/categories").await,
            (
                StatusCode::SERVICE_UNAVAILABLE,
                json!({ "error": "no-catalogue" })
            )
        );
    }
}
