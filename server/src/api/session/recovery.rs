//! `POST /api/v1/session/second/recovery`: the member's recovery code, after the passphrase's proof, in
//! place of a second step that is lost.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use store::StoreError;
use thiserror::Error;
use time::OffsetDateTime;
use wire::passkey::SecondStart;
use wire::session::Unlocking;

use super::begin::{self, Cookie, draw, unlock};
use super::second::has_to_wait;
use crate::access::bearer;
use crate::api::body::Said;
use crate::api::forgotten::no_such_code;
use crate::api::refusal::{database_failed, too_many_tries};
use crate::router::AppState;

/// Why nobody was signed in.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the second step of the account was tried too often")]
    TooMany {
        now: OffsetDateTime,
        until: OffsetDateTime,
    },
    #[error("this is not the member's recovery code, or they have none")]
    NoSuchCode,
    #[error(transparent)]
    Begin(#[from] begin::RouteError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::TooMany { now, until } => too_many_tries(now, until),
            Self::NoSuchCode => no_such_code(),
            Self::Begin(error) => error.into_response(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

/// Begins the session. A wrong code may be followed by another, or by what was thought lost.
pub(super) async fn post(
    State(state): State<AppState>,
    headers: HeaderMap,
    Said(second): Said<SecondStart>,
) -> Result<(Cookie, Json<Unlocking>), RouteError> {
    let now = state.clock.now();
    let proven = state.sign_ins.proven().find(&second.login, now).cloned();
    let proven = proven.ok_or(begin::RouteError::NotProven)?;
    if let Some(until) = has_to_wait(&state, &proven, now).await? {
        return Err(RouteError::TooMany { now, until });
    }
    let token = bearer(&headers).ok_or(RouteError::NoSuchCode)?;
    let (cookie, new) = draw(&state, proven.signing)?;
    let hash = *token.hash().as_bytes();
    if !state.store.recover_second_step(new, hash).await? {
        return Err(RouteError::NoSuchCode);
    }
    state.mail_due.notify_one();
    state.sign_ins.codes().forgive(&proven.account);
    state.sign_ins.forget(new.member);
    let (cookie, unlocking) = unlock(&state, new, &cookie).await?;
    Ok((cookie, Json(unlocking)))
}
