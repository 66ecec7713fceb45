//! `POST /api/v1/session/finish`: the passphrase's proof. Where the member has an authenticator, no
//! session begins before its code.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use wire::session::{Finish, Finished};

use super::begin::{RouteError, begin};
use crate::api::body::Said;
use crate::router::AppState;
use crate::sign_in::Proven;

pub(super) async fn post(
    State(state): State<AppState>,
    Said(finish): Said<Finish>,
) -> Result<Response, RouteError> {
    let proven = proven(&state, &finish).ok_or(RouteError::NotProven)?;
    if state.store.totp(proven.member).await?.is_some() {
        let now = state.clock.now();
        state.sign_ins.proven().keep(finish.login, proven, now);
        return Ok(Json(Finished::SecondStep).into_response());
    }
    let (cookie, unlocking) = begin(&state, &proven).await?;
    Ok((cookie, Json(Finished::SignedIn(Box::new(unlocking)))).into_response())
}

/// Whose passphrase the proof shows, and what for.
fn proven(state: &AppState, finish: &Finish) -> Option<Proven> {
    let begun = state.sign_ins.pending();
    let begun = { begun }.take(&finish.login, state.clock.now())?;
    let is_proven = begun.login.is_proven_by(&finish.proof);
    let member = begun.member.filter(|_| is_proven)?;
    state.sign_ins.tries().forgive(&begun.account);
    Some(Proven {
        account: begun.account,
        purpose: begun.purpose,
        member,
    })
}
