//! The JSON that a request brings.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::refusal::{refuse, too_large};

/// What a request says, read as the wire's type. A refusal repeats nothing of it.
pub(super) struct Said<T>(pub(super) T);

/// The request does not say what it should.
pub(super) struct Unreadable(StatusCode);

impl IntoResponse for Unreadable {
    fn into_response(self) -> Response {
        match self.0 {
            StatusCode::PAYLOAD_TOO_LARGE => too_large(),
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

/// The same for what must not be done twice: with the SHA-256 of its bytes, by which a request that
/// comes again is known.
pub(super) struct SaidOnce<T>(pub(super) T, pub(super) [u8; 32]);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for SaidOnce<T> {
    type Rejection = Unreadable;

    async fn from_request(request: Request, state: &S) -> Result<Self, Unreadable> {
        let bytes = Bytes::from_request(request, state).await;
        let bytes = bytes.map_err(|refused| Unreadable(refused.status()))?;
        let Json(said) = Json::from_bytes(&bytes)
            .map_err(|refused: JsonRejection| Unreadable(refused.status()))?;
        Ok(Self(said, Sha256::digest(&bytes).into()))
    }
}
