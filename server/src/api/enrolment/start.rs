//! `POST /api/v1/enrolment/start`: registers the passphrase, which the server never sees.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use opaque::{Message, ProtocolError};
use referral::contact::Email;
use store::StoreError;
use thiserror::Error;
use wire::enrolment::{EnrolStart, EnrolStarted};

use super::link::Link;
use crate::api::body::{Said, bad_request};
use crate::api::refusal::{database_failed, refuse};
use crate::router::AppState;
use crate::sign_in;

/// Why no registration was begun.
#[derive(Debug, Error)]
pub(in crate::api) enum StartError {
    #[error("the address has an account already")]
    EmailTaken,
    #[error("this is no request of the protocol")]
    Request,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for StartError {
    fn into_response(self) -> Response {
        match self {
            Self::EmailTaken => email_taken(),
            Self::Request => bad_request(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(in crate::api) fn email_taken() -> Response {
    refuse(StatusCode::CONFLICT, "email-taken")
}

pub(super) async fn post(
    State(state): State<AppState>,
    link: Link,
    Said(start): Said<EnrolStart>,
) -> Result<Json<EnrolStarted>, StartError> {
    let answer = register(&state, &start.email, &start.request).await?;
    Ok(Json(EnrolStarted {
        member: link.member(),
        answer,
    }))
}

/// The server's part of a registration. Says early that an address is taken: whoever holds a link
/// would hear it at the end, after the keys were made and the kit was written down.
pub(in crate::api) async fn register(
    state: &AppState,
    email: &Email,
    request: &Message,
) -> Result<Message, StartError> {
    let account = sign_in::account(email);
    if state.store.is_taken(&account).await? {
        return Err(StartError::EmailTaken);
    }
    let answer = state.secrets.opaque.register(account.as_str(), request);
    answer.map_err(|ProtocolError| StartError::Request)
}
