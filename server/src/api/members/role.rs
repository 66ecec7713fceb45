//! `POST /api/v1/members/roles`: gives a member another role.

use axum::extract::State;
use axum::http::StatusCode;
use sealing::roster::Act;
use store::{NewRole, Session};
use wire::members::ChangeRole;

use super::change::{NotChanged, change, noted};
use crate::access::FreshOwner;
use crate::api::body::Said;
use crate::api::holds::DoNotHold;
use crate::router::AppState;

pub(super) async fn post(
    State(state): State<AppState>,
    FreshOwner(member): FreshOwner,
    Said(new): Said<ChangeRole>,
) -> Result<StatusCode, NotChanged> {
    let changed = give(&state, &member.session, new).await;
    noted(&state, member.session.member, changed).await
}

async fn give(state: &AppState, session: &Session, new: ChangeRole) -> Result<(), NotChanged> {
    let following = change(state, session.practice, new.entry).await?;
    following.is_by(session.member)?;
    let Act::Role(role) = &following.act else {
        return Err(DoNotHold.into());
    };
    let new = NewRole {
        by: session.member,
        member: role.member,
        role: role.role,
        ended: following.ended,
        next: following.next,
    };
    state.store.change_role(new, state.clock.now()).await?;
    Ok(())
}
