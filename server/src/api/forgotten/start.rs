//! `POST /api/v1/forgotten/start`: hands out what the code opens, and registers the new passphrase,
//! which the server never sees.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use opaque::ProtocolError;
use store::StoreError;
use thiserror::Error;
use time::OffsetDateTime;
use wire::forgotten::{ForgottenStart, ForgottenStarted};

use super::no_such_code;
use crate::access::bearer;
use crate::api::body::{Said, bad_request};
use crate::api::refusal::{broken, database_failed, too_many_tries};
use crate::router::AppState;
use crate::sign_in;

/// Why nothing was begun.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the account was tried too often")]
    TooMany {
        now: OffsetDateTime,
        until: OffsetDateTime,
    },
    #[error("there is no such account, or this is not its code")]
    NoSuchCode,
    #[error("this is no request of the protocol")]
    Request,
    #[error("the keys of a member cannot be read")]
    Keys,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::TooMany { now, until } => too_many_tries(now, until),
            Self::NoSuchCode => no_such_code(),
            Self::Request => bad_request(),
            Self::Keys => broken(&self),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    headers: HeaderMap,
    Said(start): Said<ForgottenStart>,
) -> Result<Json<ForgottenStarted>, RouteError> {
    let token = bearer(&headers).ok_or(RouteError::NoSuchCode)?;
    let account = sign_in::account(&start.email);
    let now = state.clock.now();
    let counted = state.sign_ins.tries().count(&account, now);
    counted.map_err(|refused| RouteError::TooMany {
        now,
        until: refused.until,
    })?;
    let hash = *token.hash().as_bytes();
    let recovery = state.store.recovery(&account, hash).await?;
    let recovery = recovery.ok_or(RouteError::NoSuchCode)?;
    let answer = state
        .secrets
        .opaque
        .register(account.as_str(), &start.request)
        .map_err(|ProtocolError| RouteError::Request)?;
    Ok(Json(ForgottenStarted {
        member: recovery.member,
        slot: recovery.slot,
        keys: serde_json::from_str(&recovery.keys).map_err(|_| RouteError::Keys)?,
        answer,
    }))
}
