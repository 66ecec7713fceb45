//! `POST /api/v1/enrolment/finish`: enrols the first member, with all that the ceremony made.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use opaque::{ProtocolError, Record};
use store::{EnrolError, PublishError};
use thiserror::Error;
use wire::enrolment::EnrolFinish;

use super::check;
use super::link::{Link, no_such_link};
use super::start::email_taken;
use crate::api::body::{Said, bad_request};
use crate::api::holds::{self, ClockIsOff, DoNotHold};
use crate::api::refusal::database_failed;
use crate::router::AppState;
use crate::sign_in;

/// Why nobody was enrolled.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("this is no registration of the protocol")]
    Upload,
    #[error(transparent)]
    Keys(#[from] DoNotHold),
    #[error(transparent)]
    Clock(#[from] ClockIsOff),
    #[error(transparent)]
    Enrol(#[from] EnrolError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Upload => bad_request(),
            Self::Clock(refused) => refused.into_response(),
            Self::Enrol(EnrolError::NoSuchLink) => no_such_link(),
            Self::Enrol(EnrolError::EmailTaken) => email_taken(),
            Self::Enrol(EnrolError::Store(error) | EnrolError::Key(PublishError::Store(error))) => {
                database_failed(&error)
            }
            Self::Keys(DoNotHold) | Self::Enrol(EnrolError::Key(_)) => DoNotHold.into_response(),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    link: Link,
    Said(finish): Said<EnrolFinish>,
) -> Result<StatusCode, RouteError> {
    let now = state.clock.now();
    let record = Record::of(&finish.upload).map_err(|ProtocolError| RouteError::Upload)?;
    if finish.member != link.member() {
        return Err(DoNotHold.into());
    }
    holds::dated(&finish.record, now)?;
    let account = sign_in::account(&finish.email);
    let member = check::member(&link.enrolment, finish, account, &record, now).await?;
    state.store.enrol(link.hash, member, now).await?;
    Ok(StatusCode::NO_CONTENT)
}
