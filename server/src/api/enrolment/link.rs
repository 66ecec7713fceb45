//! An enrolment link that holds.

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use referral::id::MemberId;
use sha2::{Digest, Sha256};
use store::{Enrolment, StoreError};
use thiserror::Error;

use crate::access::bearer;
use crate::api::refusal::{database_failed, refuse};
use crate::router::AppState;

/// The link whose secret the request carries.
pub(super) struct Link {
    /// SHA-256 of its secret.
    pub(super) hash: [u8; 32],
    /// Where it leads.
    pub(super) enrolment: Enrolment,
}

/// Why a request may enrol nobody.
#[derive(Debug, Error)]
pub(in crate::api) enum NoLink {
    #[error("the link was used, is over, or never was")]
    NoSuchLink,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for NoLink {
    fn into_response(self) -> Response {
        match self {
            Self::NoSuchLink => no_such_link(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(in crate::api) fn no_such_link() -> Response {
    refuse(StatusCode::NOT_FOUND, "no-such-link")
}

impl Link {
    /// The id of the member whom the link makes.
    pub(super) fn member(&self) -> MemberId {
        member_of_link(&self.hash)
    }
}

/// The id of the member whom a link of this hash makes: a lost answer changes nothing.
pub(in crate::api) fn member_of_link(hash: &[u8; 32]) -> MemberId {
    let derived = Sha256::new()
        .chain_update("letterlock member of link ")
        .chain_update(hash)
        .finalize();
    let mut id = [0; 16];
    id.copy_from_slice(&derived[..16]);
    MemberId::from_bytes(id)
}

impl FromRequestParts<AppState> for Link {
    type Rejection = NoLink;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, NoLink> {
        let token = bearer(&parts.headers).ok_or(NoLink::NoSuchLink)?;
        let hash = *token.hash().as_bytes();
        let now = state.clock.now();
        let Some(enrolment) = state.store.enrolment(hash, now).await? else {
            state.store.note_spent_link(hash, now).await?;
            return Err(NoLink::NoSuchLink);
        };
        Ok(Self { hash, enrolment })
    }
}
