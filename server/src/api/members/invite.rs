//! `POST /api/v1/members/invites`: makes an invitation.

use axum::extract::State;
use axum::http::StatusCode;
use sealing::invite::check_sealed;
use sealing::jwk::Kid;
use sealing::roster::{Act, Roster};
use store::{NewInvite, Session};
use time::{Duration, OffsetDateTime};
use wire::members;

use super::change::{NotChanged, change, noted};
use crate::access::FreshOwner;
use crate::api::body::Said;
use crate::api::holds::{AHEAD, ClockIsOff, DoNotHold};
use crate::router::AppState;

/// How long an invitation holds at most.
const LONGEST: Duration = Duration::days(7);

pub(super) async fn post(
    State(state): State<AppState>,
    FreshOwner(member): FreshOwner,
    Said(new): Said<members::NewInvite>,
) -> Result<StatusCode, NotChanged> {
    let invited = invite(&state, &member.session, new).await;
    noted(&state, member.session.member, invited).await
}

async fn invite(
    state: &AppState,
    session: &Session,
    new: members::NewInvite,
) -> Result<(), NotChanged> {
    let now = state.clock.now();
    let following = change(state, session.practice, new.entry).await?;
    following.is_by(session.member)?;
    let Act::Invite(invitation) = &following.act else {
        return Err(DoNotHold.into());
    };
    let until = OffsetDateTime::from(invitation.until);
    if invitation.invite != new.invite {
        return Err(DoNotHold.into());
    }
    if until <= now || until > now + LONGEST + AHEAD {
        return Err(ClockIsOff.into());
    }
    let place = (session.practice, new.invite);
    let checked = check_sealed(place, new.sealed.as_bytes(), &owners(&following.roster));
    checked.map_err(DoNotHold::from)?;
    let new = NewInvite {
        by: session.member,
        invite: new.invite,
        role: invitation.role,
        link_hash: *new.access.as_bytes(),
        sealed: new.sealed,
        expires: until,
        next: following.next,
    };
    state.store.invite(new, now).await?;
    Ok(())
}

fn owners(roster: &Roster) -> Vec<&Kid> {
    let owners = roster.members().filter(|one| one.role.owns());
    owners.map(|one| one.keys.enc.kid()).collect()
}
