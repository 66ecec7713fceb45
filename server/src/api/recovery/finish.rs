//! `POST /api/v1/recovery/finish`: makes the owner.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use opaque::{ProtocolError, Record};
use referral::audit::RefusedWhat;
use sealing::roster::{Act, RosterMember};
use store::{ChangeError, NewAccount, Restoration};
use thiserror::Error;
use wire::recovery::Restore;

use super::paper::{Paper, no_such_kit};
use crate::api::body::{Said, bad_request};
use crate::api::holds::{self, DoNotHold, json};
use crate::api::members::{NotChanged, change};
use crate::router::AppState;
use crate::sign_in;

/// Why nobody was made an owner.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("this is no registration of the protocol")]
    Upload,
    #[error("it is no practice's kit any more")]
    NoSuchKit,
    #[error(transparent)]
    Keys(#[from] DoNotHold),
    #[error(transparent)]
    Change(#[from] NotChanged),
}

impl From<ChangeError> for RouteError {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Nobody => Self::NoSuchKit,
            error => Self::Change(error.into()),
        }
    }
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Upload => bad_request(),
            Self::NoSuchKit => no_such_kit(),
            Self::Keys(refused) => refused.into_response(),
            Self::Change(refused) => refused.into_response(),
        }
    }
}

impl RouteError {
    /// Whether a kit that holds was used for what does not.
    const fn does_not_hold(&self) -> bool {
        matches!(self, Self::Keys(_) | Self::Change(NotChanged::DoNotHold(_)))
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    paper: Paper,
    Said(restore): Said<Restore>,
) -> Result<StatusCode, RouteError> {
    let (practice, now) = (paper.place.practice, state.clock.now());
    let made = make(&state, paper, restore).await;
    if made.as_ref().is_err_and(RouteError::does_not_hold) {
        let noted = state.store;
        let noted = noted.note_refused_of_practice(practice, RefusedWhat::Restore, now);
        noted.await.map_err(NotChanged::from)?;
    }
    made.map(|()| StatusCode::NO_CONTENT)
}

async fn make(state: &AppState, paper: Paper, restore: Restore) -> Result<(), RouteError> {
    let record = Record::of(&restore.upload).map_err(|ProtocolError| RouteError::Upload)?;
    holds::account(restore.member, &restore.keys, &restore.slot)?;
    let following = change(state, paper.place.practice, restore.entry).await?;
    let new = RosterMember::of(restore.member, &restore.keys);
    if following.act != Act::Restore(new) {
        return Err(DoNotHold.into());
    }
    let restoration = Restoration {
        access: paper.access,
        account: NewAccount {
            member: restore.member,
            name: restore.name,
            email: sign_in::account(&restore.email),
            record: record.to_bytes(),
            slot: restore.slot,
            kid: restore.keys.enc.kid().to_string(),
            keys: json(&restore.keys)?,
        },
        ring: holds::ring(restore.ring, &following.roster)?,
        next: following.next,
    };
    Ok(state.store.restore(restoration, state.clock.now()).await?)
}
