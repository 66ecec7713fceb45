//! `/api/v1/account/totp`: an authenticator is set up and confirmed by a code, or removed.
//!
//! Nothing is kept between the two requests: what the server shares with the authenticator comes back as
//! it was sealed.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base64ct::{Base64UrlUnpadded, Encoding};
use store::{KeptTotp, Removal, SecondStep, StoreError};
use thiserror::Error;
use wire::account::{ConfirmTotp, TotpStarted};
use zeroize::Zeroizing;

use super::second_step::{RemoveError, remove};
use crate::access::{AtAccount, Denied, SettingUp, SignedIn, may_set_up, not_signed_in};
use crate::api::body::{Said, bad_request};
use crate::api::refusal::{database_failed, nothing_drawn, refuse};
use crate::random::RandomError;
use crate::router::AppState;
use crate::second_step::{SECRET, base32, step_of};

/// Why no authenticator was set up.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("the ticket is none of this member's")]
    Ticket,
    #[error("this is not the code that is shown now")]
    WrongCode,
    #[error("the session ended meanwhile")]
    Over,
    #[error(transparent)]
    Random(#[from] RandomError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Denied(denied) => denied.into_response(),
            Self::Ticket => bad_request(),
            Self::WrongCode => refuse(StatusCode::UNPROCESSABLE_ENTITY, "wrong-code"),
            Self::Over => not_signed_in(),
            Self::Random(error) => nothing_drawn(error),
            Self::Store(error) => database_failed(&error),
        }
    }
}

/// `POST /api/v1/account/totp/start`: draws what is to be shared.
pub(super) async fn start(
    State(state): State<AppState>,
    SettingUp(member): SettingUp,
) -> Result<Json<TotpStarted>, RouteError> {
    let random = state.random.as_ref();
    let mut secret = Zeroizing::new([0; SECRET]);
    random.fill(&mut *secret)?;
    let key = &state.secrets.second_step;
    let sealed = key.seal(random, member.session.member, &*secret)?;
    Ok(Json(TotpStarted {
        secret: base32(&*secret),
        ticket: Base64UrlUnpadded::encode_string(&sealed),
    }))
}

/// `POST /api/v1/account/totp`: keeps it, once the authenticator has shown a code. What is kept already
/// is said to be kept: who set up their first one from the inbox has a second step by now, and might not
/// ask again where the answer was lost.
pub(super) async fn confirm(
    State(state): State<AppState>,
    SignedIn(by): SignedIn,
    Said(confirm): Said<ConfirmTotp>,
) -> Result<StatusCode, RouteError> {
    let sealed = Base64UrlUnpadded::decode_vec(&confirm.ticket);
    let sealed = sealed.map_err(|_| RouteError::Ticket)?;
    let member = by.session.member;
    let kept = state.store.totp(member).await?;
    if kept.is_some_and(|kept| kept.sealed == sealed) {
        return Ok(StatusCode::NO_CONTENT);
    }
    may_set_up(&state, &by.session)?;
    let secret = state.secrets.second_step.open(member, &sealed);
    let secret = secret.ok_or(RouteError::Ticket)?;
    let now = state.clock.now();
    let step = step_of(&secret, &confirm.code, now).ok_or(RouteError::WrongCode)?;
    let new = KeptTotp {
        member,
        sealed,
        last_step: step,
    };
    if !state.store.put_totp(new, by.hash, now).await? {
        return Err(RouteError::Over);
    }
    state.sign_ins.forget(member);
    state.mail_due.notify_one();
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/v1/account/totp/end`: removes it. One that is not there is removed.
pub(super) async fn end(
    State(state): State<AppState>,
    AtAccount(member): AtAccount,
) -> Result<StatusCode, RemoveError> {
    let removal = Removal {
        member: member.session.member,
        step: SecondStep::Totp,
        keep_one: !state.demo,
        session: member.hash,
    };
    remove(&state, removal).await
}
