//! `POST /api/v1/session/second`: the code of the member's authenticator, after the passphrase's proof.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use referral::id::MemberId;
use store::StoreError;
use thiserror::Error;
use time::OffsetDateTime;
use wire::session::{Second, Unlocking};

use super::begin::{self, Cookie, begin};
use super::tries::{TryError, count, was_wrong};
use crate::api::body::Said;
use crate::api::refusal::{broken, database_failed, refuse};
use crate::router::AppState;
use crate::second_step::step_of;

/// Why nobody was signed in.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("this is not the code that is shown now, or it was used")]
    WrongCode,
    #[error("what is kept of an authenticator cannot be read: it is of another key")]
    Unreadable,
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
            Self::WrongCode => refuse(StatusCode::UNPROCESSABLE_ENTITY, "wrong-code"),
            Self::Unreadable => broken(&self),
            Self::Try(error) => error.into_response(),
            Self::Begin(error) => error.into_response(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    Said(second): Said<Second>,
) -> Result<(Cookie, Json<Unlocking>), RouteError> {
    let now = state.clock.now();
    let proven = count(&state, &second.login).await?;
    let used = use_code(&state, proven.signing.member, &second.code, now).await;
    if matches!(used, Err(RouteError::WrongCode)) {
        was_wrong(&state, &proven).await?;
    }
    used?;
    state.sign_ins.codes().forgive(&proven.account);
    let ended = state.sign_ins.proven().take(&second.login, now);
    ended.ok_or(begin::RouteError::NotProven)?;
    let (cookie, unlocking) = begin(&state, proven.signing).await?;
    Ok((cookie, Json(unlocking)))
}

/// Uses a code up.
async fn use_code(
    state: &AppState,
    member: MemberId,
    typed: &str,
    now: OffsetDateTime,
) -> Result<(), RouteError> {
    let kept = state.store.totp(member).await?;
    // It was removed meanwhile: sign in once more.
    let kept = kept.ok_or(begin::RouteError::NotProven)?;
    let secret = state.secrets.second_step.open(member, &kept.sealed);
    let secret = secret.ok_or(RouteError::Unreadable)?;
    let step = step_of(&secret, typed, now).ok_or(RouteError::WrongCode)?;
    if state.store.use_totp(member, step).await? {
        Ok(())
    } else {
        Err(RouteError::WrongCode)
    }
}
