//! Who may send: the holder of a reservation's upload token.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use referral::id::ReferralId;
use referral::offer::OfferState;
use store::{Held, StoreError};
use thiserror::Error;
use time::OffsetDateTime;

use crate::access::bearer;
use crate::api::refusal::{database_failed, refuse};
use crate::router::AppState;

/// A referral whose upload token the request carries.
pub(super) struct Holder {
    /// As the store has it.
    pub(super) held: Held,
    token_hash: [u8; 32],
}

/// Why a request may send nothing.
#[derive(Debug, Error)]
pub(super) enum NotHeld {
    /// Whether there is such a referral is not said.
    #[error("there is no such referral, or the token is another's")]
    NoSuchReferral,
    #[error("the place was given up")]
    Over,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for NotHeld {
    fn into_response(self) -> Response {
        match self {
            Self::NoSuchReferral => refuse(StatusCode::NOT_FOUND, "no-such-referral"),
            Self::Over => refuse(StatusCode::GONE, "place-over"),
            Self::Store(error) => database_failed(&error),
        }
    }
}

impl Holder {
    async fn find(
        state: &AppState,
        referral: ReferralId,
        token_hash: [u8; 32],
    ) -> Result<Self, NotHeld> {
        let held = state.store.held(referral, token_hash).await?;
        let held = held.ok_or(NotHeld::NoSuchReferral)?;
        Ok(Self { held, token_hash })
    }

    /// The same as it is by now.
    pub(super) async fn again(&self, state: &AppState) -> Result<Self, NotHeld> {
        Self::find(state, self.held.referral, self.token_hash).await
    }

    /// Whether it was accepted.
    pub(super) fn is_accepted(&self) -> bool {
        self.held.state != OfferState::Reserved
    }

    /// Refuses a reservation whose time is over, even where it was not deleted yet.
    pub(super) fn in_time(&self, now: OffsetDateTime) -> Result<(), NotHeld> {
        if self.is_accepted() || now < self.held.expires {
            Ok(())
        } else {
            Err(NotHeld::Over)
        }
    }
}

impl FromRequestParts<AppState> for Holder {
    type Rejection = NotHeld;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, NotHeld> {
        let path = Path::<HashMap<String, String>>::from_request_parts(parts, state).await;
        let id = path
            .ok()
            .and_then(|Path(path)| path.get("id")?.parse().ok());
        let token = bearer(&parts.headers);
        let (Some(referral), Some(token)) = (id, token) else {
            return Err(NotHeld::NoSuchReferral);
        };
        Self::find(state, referral, *token.hash().as_bytes()).await
    }
}
