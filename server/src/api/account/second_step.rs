//! How a second step is removed: an authenticator, or a passkey.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use store::{Removal, RemoveOutcome, StoreError};
use thiserror::Error;

use crate::access::not_signed_in;
use crate::api::refusal::{database_failed, refuse};
use crate::router::AppState;

/// Why nothing was removed.
#[derive(Debug, Error)]
pub(super) enum RemoveError {
    #[error("it is the last second step, and one is wanted of everybody")]
    Last,
    #[error("the session ended meanwhile")]
    Over,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RemoveError {
    fn into_response(self) -> Response {
        match self {
            Self::Last => refuse(StatusCode::CONFLICT, "last-second-step"),
            Self::Over => not_signed_in(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

/// Removes it, and what was begun with it. One that is not there is removed.
pub(super) async fn remove(state: &AppState, removal: Removal) -> Result<StatusCode, RemoveError> {
    let outcome = state.store.remove_second_step(removal, state.clock.now());
    match outcome.await? {
        RemoveOutcome::Removed => {
            state.sign_ins.forget(removal.member);
            state.mail_due.notify_one();
        }
        RemoveOutcome::Missing => {}
        RemoveOutcome::Over => return Err(RemoveError::Over),
        RemoveOutcome::Last => return Err(RemoveError::Last),
    }
    Ok(StatusCode::NO_CONTENT)
}
