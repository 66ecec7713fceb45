//! `POST /api/v1/account/recovery`: keeps what a new recovery code opens. The code itself stays on
//! paper.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sealing::account::{SlotPlace, Unlock};
use store::{NewRecovery, StoreError};
use thiserror::Error;
use wire::account::MakeRecovery;

use crate::access::{AtAccount, not_signed_in};
use crate::api::body::Said;
use crate::api::refusal::database_failed;
use crate::api::slot::{self, NoSlot};
use crate::router::AppState;

/// Why nothing was kept.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error(transparent)]
    Slot(#[from] NoSlot),
    #[error("the session ended meanwhile")]
    Over,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Slot(refused) => refused.into_response(),
            Self::Over => not_signed_in(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    AtAccount(member): AtAccount,
    Said(made): Said<MakeRecovery>,
) -> Result<StatusCode, RouteError> {
    let (session, member) = (member.hash, member.session.member);
    let place = SlotPlace {
        member,
        unlock: Unlock::RecoveryCode,
        number: 0,
    };
    slot::check(&state, place, &made.slot).await?;
    let new = NewRecovery {
        member,
        access_hash: *made.access.as_bytes(),
        slot: made.slot,
    };
    let now = state.clock.now();
    if !state.store.put_recovery(new, session, now).await? {
        return Err(RouteError::Over);
    }
    state.mail_due.notify_one();
    Ok(StatusCode::NO_CONTENT)
}
