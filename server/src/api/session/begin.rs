//! How a session begins, once everything that is wanted was proven.

use axum::http::header::SET_COOKIE;
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use store::{NewSession, PasskeyUse, Session, StoreError};
use thiserror::Error;
use wire::Token;
use wire::session::Unlocking;

use super::unlocking::{self, Broken};
use crate::access::{COOKIE, IDLE, LONGEST, not_signed_in};
use crate::api::refusal::{broken, database_failed, nothing_drawn};
use crate::cookie;
use crate::random::{self, RandomError};
use crate::router::AppState;
use crate::sign_in::Signing;

/// Why nobody was signed in.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    /// The passphrase is wrong, or there is no such account, or the sign-in is over, or what it was begun
    /// with is another way now: all the same from outside.
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

/// The session's cookie.
pub(super) type Cookie = [(HeaderName, HeaderValue); 1];

/// Begins a session: its cookie, and what unlocks the practice's keys.
pub(super) async fn begin(
    state: &AppState,
    signing: Signing,
) -> Result<(Cookie, Unlocking), RouteError> {
    let (token, new) = draw(state, signing)?;
    if !state.store.begin_session(new).await? {
        return Err(RouteError::NotProven);
    }
    unlock(state, new, &token).await
}

/// The same with a passkey that answered. `None` when the passkey is gone, or was used meanwhile:
/// nothing began.
pub(super) async fn begin_by_passkey(
    state: &AppState,
    signing: Signing,
    used: PasskeyUse,
) -> Result<Option<(Cookie, Unlocking)>, RouteError> {
    let (token, new) = draw(state, signing)?;
    if !state.store.begin_session_by_passkey(new, used).await? {
        return Ok(None);
    }
    unlock(state, new, &token).await.map(Some)
}

/// Draws a session's cookie: its token, and the session to begin.
pub(super) fn draw(state: &AppState, signing: Signing) -> Result<(Token, NewSession), RouteError> {
    let token = random::token(state.random.as_ref())?;
    let now = state.clock.now();
    let new = NewSession {
        hash: *token.hash().as_bytes(),
        member: signing.member,
        purpose: signing.purpose,
        changes: signing.changes,
        now,
        ends: now + LONGEST,
    };
    Ok((token, new))
}

/// The cookie of a session that has begun, and what unlocks the practice's keys.
pub(super) async fn unlock(
    state: &AppState,
    new: NewSession,
    token: &Token,
) -> Result<(Cookie, Unlocking), RouteError> {
    let session = begun(state, new).await?;
    let unlocking = unlocking::of(state, session).await?;
    let cookie = cookie::keep(COOKIE, token, LONGEST);
    Ok(([(SET_COOKIE, cookie)], unlocking))
}

async fn begun(state: &AppState, new: NewSession) -> Result<Session, RouteError> {
    let begun = state.store.session(new.hash, new.now, IDLE).await?;
    begun.ok_or(RouteError::NotProven)
}
