//! `GET /api/v1/choice?category=&subcategory=&region=[&specialist=]`: who a referral would go to
//! now. Nothing is kept.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use referral::catalogue::Catalogue;
use referral::code::CategoryCode;
use referral::region::Region;
use referral::route::{self, Route, Wish};
use referral::urgency::Urgency;
use sealing::OpenError;
use serde::Deserialize;
use store::{Preview, StoreError, Unavailable};
use thiserror::Error;
use wire::send::Choice;

use super::whom::{choice, named_unavailable, nobody_takes_it};
use crate::api::refusal::{broken, database_failed, no_catalogue, refuse};
use crate::router::AppState;

/// The question as it was asked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    category: String,
    subcategory: Option<String>,
    region: String,
    specialist: Option<String>,
}

/// Why nobody is shown.
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
    #[error("this is no specialist's id")]
    Specialist,
    #[error("the catalogue has no such category")]
    UnknownCategory,
    #[error(transparent)]
    Route(#[from] route::RouteError),
    #[error("nobody takes it")]
    NobodyTakesIt,
    #[error("the named specialist does not receive this")]
    NamedUnavailable(Unavailable),
    #[error("no catalogue has been loaded")]
    NoCatalogue,
    #[error("a published key record cannot be read")]
    Record(#[from] OpenError),
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
            Self::Query | Self::Route(route::RouteError::SubcategoryMissing) => {
                refuse(StatusCode::BAD_REQUEST, "bad-query")
            }
            Self::Category => refuse(StatusCode::BAD_REQUEST, "bad-category"),
            Self::Subcategory => refuse(StatusCode::BAD_REQUEST, "bad-subcategory"),
            Self::Region => refuse(StatusCode::BAD_REQUEST, "bad-region"),
            Self::Specialist => refuse(StatusCode::BAD_REQUEST, "bad-specialist"),
            Self::Route(route::RouteError::NoSuchSubcategory) => {
                refuse(StatusCode::NOT_FOUND, "unknown-subcategory")
            }
            Self::UnknownCategory | Self::Route(_) => {
                refuse(StatusCode::NOT_FOUND, "unknown-category")
            }
            Self::NobodyTakesIt => nobody_takes_it(),
            Self::NamedUnavailable(why) => named_unavailable(why),
            Self::NoCatalogue => no_catalogue(),
            Self::Record(_) => broken(&self),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn get(
    State(state): State<AppState>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Choice>, RouteError> {
    let Query(asked) = asked?;
    let question = Question::parse(&asked)?;
    let kept = state.store.catalogue().await?;
    let route = question.route(&kept.ok_or(RouteError::NoCatalogue)?.catalogue)?;
    let (now, today) = (state.clock.now(), state.clock.today());
    match state.store.preview(&route, now, today).await? {
        Preview::Goes(to) => Ok(Json(choice(&to)?)),
        Preview::NobodyTakesIt => Err(RouteError::NobodyTakesIt),
        Preview::NamedUnavailable { why } => Err(RouteError::NamedUnavailable(why)),
    }
}

/// The question's parts.
struct Question<'a> {
    category: CategoryCode,
    region: Region,
    wish: Wish,
    asked: &'a Asked,
}

impl<'a> Question<'a> {
    fn parse(asked: &'a Asked) -> Result<Self, RouteError> {
        let wish = match &asked.specialist {
            Some(id) => Wish::Named(id.parse().map_err(|_| RouteError::Specialist)?),
            None => Wish::Choose { allowed: None },
        };
        Ok(Self {
            category: asked.category.parse().map_err(|_| RouteError::Category)?,
            region: asked.region.parse().map_err(|_| RouteError::Region)?,
            wish,
            asked,
        })
    }

    /// The route that would be asked for. The urgency plays no part in the choice.
    fn route(self, catalogue: &Catalogue) -> Result<Route, RouteError> {
        let subcategory = self.asked.subcategory.as_deref().map(str::parse);
        let specialty = catalogue.specialty_of(&self.category);
        let route = Route {
            specialty: specialty.ok_or(RouteError::UnknownCategory)?.code.clone(),
            category: self.category,
            subcategory: subcategory
                .transpose()
                .map_err(|_| RouteError::Subcategory)?,
            region: self.region,
            urgency: Urgency::Routine,
            wish: self.wish,
        };
        route.check(catalogue)?;
        Ok(route)
    }
}
