//! The JSON that a request brings.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;

use super::refusal::refuse;

/// What a request says, read as the wire's type. A refusal repeats nothing of it.
pub(super) struct Said<T>(pub(super) T);

/// The request does not say what it should.
pub(super) struct Unreadable(StatusCode);

impl IntoResponse for Unreadable {
    fn into_response(self) -> Response {
        match self.0 {
            StatusCode::PAYLOAD_TOO_LARGE => refuse(self.0, "too-large"),
            _ => bad_request(),
        }
    }
}

/// What was said makes no sense.
pub(super) fn bad_request() -> Response {
    refuse(StatusCode::BAD_REQUEST, "bad-request")
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Said<T> {
    type Rejection = Unreadable;

    async fn from_request(request: Request, state: &S) -> Result<Self, Unreadable> {
        let read = Json::from_request(request, state).await;
        read.map(|Json(said)| Self(said))
            .map_err(|refused: JsonRejection| Unreadable(refused.status()))
    }
}
