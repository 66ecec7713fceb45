//! `GET /api/v1/specialists?category=&subcategory=&region=`: who takes a category. Subcategory and
//! region may be left out.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use referral::catalogue::Catalogue;
use referral::directory::Specialists;
use serde::Deserialize;
use store::{DirectoryQuery, StoreError};
use thiserror::Error;

use super::refusal::{database_failed, no_catalogue, refuse};
use crate::clock::Clock;
use crate::router::AppState;

/// The question as it was asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    category: String,
    subcategory: Option<String>,
    region: Option<String>,
}

/// Why nobody is listed.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the question has not the parts that it should have")]
    Query,
    #[error("this is no category's code")]
    Category,
    #[error("this is no subcategory's code")]
    Subcategory,
    #[error("this is no region's code")]
    Region,
    #[error("the catalogue has no such category")]
    UnknownCategory,
    #[error("the category has no such subcategory")]
    UnknownSubcategory,
    #[error("no catalogue has been loaded")]
    NoCatalogue,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<QueryRejection> for RouteError {
    fn from(_: QueryRejection) -> Self {
        Self::Query
    }
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Query => refuse(StatusCode::BAD_REQUEST, "bad-query"),
            Self::Category => refuse(StatusCode::BAD_REQUEST, "bad-category"),
            Self::Subcategory => refuse(StatusCode::BAD_REQUEST, "bad-subcategory"),
            Self::Region => refuse(StatusCode::BAD_REQUEST, "bad-region"),
            Self::UnknownCategory => refuse(StatusCode::NOT_FOUND, "unknown-category"),
            Self::UnknownSubcategory => refuse(StatusCode::NOT_FOUND, "unknown-subcategory"),
            Self::NoCatalogue => no_catalogue(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn get(
    State(state): State<AppState>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Specialists>, RouteError> {
    let Query(asked) = asked?;
    let query = parse(&asked, &*state.clock)?;
    let kept = state.store.catalogue().await?;
    check(&query, &kept.ok_or(RouteError::NoCatalogue)?.catalogue)?;
    let specialists = state.store.directory(&query).await?;
    Ok(Json(Specialists { specialists }))
}

fn parse(asked: &Asked, clock: &dyn Clock) -> Result<DirectoryQuery, RouteError> {
    let subcategory = asked.subcategory.as_deref().map(str::parse).transpose();
    let region = asked.region.as_deref().map(str::parse).transpose();
    Ok(DirectoryQuery {
        category: asked.category.parse().map_err(|_| RouteError::Category)?,
        subcategory: subcategory.map_err(|_| RouteError::Subcategory)?,
        region: region.map_err(|_| RouteError::Region)?,
        now: clock.now(),
        today: clock.today(),
    })
}

fn check(query: &DirectoryQuery, catalogue: &Catalogue) -> Result<(), RouteError> {
    let category = catalogue.category(&query.category);
    let category = category.ok_or(RouteError::UnknownCategory)?;
    match &query.subcategory {
        Some(code) if category.subcategory(code).is_none() => Err(RouteError::UnknownSubcategory),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::test_kit::{SPECIALIST, Server};
    use super::*;

    async fn asked(query: &str) -> (StatusCode, Value) {
        let server = Server::furnished().await;
        server.get(&format!("/specialists{query}")).await
    }

    #[tokio::test]
    async fn who_takes_a_category_is_told_with_what_a_sender_needs() {
        let server = Server::furnished().await;
        let answer = server
            .get("/specialists?category=thyroid&region=okanagan")
            .await;
        let listed = json!({ "specialists": [{
            "specialist": SPECIALIST, "name": "Dr. Priya Ransome",
            "practice": "Orchard Surgical", "town": "Kelowna", "region": "okanagan",
            "languages": ["French"], "paused": "No theatre in March", "ready": false,
        }]});
        assert_eq!(answer, (StatusCode::OK, listed));
    }

    #[tokio::test]
    async fn nobody_is_an_answer() {
        for query in [
            "?category=thyroid&region=northeast",
            "?category=gallbladder&subcategory=biliary-colic",
        ] {
            let nobody = (StatusCode::OK, json!({ "specialists": [] }));
            assert_eq!(asked(query).await, nobody, "{query}");
        }
    }

    #[tokio::test]
    async fn what_cannot_be_a_code_is_a_bad_request() {
        for (query, code) in [
            ("", "bad-query"),
            ("?region=okanagan", "bad-query"),
            ("?category=thyroid&category=thyroid", "bad-query"),
            ("?category=thyroid&patient=x", "bad-query"),
            ("?category=", "bad-category"),
            ("?category=Thyroid", "bad-category"),
            ("?category=thyroid&subcategory=%00", "bad-subcategory"),
            ("?category=thyroid&region=atlantis", "bad-region"),
        ] {
            let refused = (StatusCode::BAD_REQUEST, json!({ "error": code }));
            assert_eq!(asked(query).await, refused, "{query}");
        }
    }

    #[tokio::test]
    async fn what_the_catalogue_does_not_have_is_not_found() {
        for (query, code) in [
            ("?category=knee", "unknown-category"),
            (
                "?category=thyroid&subcategory=biliary-colic",
                "unknown-subcategory",
            ),
        ] {
            let refused = (StatusCode::NOT_FOUND, json!({ "error": code }));
            assert_eq!(asked(query).await, refused, "{query}");
        }
    }

    #[tokio::test]
    async fn before_the_operator_has_loaded_a_catalogue_it_is_said() {
        let server = Server::empty().await;
        assert_eq!(
            server.get("/specialists?category=thyroid").await,
            (
                StatusCode::SERVICE_UNAVAILABLE,
                json!({ "error": "no-catalogue" })
            )
        );
    }
}
