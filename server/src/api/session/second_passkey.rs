//! `/api/v1/session/second/…`: a passkey of the member, after the passphrase's proof.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use store::PasskeyUse;
use thiserror::Error;
use time::OffsetDateTime;
use wire::passkey::{Answered, Asked, SecondByPasskey, SecondStart};
use wire::session::Unlocking;

use super::begin::{self, Cookie, begin_by_passkey};
use super::second::has_to_wait;
use crate::api::body::Said;
use crate::api::passkey::{PasskeyError, ask, named, offered, take};
use crate::api::refusal::too_many_tries;
use crate::passkey::{AskedFor, Wrong};
use crate::router::AppState;
use crate::sign_in::Proven;

/// Why nobody was signed in.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the second step of the account was tried too often")]
    TooMany {
        now: OffsetDateTime,
        until: OffsetDateTime,
    },
    #[error(transparent)]
    Passkey(#[from] PasskeyError),
    #[error(transparent)]
    Begin(#[from] begin::RouteError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::TooMany { now, until } => too_many_tries(now, until),
            Self::Passkey(error) => error.into_response(),
            Self::Begin(error) => error.into_response(),
        }
    }
}

/// Asks for one of the member's passkeys.
pub(super) async fn start(
    State(state): State<AppState>,
    Said(start): Said<SecondStart>,
) -> Result<Json<Asked>, RouteError> {
    offered(&state)?;
    let proven = find(&state, &start.login)?;
    let known = state.store.passkeys(proven.signing.member).await;
    let known = known.map_err(PasskeyError::from)?;
    let what = AskedFor::SecondStep(start.login);
    Ok(Json(ask(&state, what, Some(&known))?))
}

/// Begins the session. A passkey that does not hold counts as a code that is wrong, and may be followed by
/// either.
pub(super) async fn post(
    State(state): State<AppState>,
    Said(second): Said<SecondByPasskey>,
) -> Result<(Cookie, Json<Unlocking>), RouteError> {
    offered(&state)?;
    let now = state.clock.now();
    let proven = find(&state, &second.login)?;
    let waits = has_to_wait(&state, &proven, now).await;
    if let Some(until) = waits.map_err(begin::RouteError::from)? {
        return Err(RouteError::TooMany { now, until });
    }
    let used = used(&state, &proven, &second).await?;
    let ended = state.sign_ins.proven().take(&second.login, now);
    ended.ok_or(begin::RouteError::NotProven)?;
    let begun = begin_by_passkey(&state, proven.signing, used).await?;
    let Some((cookie, unlocking)) = begun else {
        // Removed or used meanwhile: the passphrase stays proven.
        state.sign_ins.proven().keep(second.login, proven, now);
        return Err(PasskeyError::from(Wrong).into());
    };
    state.sign_ins.codes().forgive(&proven.account);
    Ok((cookie, Json(unlocking)))
}

fn find(state: &AppState, login: &str) -> Result<Proven, RouteError> {
    let now = state.clock.now();
    let proven = state.sign_ins.proven().find(login, now).cloned();
    Ok(proven.ok_or(begin::RouteError::NotProven)?)
}

async fn used(
    state: &AppState,
    proven: &Proven,
    second: &SecondByPasskey,
) -> Result<PasskeyUse, PasskeyError> {
    let answered: &Answered = &second.answered;
    let what = AskedFor::SecondStep(second.login.clone());
    let asked = take(state, answered, &what)?;
    let passkey = named(state, answered).await?;
    if passkey.passkey.member != proven.signing.member {
        return Err(Wrong.into());
    }
    let passkeys = offered(state)?;
    Ok(passkeys.used(asked.asking, &passkey, &answered.assertion)?)
}
