//! `POST /api/v1/session/second/recovery`: the member's recovery code, after the passphrase's proof, in
//! place of a second step that is lost.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use store::StoreError;
use thiserror::Error;
use wire::passkey::SecondStart;
use wire::session::Unlocking;

use super::begin::{self, Cookie, draw, unlock};
use super::tries::{TryError, count, was_wrong};
use crate::access::bearer;
use crate::api::body::Said;
use crate::api::forgotten::no_such_code;
use crate::api::refusal::database_failed;
use crate::router::AppState;

/// Why nobody was signed in.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("this is not the member's recovery code, or they have none")]
    NoSuchCode,
    #[error(transparent)]
    Try(#[from] TryError),
    #[error(transparent)]
    Begin(#[from] begin::RouteError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::NoSuchCode => no_such_code(),
            Self::Try(error) => error.into_response(),
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
    let proven = count(&state, &second.login).await?;
    let token = bearer(&headers).ok_or(RouteError::NoSuchCode)?;
    let (cookie, new) = draw(&state, proven.signing)?;
    let hash = *token.hash().as_bytes();
    if !state.store.recover_second_step(new, hash).await? {
        was_wrong(&state, &proven).await?;
        return Err(RouteError::NoSuchCode);
    }
    state.mail_due.notify_one();
    state.sign_ins.codes().forgive(&proven.account);
    state.sign_ins.forget(new.member);
    let (cookie, unlocking) = unlock(&state, new, &cookie).await?;
    Ok((cookie, Json(unlocking)))
}
