//! A recovery kit that a practice has.

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use store::{KitPlace, StoreError};
use thiserror::Error;

use crate::access::bearer;
use crate::api::refusal::{database_failed, refuse};
use crate::router::AppState;

/// The kit whose code the request bears out.
pub(super) struct Paper {
    /// SHA-256 of what it is asked with.
    pub(super) access: [u8; 32],
    /// Whose it is.
    pub(super) place: KitPlace,
}

/// Why a request has no kit.
#[derive(Debug, Error)]
pub(super) enum NoKit {
    #[error("it is no practice's kit")]
    NoSuchKit,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for NoKit {
    fn into_response(self) -> Response {
        match self {
            Self::NoSuchKit => no_such_kit(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) fn no_such_kit() -> Response {
    refuse(StatusCode::NOT_FOUND, "no-such-kit")
}

impl FromRequestParts<AppState> for Paper {
    type Rejection = NoKit;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, NoKit> {
        let token = bearer(&parts.headers).ok_or(NoKit::NoSuchKit)?;
        let access = *token.hash().as_bytes();
        let place = state.store.kit_place(access).await?;
        let place = place.ok_or(NoKit::NoSuchKit)?;
        Ok(Self { access, place })
    }
}
