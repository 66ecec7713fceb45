//! `POST /api/v1/join/finish`: keeps the joiner until an owner confirms them.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use opaque::{ProtocolError, Record};
use referral::audit::RefusedWhat;
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
    let (practice, now) = (link.to.practice, state.clock.now());
    let joined = join(&state, link, finish).await;
    if matches!(joined, Err(RouteError::Keys(_))) {
        let noted = state.store;
        let noted = noted.note_refused_of_practice(practice, RefusedWhat::Join, now);
        noted.await.map_err(ChangeError::from)?;
    }
    joined.map(|()| StatusCode::NO_CONTENT)
}

async fn join(state: &AppState, link: Link, finish: JoinFinish) -> Result<(), RouteError> {
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
    Ok(state.store.join(link.hash, joiner, mac, now).await?)
}
