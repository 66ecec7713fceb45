//! `POST /api/v1/join/finish`: keeps the joiner until an owner confirms them.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use opaque::{ProtocolError, Record};
use store::{ChangeError, NewAccount};
use thiserror::Error;
use wire::members::JoinFinish;

use super::link::Link;
use crate::api::body::{Said, bad_request};
use crate::api::enrolment::no_such_link;
use crate::api::holds::{self, DoNotHold, json};
use crate::api::members::NotChanged;
use crate::router::AppState;
use crate::sign_in;

/// Why nobody joined.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("this is no registration of the protocol")]
    Upload,
    #[error(transparent)]
    Keys(#[from] DoNotHold),
    #[error(transparent)]
    Join(#[from] ChangeError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Upload => bad_request(),
            Self::Keys(refused) => refused.into_response(),
            Self::Join(ChangeError::Nobody) => no_such_link(),
            Self::Join(error) => NotChanged::from(error).into_response(),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    link: Link,
    Said(finish): Said<JoinFinish>,
) -> Result<StatusCode, RouteError> {
    let record = Record::of(&finish.upload).map_err(|ProtocolError| RouteError::Upload)?;
    if finish.member != link.member() {
        return Err(DoNotHold.into());
    }
    holds::account(finish.member, &finish.keys, &finish.slot)?;
    let joiner = NewAccount {
        member: finish.member,
        name: finish.name,
        email: sign_in::account(&finish.email),
        record: record.to_bytes(),
        slot: finish.slot,
        kid: finish.keys.enc.kid().to_string(),
        keys: json(&finish.keys)?,
    };
    let mac = *finish.mac.as_bytes();
    let now = state.clock.now();
    state.store.join(link.hash, joiner, mac, now).await?;
    Ok(StatusCode::NO_CONTENT)
}
