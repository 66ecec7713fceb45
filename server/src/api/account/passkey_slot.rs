//! `/api/v1/account/passkey/slot`: keeps what a passkey opens.
//!
//! The browser has the passkey answer, and makes the slot with the PRF output that comes with the answer.
//! Kept are both or none: a slot that is kept belongs to a passkey that the server understands.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sealing::account::{SlotPlace, Unlock};
use store::NewPasskeySlot;
use thiserror::Error;
use wire::passkey::{Asked, KeepSlot, ThisPasskey};

use crate::access::AtAccount;
use crate::api::body::Said;
use crate::api::passkey::{PasskeyError, ask, named, offered, take, used};
use crate::api::slot::{self, NoSlot};
use crate::passkey::{AskedFor, Wrong};
use crate::router::AppState;

/// Why nothing was kept.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error(transparent)]
    Slot(#[from] NoSlot),
    #[error(transparent)]
    Passkey(#[from] PasskeyError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Slot(refused) => refused.into_response(),
            Self::Passkey(error) => error.into_response(),
        }
    }
}

/// Asks for this passkey.
pub(super) async fn start(
    State(state): State<AppState>,
    AtAccount(member): AtAccount,
    Said(ThisPasskey { number }): Said<ThisPasskey>,
) -> Result<Json<Asked>, PasskeyError> {
    let mut known = state.store.passkeys(member.session.member).await?;
    known.retain(|passkey| passkey.number == number);
    ask(&state, AskedFor::Slot(number), Some(&known)).map(Json)
}

/// Keeps the slot.
pub(super) async fn keep(
    State(state): State<AppState>,
    AtAccount(member): AtAccount,
    Said(KeepSlot { answered, slot }): Said<KeepSlot>,
) -> Result<StatusCode, RouteError> {
    offered(&state)?;
    let (session, member) = (member.hash, member.session.member);
    let passkey = named(&state, &answered).await?;
    let number = passkey.number;
    let place = SlotPlace {
        member,
        unlock: Unlock::Passkey,
        number,
    };
    slot::check(&state, place, &slot).await?;
    let asked = take(&state, &answered, &AskedFor::Slot(number))?;
    if asked.member != Some(member) || passkey.passkey.member != member {
        return Err(PasskeyError::from(Wrong).into());
    }
    let used = used(&state, (asked.asking, &passkey), &answered).await?;
    let new = NewPasskeySlot {
        member,
        used,
        slot,
        session,
    };
    let kept = state.store.put_passkey_slot(new, state.clock.now()).await;
    kept.map_err(PasskeyError::from)?;
    state.mail_due.notify_one();
    Ok(StatusCode::NO_CONTENT)
}
