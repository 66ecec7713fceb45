//! What every way of a second step begins with: the sign-in whose passphrase was proven, and whether it
//! was tried too often. What was wrong is a line of the practice's trail: whoever tries has the passphrase.

use axum::response::{IntoResponse, Response};
use referral::audit::RefusedWhat;
use store::StoreError;
use thiserror::Error;
use time::OffsetDateTime;

use super::begin;
use crate::api::refusal::{database_failed, too_many_tries};
use crate::router::AppState;
use crate::sign_in::Proven;

/// Why nothing is tried.
#[derive(Debug, Error)]
pub(super) enum TryError {
    #[error("the second step of the account was tried too often")]
    TooMany {
        now: OffsetDateTime,
        until: OffsetDateTime,
    },
    #[error(transparent)]
    NotProven(#[from] begin::RouteError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for TryError {
    fn into_response(self) -> Response {
        match self {
            Self::TooMany { now, until } => too_many_tries(now, until),
            Self::NotProven(error) => error.into_response(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

/// The sign-in that waits.
pub(super) fn find(state: &AppState, login: &str) -> Result<Proven, begin::RouteError> {
    let now = state.clock.now();
    let proven = state.sign_ins.proven().find(login, now).cloned();
    proven.ok_or(begin::RouteError::NotProven)
}

/// The same, with one try more: codes, passkeys and recovery codes are counted together.
pub(super) async fn count(state: &AppState, login: &str) -> Result<Proven, TryError> {
    let proven = find(state, login)?;
    let now = state.clock.now();
    let counted = state.sign_ins.codes().count(&proven.account, now);
    let Err(refused) = counted else {
        return Ok(proven);
    };
    was_wrong(state, &proven).await?;
    let until = refused.until;
    Err(TryError::TooMany { now, until })
}

/// Writes the line; the store writes no other soon after it.
pub(super) async fn was_wrong(state: &AppState, proven: &Proven) -> Result<(), StoreError> {
    let (member, what) = (proven.signing.member, RefusedWhat::SecondStep);
    let now = state.clock.now();
    state.store.note_refused(member, what, now).await
}
