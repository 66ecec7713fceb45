//! `POST /api/v1/status/{id}/code`: mails a code to the address that the referral was sent from.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use store::StoreError;
use store::status::{CodeOutcome, NewCode};
use thiserror::Error;
use time::{Duration, OffsetDateTime};

use super::access::Access;
use crate::api::refusal::{database_failed, nothing_drawn, too_many_tries};
use crate::random::{self, RandomError};
use crate::router::AppState;

/// How long a code holds.
pub(super) const HOLDS: Duration = Duration::minutes(10);

/// Why no code was sent.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("codes were asked for, or mistyped, too often")]
    TooMany {
        now: OffsetDateTime,
        until: OffsetDateTime,
    },
    #[error(transparent)]
    Random(#[from] RandomError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::TooMany { now, until } => too_many_tries(now, until),
            Self::Random(error) => nothing_drawn(error),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    access: Access,
) -> Result<StatusCode, RouteError> {
    let now = state.clock.now();
    let code = random::code(&*state.random)?;
    let new = NewCode {
        referral: access.referral,
        hash: access.hash_of(&code),
        code,
        now,
        expires: now + HOLDS,
    };
    match state.store.send_code(new).await? {
        CodeOutcome::Sent => {
            state.mail_due.notify_one();
            Ok(StatusCode::NO_CONTENT)
        }
        CodeOutcome::TooMany { until } => Err(RouteError::TooMany { now, until }),
    }
}
