//! `GET /api/v1/members`: everybody who is or was a member, or is invited.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use sealing::Sha256Digest;
use sealing::account::SealedMemberKeys;
use sealing::roster::RosterMember;
use store::{KeptInvite, KeptJoiner, KeptMember, StoreError};
use thiserror::Error;
use wire::members::{InviteRow, Joiner, MemberRow, Members};

use crate::access::Member;
use crate::api::refusal::{broken, database_failed};
use crate::router::AppState;

/// Why there is no list.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the keys of a joiner cannot be read")]
    Keys,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Keys => broken(&self),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn get(
    State(state): State<AppState>,
    member: Member,
) -> Result<Json<Members>, RouteError> {
    let team = state.store.team(member.session.practice).await?;
    let invites = team.invites.into_iter().map(invite);
    Ok(Json(Members {
        members: team.members.into_iter().map(row).collect(),
        invites: invites.collect::<Result<_, _>>()?,
        roster: team.roster,
    }))
}

fn row(kept: KeptMember) -> MemberRow {
    MemberRow {
        member: kept.member,
        name: kept.name,
        email: kept.email,
    }
}

fn invite(kept: KeptInvite) -> Result<InviteRow, RouteError> {
    Ok(InviteRow {
        invite: kept.invite,
        expires: kept.expires.into(),
        sealed: kept.sealed,
        joiner: kept.joiner.map(joiner).transpose()?,
    })
}

fn joiner(kept: KeptJoiner) -> Result<Joiner, RouteError> {
    Ok(Joiner {
        member: joined(&kept).ok_or(RouteError::Keys)?,
        name: kept.name,
        email: kept.email,
        mac: Sha256Digest::from_bytes(kept.mac),
        at: kept.at.into(),
    })
}

/// A joiner as the roster would name them.
pub(super) fn joined(kept: &KeptJoiner) -> Option<RosterMember> {
    let keys: SealedMemberKeys = serde_json::from_str(&kept.keys).ok()?;
    Some(RosterMember::of(kept.member, &keys))
}
