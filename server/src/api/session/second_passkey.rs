//! `/api/v1/session/second/…`: a passkey of the member, after the passphrase's proof.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use store::PasskeyUse;
use thiserror::Error;
use wire::passkey::{Answered, Asked, SecondByPasskey, SecondStart};
use wire::session::Unlocking;

use super::begin::{self, Cookie, begin_by_passkey};
use super::tries::{TryError, count, find, was_wrong};
use crate::api::body::Said;
use crate::api::passkey::{PasskeyError, ask, named, offered, take, used};
use crate::passkey::{AskedFor, Unusable, Wrong};
use crate::router::AppState;
use crate::sign_in::Proven;

/// Why nobody was signed in.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error(transparent)]
    Try(#[from] TryError),
    #[error(transparent)]
    Passkey(#[from] PasskeyError),
    #[error(transparent)]
    Begin(#[from] begin::RouteError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Try(error) => error.into_response(),
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
    let proven = count(&state, &second.login).await?;
    let used = answered(&state, &proven, &second).await;
    if matches!(used, Err(PasskeyError::Unusable(Unusable::Wrong(_)))) {
        was_wrong(&state, &proven).await.map_err(TryError::from)?;
    }
    let used = used?;
    let ended = state.sign_ins.proven().take(&second.login, now);
    ended.ok_or(begin::RouteError::NotProven)?;
    let begun = begin_by_passkey(&state, proven.signing, used).await?;
    let Some((cookie, unlocking)) = begun else {
        is_as_it_was(&state, &proven, &second.answered).await?;
        // It was used meanwhile: the passphrase stays proven.
        state.sign_ins.proven().keep(second.login, proven, now);
        return Err(PasskeyError::from(Wrong).into());
    };
    state.sign_ins.codes().forgive(&proven.account);
    Ok((cookie, Json(unlocking)))
}

/// Whether what the member signs in with is as it was when they began. If not, no other answer helps, and
/// signing in anew does.
async fn is_as_it_was(
    state: &AppState,
    proven: &Proven,
    answered: &Answered,
) -> Result<(), RouteError> {
    let passkey = named(state, answered).await;
    match passkey {
        Ok(passkey) if passkey.changes == proven.signing.changes => Ok(()),
        Err(error @ PasskeyError::Store(_)) => Err(error.into()),
        _ => Err(begin::RouteError::NotProven.into()),
    }
}

async fn answered(
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
    used(state, (asked.asking, &passkey), answered).await
}
