//! `POST /api/v1/session/second`: the code of the member's authenticator, after the passphrase's proof.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use referral::audit::RefusedWhat;
use referral::id::MemberId;
use store::StoreError;
use thiserror::Error;
use time::OffsetDateTime;
use wire::session::{Second, Unlocking};

use super::begin::{self, Cookie, begin};
use crate::api::body::Said;
use crate::api::refusal::{broken, database_failed, refuse, too_many_tries};
use crate::router::AppState;
use crate::second_step::step_of;
use crate::sign_in::Proven;

/// Why nobody was signed in.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the codes of the account were tried too often")]
    TooMany {
        now: OffsetDateTime,
        until: OffsetDateTime,
    },
    #[error("this is not the code that is shown now, or it was used")]
    WrongCode,
    #[error("what is kept of an authenticator cannot be read: it is of another key")]
    Unreadable,
    #[error(transparent)]
    Begin(#[from] begin::RouteError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::TooMany { now, until } => too_many_tries(now, until),
            Self::WrongCode => refuse(StatusCode::UNPROCESSABLE_ENTITY, "wrong-code"),
            Self::Unreadable => broken(&self),
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
    let proven = state.sign_ins.proven().find(&second.login, now).cloned();
    let proven = proven.ok_or(begin::RouteError::NotProven)?;
    if let Some(until) = has_to_wait(&state, &proven, now).await? {
        return Err(RouteError::TooMany { now, until });
    }
    use_code(&state, proven.signing.member, &second.code, now).await?;
    state.sign_ins.codes().forgive(&proven.account);
    let ended = state.sign_ins.proven().take(&second.login, now);
    ended.ok_or(begin::RouteError::NotProven)?;
    let (cookie, unlocking) = begin(&state, proven.signing).await?;
    Ok((cookie, Json(unlocking)))
}

/// Counts a try of either second step; until when to wait where there were too many. That is a line of
/// the practice's trail: whoever tries has proven the passphrase.
pub(super) async fn has_to_wait(
    state: &AppState,
    proven: &Proven,
    now: OffsetDateTime,
) -> Result<Option<OffsetDateTime>, StoreError> {
    let counted = state.sign_ins.codes().count(&proven.account, now);
    let Err(refused) = counted else {
        return Ok(None);
    };
    let what = RefusedWhat::SecondStep;
    state
        .store
        .note_refused(proven.signing.member, what, now)
        .await?;
    Ok(Some(refused.until))
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
    let secret = state.secrets.second_step.open(member, &kept.secret);
    let secret = secret.ok_or(RouteError::Unreadable)?;
    let step = step_of(&secret, typed, now).ok_or(RouteError::WrongCode)?;
    if state.store.use_totp(member, step).await? {
        Ok(())
    } else {
        Err(RouteError::WrongCode)
    }
}
