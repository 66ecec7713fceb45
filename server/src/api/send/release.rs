//! `DELETE /api/v1/referrals/{id}`: gives a place up, with what was uploaded.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use store::StoreError;
use thiserror::Error;

use super::holder::{Holder, NotHeld};
use crate::api::refusal::{database_failed, refuse};
use crate::router::AppState;
use crate::uploads::to_the_end;

/// Why the place was not given up.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the referral was accepted")]
    Committed,
    #[error(transparent)]
    NotHeld(#[from] NotHeld),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Committed => refuse(StatusCode::CONFLICT, "committed"),
            Self::NotHeld(refused) => refused.into_response(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn delete(
    State(state): State<AppState>,
    holder: Holder,
) -> Result<StatusCode, RouteError> {
    to_the_end(give_up(state, holder)).await
}

async fn give_up(state: AppState, holder: Holder) -> Result<StatusCode, RouteError> {
    let referral = holder.held.referral;
    let _names = state.uploads.names().await;
    if !state.store.release(referral).await? {
        // Accepted; or somebody else gave it up this very moment.
        return match holder.again(&state).await {
            Ok(_) => Err(RouteError::Committed),
            Err(NotHeld::NoSuchReferral) => Ok(StatusCode::NO_CONTENT),
            Err(failed) => Err(failed.into()),
        };
    }
    if let Err(error) = state.uploads.delete(referral).await {
        // The place is given up all the same; a later sweep of the disk finds these.
        tracing::warn!(%error, "what was uploaded for a place that was given up is still there");
    }
    Ok(StatusCode::NO_CONTENT)
}
