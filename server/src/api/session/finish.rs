//! `POST /api/v1/session/finish`: the passphrase's proof. Where the member has an authenticator or a
//! passkey, no session begins before one of them was used.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use referral::id::MemberId;
use store::StoreError;
use wire::session::{Finish, Finished, Ways};

use super::begin::{RouteError, begin};
use crate::api::body::Said;
use crate::router::AppState;
use crate::sign_in::Proven;

pub(super) async fn post(
    State(state): State<AppState>,
    Said(finish): Said<Finish>,
) -> Result<Response, RouteError> {
    let proven = proven(&state, &finish).ok_or(RouteError::NotProven)?;
    if let Some(ways) = second_step(&state, proven.signing.member).await? {
        let now = state.clock.now();
        state.sign_ins.proven().keep(finish.login, proven, now);
        return Ok(Json(Finished::SecondStep(ways)).into_response());
    }
    let (cookie, unlocking) = begin(&state, proven.signing).await?;
    Ok((cookie, Json(Finished::SignedIn(Box::new(unlocking)))).into_response())
}

/// What the member has set up besides the passphrase; `None` if nothing.
async fn second_step(state: &AppState, member: MemberId) -> Result<Option<Ways>, StoreError> {
    let code = state.store.totp(member).await?.is_some();
    let has_passkey = !state.store.passkeys(member).await?.is_empty();
    let passkey = has_passkey && state.passkeys.is_some();
    Ok((code || has_passkey).then_some(Ways { code, passkey }))
}

/// Whose passphrase the proof shows, and what for.
fn proven(state: &AppState, finish: &Finish) -> Option<Proven> {
    let now = state.clock.now();
    let begun = state.sign_ins.pending().take(&finish.login, now)?;
    let is_proven = begun.login.is_proven_by(&finish.proof);
    let signing = begun.signing.filter(|_| is_proven)?;
    state.sign_ins.tries().forgive(&begun.account);
    Some(Proven {
        account: begun.account,
        signing,
    })
}
