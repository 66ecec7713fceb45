//! How a route refuses.

use std::fmt::Display;
use std::io;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use store::StoreError;
use time::OffsetDateTime;
use wire::Refusal;

use crate::random::RandomError;

/// A refusal by its code.
pub(crate) fn refuse(status: StatusCode, error: &'static str) -> Response {
    refusal(status, error, None)
}

/// There is more than may be sent, or than may be sent at once.
pub(super) fn too_large() -> Response {
    refuse(StatusCode::PAYLOAD_TOO_LARGE, "too-large")
}

/// The request, or what it needed, took too long: the same one may go through later.
pub(super) fn too_slow() -> Response {
    refuse(StatusCode::SERVICE_UNAVAILABLE, "too-slow")
}

/// Somebody tried too often, and may try again at `until`.
pub(super) fn too_many_tries(now: OffsetDateTime, until: OffsetDateTime) -> Response {
    // Never zero: whoever waits for what is said here may really try again.
    let seconds = (until - now).whole_seconds().max(0) + 1;
    let after = u32::try_from(seconds).unwrap_or(u32::MAX);
    refusal(StatusCode::TOO_MANY_REQUESTS, "too-many-tries", Some(after))
}

/// More uploads of one referral are running than a browser begins: they may be what is left of some
/// that were cut off, and are over after a minute.
pub(super) fn too_many_uploads() -> Response {
    refusal(StatusCode::TOO_MANY_REQUESTS, "too-many-uploads", Some(60))
}

fn refusal(status: StatusCode, error: &str, after: Option<u32>) -> Response {
    let error = error.to_owned();
    (status, Json(Refusal { error, after })).into_response()
}

/// The database failed: the operator reads why, the client only whether to try again.
pub(crate) fn database_failed(error: &StoreError) -> Response {
    tracing::error!(%error, "the database failed");
    match error {
        StoreError::Unavailable(_) => refuse(StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
        StoreError::Corrupt(_) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "broken"),
    }
}

/// The disk failed, or is full: the same request may go through later.
pub(super) fn disk_failed(error: &io::Error) -> Response {
    tracing::error!(%error, "the disk failed");
    refuse(StatusCode::SERVICE_UNAVAILABLE, "unavailable")
}

/// What lies here is not what was put here: for the operator, not for a retry.
pub(super) fn broken(what: &impl Display) -> Response {
    tracing::error!(%what, "something that is kept is broken");
    refuse(StatusCode::INTERNAL_SERVER_ERROR, "broken")
}

/// The system gave no random numbers: nothing can be drawn, and nothing was changed.
pub(super) fn nothing_drawn(error: RandomError) -> Response {
    tracing::error!(%error, "nothing can be drawn");
    refuse(StatusCode::SERVICE_UNAVAILABLE, "unavailable")
}

/// The operator has loaded no catalogue yet.
pub(super) fn no_catalogue() -> Response {
    refuse(StatusCode::SERVICE_UNAVAILABLE, "no-catalogue")
}

/// An address under `/api/v1` that leads nowhere.
pub(super) async fn no_such_route() -> Response {
    refuse(StatusCode::NOT_FOUND, "no-such-route")
}
