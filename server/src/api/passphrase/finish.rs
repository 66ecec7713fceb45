//! `POST /api/v1/passphrase/finish`: the new passphrase takes the old one's place, and every session
//! of the member ends.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use opaque::{ProtocolError, Record};
use sealing::account::{SlotPlace, Unlock};
use store::{AllowedBy, NewPassphrase, StoreError};
use thiserror::Error;
use wire::passphrase::ChangeFinish;

use crate::access::{AtAccount, COOKIE, not_signed_in};
use crate::api::body::{Said, bad_request};
use crate::api::refusal::database_failed;
use crate::api::slot::{self, NoSlot};
use crate::cookie;
use crate::router::AppState;

/// Why nothing was changed.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("this is no registration of the protocol")]
    Upload,
    #[error(transparent)]
    Slot(#[from] NoSlot),
    #[error("the session was used up by another change, or ended meanwhile")]
    UsedUp,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Upload => bad_request(),
            Self::Slot(refused) => refused.into_response(),
            Self::UsedUp => not_signed_in(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    AtAccount(member): AtAccount,
    Said(finish): Said<ChangeFinish>,
) -> Result<(StatusCode, [(HeaderName, HeaderValue); 1]), RouteError> {
    let record = Record::of(&finish.upload).map_err(|ProtocolError| RouteError::Upload)?;
    let by = AllowedBy::Session(member.hash);
    let member = member.session.member;
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
    let now = state.clock.now();
    if !state.store.change_passphrase(new, by, now).await? {
        return Err(RouteError::UsedUp);
    }
    state.sign_ins.forget(member);
    state.mail_due.notify_one();
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, cookie::end(COOKIE))]))
}
