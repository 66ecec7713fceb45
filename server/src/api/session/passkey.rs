//! `/api/v1/session/passkey`: a sign-in by passkey, without a passphrase. The passkey asks for its
//! person, so it is both steps at once.
//!
//! It begins a session for the inbox only: what the account opens with is changed by who knows the
//! passphrase.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use store::Purpose;
use thiserror::Error;
use wire::passkey::{Answered, Asked, ByPasskey};

use super::begin::{self, Cookie, begin_by_passkey};
use crate::api::body::Said;
use crate::api::passkey::{PasskeyError, ask, named, offered, take, used};
use crate::api::refusal::refuse;
use crate::passkey::{AskedFor, Wrong};
use crate::router::AppState;
use crate::sign_in::Signing;

/// Why nobody was signed in.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the passkey is a second step only")]
    OpensNothing,
    #[error(transparent)]
    Passkey(#[from] PasskeyError),
    #[error(transparent)]
    Begin(#[from] begin::RouteError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::OpensNothing => refuse(StatusCode::UNPROCESSABLE_ENTITY, "passkey-opens-nothing"),
            Self::Passkey(error) => error.into_response(),
            Self::Begin(error) => error.into_response(),
        }
    }
}

/// Asks for any passkey that the authenticator has for this host.
pub(super) async fn start(State(state): State<AppState>) -> Result<Json<Asked>, PasskeyError> {
    ask(&state, AskedFor::SignIn, None).map(Json)
}

/// Begins the session. Whether there is such a passkey, only who has it sees.
pub(super) async fn post(
    State(state): State<AppState>,
    Said(answered): Said<Answered>,
) -> Result<(Cookie, Json<ByPasskey>), RouteError> {
    offered(&state)?;
    let asked = take(&state, &answered, &AskedFor::SignIn)?;
    let passkey = named(&state, &answered).await?;
    if answered.assertion.user.is_none() {
        return Err(PasskeyError::from(Wrong).into());
    }
    let used = used(&state, (asked.asking, &passkey), &answered).await?;
    let slot = passkey.slot.ok_or(RouteError::OpensNothing)?;
    let signing = Signing {
        member: passkey.passkey.member,
        purpose: Purpose::Inbox,
        changes: passkey.changes,
    };
    let begun = begin_by_passkey(&state, signing, used).await?;
    let (cookie, mut unlocking) = begun.ok_or(PasskeyError::from(Wrong))?;
    unlocking.slot = slot;
    let number = passkey.number;
    Ok((cookie, Json(ByPasskey { number, unlocking })))
}
