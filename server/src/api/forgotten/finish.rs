//! `POST /api/v1/forgotten/finish`: the new passphrase takes the forgotten one's place, the code is
//! void, and every session of the member ends.
//!
//! Tries are not counted here: a code has 160 bits, which nobody guesses, and nothing is answered that
//! would help to guess a passphrase.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use opaque::{ProtocolError, Record};
use sealing::account::{SlotPlace, Unlock};
use store::{AllowedBy, NewPassphrase, StoreError};
use thiserror::Error;
use wire::forgotten::ForgottenFinish;

use super::no_such_code;
use crate::access::bearer;
use crate::api::body::{Said, bad_request};
use crate::api::refusal::database_failed;
use crate::api::slot::{self, NoSlot};
use crate::router::AppState;
use crate::sign_in;

/// Why nothing was changed.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("there is no such account, or this is not its code, or the code was used meanwhile")]
    NoSuchCode,
    #[error("this is no registration of the protocol")]
    Upload,
    #[error(transparent)]
    Slot(#[from] NoSlot),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::NoSuchCode => no_such_code(),
            Self::Upload => bad_request(),
            Self::Slot(refused) => refused.into_response(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    headers: HeaderMap,
    Said(finish): Said<ForgottenFinish>,
) -> Result<StatusCode, RouteError> {
    let token = bearer(&headers).ok_or(RouteError::NoSuchCode)?;
    let hash = *token.hash().as_bytes();
    let account = sign_in::account(&finish.email);
    let recovery = state.store.recovery(&account, hash).await?;
    let member = recovery.ok_or(RouteError::NoSuchCode)?.member;
    let record = Record::of(&finish.upload).map_err(|ProtocolError| RouteError::Upload)?;
    let place = SlotPlace {
        member,
        unlock: Unlock::Passphrase,
        number: 0,
    };
    slot::check(&state, place, &finish.slot).await?;
    let new = NewPassphrase {
        member,
        record: record.to_bytes(),
        slot: finish.slot,
    };
    let by = AllowedBy::RecoveryCode(hash);
    let now = state.clock.now();
    if !state.store.change_passphrase(new, by, now).await? {
        return Err(RouteError::NoSuchCode);
    }
    state.sign_ins.forget(member);
    state.sign_ins.tries().forgive(&account);
    state.mail_due.notify_one();
    Ok(StatusCode::NO_CONTENT)
}
