//! `DELETE /api/v1/members/invites/{invite}`: withdraws an invitation, with whoever used it.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::change::NotChanged;
use crate::access::FreshOwner;
use crate::router::AppState;

pub(super) async fn delete(
    State(state): State<AppState>,
    FreshOwner(member): FreshOwner,
    invite: Result<Path<String>, PathRejection>,
) -> Result<StatusCode, NotChanged> {
    let invite = invite.ok().and_then(|Path(id)| id.parse().ok());
    let invite = invite.ok_or(NotChanged::Nobody)?;
    let session = member.session;
    let now = state.clock.now();
    let withdrawn = state
        .store
        .withdraw_invite(session.practice, session.member, invite, now);
    if withdrawn.await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(NotChanged::Nobody)
    }
}
