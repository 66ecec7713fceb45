//! An invitation's link that holds.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use referral::id::MemberId;
use store::InvitedTo;

use crate::access::bearer;
use crate::api::enrolment::{NoLink, member_of_link};
use crate::router::AppState;

/// The invitation whose link the request bears out.
pub(super) struct Link {
    /// SHA-256 of what it is asked with.
    pub(super) hash: [u8; 32],
    /// Where it leads.
    pub(super) to: InvitedTo,
}

impl Link {
    /// The id of the member whom the link makes.
    pub(super) fn member(&self) -> MemberId {
        member_of_link(&self.hash)
    }
}

impl FromRequestParts<AppState> for Link {
    type Rejection = NoLink;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, NoLink> {
        let token = bearer(&parts.headers).ok_or(NoLink::NoSuchLink)?;
        let hash = *token.hash().as_bytes();
        let now = state.clock.now();
        let Some(to) = state.store.invited_to(hash, now).await? else {
            state.store.note_spent_link(hash, now).await?;
            return Err(NoLink::NoSuchLink);
        };
        Ok(Self { hash, to })
    }
}
