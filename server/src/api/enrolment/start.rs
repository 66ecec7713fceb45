//! `POST /api/v1/enrolment/start`: registers the passphrase, which the server never sees.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use opaque::ProtocolError;
use store::StoreError;
use thiserror::Error;
use wire::enrolment::{EnrolStart, EnrolStarted};

use super::link::Link;
use crate::api::body::{Said, bad_request};
use crate::api::refusal::{database_failed, refuse};
use crate::router::AppState;
use crate::sign_in;

/// Why no enrolment was begun.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the address has an account already")]
    EmailTaken,
    #[error("this is no request of the protocol")]
    Request,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::EmailTaken => email_taken(),
            Self::Request => bad_request(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) fn email_taken() -> Response {
    refuse(StatusCode::CONFLICT, "email-taken")
}

/// Says early that an address is taken: whoever holds a link would hear it at the end, after the
/// keys were made and the kit was written down.
pub(super) async fn post(
    State(state): State<AppState>,
    link: Link,
    Said(start): Said<EnrolStart>,
) -> Result<Json<EnrolStarted>, RouteError> {
    let account = sign_in::account(&start.email);
    if state.store.sign_in_record(&account).await?.is_some() {
        return Err(RouteError::EmailTaken);
    }
    let answer = state
        .secrets
        .opaque
        .register(account.as_str(), &start.request)
        .map_err(|ProtocolError| RouteError::Request)?;
    Ok(Json(EnrolStarted {
        member: link.member(),
        answer,
    }))
}
