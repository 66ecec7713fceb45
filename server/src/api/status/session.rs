//! `POST /api/v1/status/{id}/session`: remembers the browser in which the right code is typed.

use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use store::StoreError;
use store::status::{TypedCode, TypedOutcome};
use thiserror::Error;
use time::{Duration, OffsetDateTime};
use wire::status::Code;

use super::access::Access;
use crate::api::body::Said;
use crate::api::refusal::{database_failed, nothing_drawn, refuse, too_many_tries};
use crate::cookie;
use crate::random::{self, RandomError};
use crate::router::AppState;

/// How long a browser is remembered.
const REMEMBERED: Duration = Duration::hours(12);

/// Why the browser is not remembered.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the code is wrong or over, or none was sent")]
    Wrong,
    #[error("too many codes were wrong")]
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
            Self::Wrong => refuse(StatusCode::FORBIDDEN, "wrong-code"),
            Self::TooMany { now, until } => too_many_tries(now, until),
            Self::Random(error) => nothing_drawn(error),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    access: Access,
    Said(Code { code }): Said<Code>,
) -> Result<(StatusCode, [(HeaderName, HeaderValue); 1]), RouteError> {
    let now = state.clock.now();
    let browser = random::token(&*state.random)?;
    let typed = TypedCode {
        referral: access.referral,
        hash: access.hash_of(&code),
        browser: *browser.hash().as_bytes(),
        now,
        until: now + REMEMBERED,
    };
    match state.store.check_code(typed).await? {
        TypedOutcome::Right => {
            let cookie = cookie::keep(&access.cookie(), &browser, REMEMBERED);
            Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, cookie)]))
        }
        TypedOutcome::Wrong => Err(RouteError::Wrong),
        TypedOutcome::TooMany { until } => Err(RouteError::TooMany { now, until }),
    }
}
