//! Who may: the holder of a referral's access token.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use referral::id::ReferralId;
use sha2::{Digest, Sha256};
use store::StoreError;
use thiserror::Error;

use crate::access::bearer;
use crate::api::refusal::{database_failed, refuse};
use crate::router::AppState;

/// A referral whose access token the request carries.
pub(super) struct Access {
    pub(super) referral: ReferralId,
}

/// Why a request may ask nothing of this referral. Whether there is such a referral is not said.
#[derive(Debug, Error)]
pub(super) enum NoAccess {
    #[error("there is no such referral, or the token is another's")]
    NoSuchReferral,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for NoAccess {
    fn into_response(self) -> Response {
        match self {
            Self::NoSuchReferral => refuse(StatusCode::NOT_FOUND, "no-such-referral"),
            Self::Store(error) => database_failed(&error),
        }
    }
}

impl Access {
    /// The cookie by which a browser is remembered. One each, so that a browser can follow many
    /// referrals.
    pub(super) fn cookie(&self) -> String {
        format!("__Host-status-{}", self.referral)
    }

    /// What is kept of a code.
    pub(super) fn hash_of(&self, code: &str) -> [u8; 32] {
        Sha256::new()
            .chain_update(self.referral.as_bytes())
            .chain_update(code)
            .finalize()
            .into()
    }
}

impl FromRequestParts<AppState> for Access {
    type Rejection = NoAccess;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, NoAccess> {
        let path = Path::<HashMap<String, String>>::from_request_parts(parts, state).await;
        let id = path
            .ok()
            .and_then(|Path(path)| path.get("id")?.parse().ok());
        let token = bearer(&parts.headers);
        let (Some(referral), Some(token)) = (id, token) else {
            return Err(NoAccess::NoSuchReferral);
        };
        let hash = *token.hash().as_bytes();
        if state.store.may_see_status(referral, hash).await? {
            Ok(Self { referral })
        } else {
            Err(NoAccess::NoSuchReferral)
        }
    }
}
