//! `POST /api/v1/session/finish`: the second half of a sign-in.

use axum::Json;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use referral::id::MemberId;
use store::{NewSession, Purpose, Session, StoreError};
use thiserror::Error;
use wire::Token;
use wire::session::{Finish, Unlocking};

use super::unlocking::{self, Broken};
use crate::access::{COOKIE, IDLE, LONGEST, not_signed_in};
use crate::api::body::Said;
use crate::api::refusal::{broken, database_failed, nothing_drawn};
use crate::cookie;
use crate::random::{self, RandomError};
use crate::router::AppState;

/// Why nobody was signed in.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    /// The passphrase is wrong, or there is no such account, or the sign-in is over: all the same
    /// from outside.
    #[error("the sign-in was not proven")]
    NotProven,
    #[error(transparent)]
    Broken(#[from] Broken),
    #[error(transparent)]
    Random(#[from] RandomError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::NotProven => not_signed_in(),
            Self::Broken(error) => broken(&error),
            Self::Random(error) => nothing_drawn(error),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    Said(finish): Said<Finish>,
) -> Result<([(HeaderName, HeaderValue); 1], Json<Unlocking>), RouteError> {
    let proven = proven(&state, &finish).ok_or(RouteError::NotProven)?;
    let token = random::token(state.random.as_ref())?;
    let session = begin(&state, proven, &token).await?;
    let unlocking = unlocking::of(&state, session).await?;
    let cookie = cookie::keep(COOKIE, &token, LONGEST);
    Ok(([(SET_COOKIE, cookie)], Json(unlocking)))
}

/// Whose passphrase the proof shows, and what for.
fn proven(state: &AppState, finish: &Finish) -> Option<(MemberId, Purpose)> {
    let begun = state.sign_ins.pending();
    let begun = { begun }.take(&finish.login, state.clock.now())?;
    let proven = begun.login.is_proven_by(&finish.proof);
    let member = begun.member.filter(|_| proven)?;
    state.sign_ins.tries().forgive(&begun.account);
    Some((member, begun.purpose))
}

async fn begin(
    state: &AppState,
    (member, purpose): (MemberId, Purpose),
    token: &Token,
) -> Result<Session, RouteError> {
    let hash = *token.hash().as_bytes();
    let now = state.clock.now();
    let new = NewSession {
        hash,
        member,
        purpose,
        now,
        ends: now + LONGEST,
    };
    state.store.begin_session(new).await?;
    let begun = state.store.session(hash, now, IDLE).await?;
    begun.ok_or(RouteError::NotProven)
}
