//! `POST /api/v1/members`: makes a joiner a member.

use axum::extract::State;
use axum::http::StatusCode;
use referral::id::{InviteId, PracticeId};
use sealing::roster::{Act, RosterMember};
use store::{Confirmation, Session};
use wire::members::Confirm;

use super::change::{NotChanged, change, noted};
use super::list;
use crate::access::FreshOwner;
use crate::api::body::Said;
use crate::api::holds::{self, DoNotHold};
use crate::router::AppState;

pub(super) async fn post(
    State(state): State<AppState>,
    FreshOwner(member): FreshOwner,
    Said(confirm): Said<Confirm>,
) -> Result<StatusCode, NotChanged> {
    let confirmed = confirm_joiner(&state, &member.session, confirm).await;
    noted(&state, member.session.member, confirmed).await
}

async fn confirm_joiner(
    state: &AppState,
    session: &Session,
    confirm: Confirm,
) -> Result<(), NotChanged> {
    let joined = joined(state, session.practice, confirm.invite).await?;
    let following = change(state, session.practice, confirm.entry).await?;
    following.is_by(session.member)?;
    let Act::Add(addition) = &following.act else {
        return Err(DoNotHold.into());
    };
    if addition.invite != confirm.invite || addition.member != joined {
        return Err(DoNotHold.into());
    }
    let ring = holds::ring(confirm.ring, &following.roster);
    let ring = ring.map_err(|DoNotHold| NotChanged::Ring)?;
    let new = Confirmation {
        by: session.member,
        invite: confirm.invite,
        ring,
        next: following.next,
    };
    state.store.confirm(new, state.clock.now()).await?;
    Ok(())
}

/// Who used the invitation, by their keys.
async fn joined(
    state: &AppState,
    practice: PracticeId,
    invite: InviteId,
) -> Result<RosterMember, NotChanged> {
    let team = state.store.team(practice).await?;
    let mut invites = team.invites.into_iter();
    let invite = invites.find(|one| one.invite == invite);
    let invite = invite.ok_or(NotChanged::Nobody)?;
    if invite.expires <= state.clock.now() {
        return Err(NotChanged::InvitationOver);
    }
    let joiner = invite.joiner.ok_or(NotChanged::Nobody)?;
    list::joined(&joiner).ok_or(NotChanged::Broken)
}
