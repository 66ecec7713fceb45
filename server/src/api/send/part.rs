//! `PUT /api/v1/referrals/{id}/attachments/{aid}/parts/{n}`: takes a part of an attachment's
//! ciphertext. The same bytes may come again.

use std::error::Error as _;
use std::io;

use axum::body::{Body, Bytes};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, LengthLimitError};
use referral::id::{AttachmentId, ReferralId};
use sealing::Sha256Digest;
use sealing::parts::parse_content_digest;
use store::{Held, KeptPart, PartOutcome, StoreError};
use thiserror::Error;
use tokio::time::timeout;

use super::holder::{Holder, NotHeld};
use super::room;
use crate::api::body::bad_request;
use crate::api::refusal::{disk_failed, refuse, too_large, too_many_uploads, too_slow};
use crate::parts;
use crate::router::AppState;
use crate::uploads::{NoTurn, NotBegun, Whole, to_the_end};

/// Why the part was not taken.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("this is no part of any attachment")]
    Place,
    #[error("the part does not say its SHA-256")]
    NoDigest,
    #[error("the bytes are not those whose SHA-256 was said")]
    OtherDigest,
    #[error("the part is longer than parts are, or the referral has too many")]
    TooLarge,
    #[error("other bytes are there already")]
    Different,
    #[error("the referral was accepted without it")]
    Committed,
    #[error("the upload broke off")]
    BrokenOff,
    #[error("nothing has come for a while")]
    TooSlow,
    #[error(transparent)]
    NotHeld(#[from] NotHeld),
    #[error(transparent)]
    NoTurn(NoTurn),
    #[error(transparent)]
    Disk(#[from] io::Error),
}

impl From<NotBegun> for RouteError {
    fn from(error: NotBegun) -> Self {
        match error {
            NotBegun::Turn(none) => Self::NoTurn(none),
            NotBegun::Disk(error) => Self::Disk(error),
        }
    }
}

impl From<StoreError> for RouteError {
    fn from(error: StoreError) -> Self {
        Self::NotHeld(error.into())
    }
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Place | Self::BrokenOff => bad_request(),
            Self::NoDigest => refuse(StatusCode::BAD_REQUEST, "digest-wanted"),
            Self::OtherDigest => refuse(StatusCode::BAD_REQUEST, "digest-differs"),
            Self::TooLarge => too_large(),
            Self::TooSlow => too_slow(),
            Self::Different => refuse(StatusCode::CONFLICT, "part-differs"),
            Self::Committed => refuse(StatusCode::CONFLICT, "committed"),
            Self::NotHeld(refused) => refused.into_response(),
            Self::NoTurn(NoTurn::OfReferral) => too_many_uploads(),
            Self::NoTurn(NoTurn::OfServer) => refuse(StatusCode::SERVICE_UNAVAILABLE, "busy"),
            Self::Disk(error) => disk_failed(&error),
        }
    }
}

/// Where a part belongs, and what its bytes are.
#[derive(Clone, Copy)]
struct Told {
    attachment: AttachmentId,
    part: u32,
    sha256: Sha256Digest,
}

pub(super) async fn put(
    State(state): State<AppState>,
    holder: Result<Holder, NotHeld>,
    path: Result<Path<(String, String, String)>, PathRejection>,
    headers: HeaderMap,
    mut body: Body,
) -> Result<StatusCode, RouteError> {
    let taken = match (holder, told(path, &headers)) {
        (Err(refused), _) => Err(refused.into()),
        (Ok(_), Err(refused)) => Err(refused),
        (Ok(holder), Ok(told)) => take(&state, holder, told, &mut body).await,
    };
    // A browser that is still sending hears nothing of an answer that comes early.
    while let Ok(Some(_)) = next(&state, &mut body).await {}
    taken.map(|()| StatusCode::NO_CONTENT)
}

fn told(
    path: Result<Path<(String, String, String)>, PathRejection>,
    headers: &HeaderMap,
) -> Result<Told, RouteError> {
    let Path((_, attachment, part)) = path.map_err(|_| RouteError::Place)?;
    let number: u32 = part.parse().map_err(|_| RouteError::Place)?;
    if number.to_string() != part {
        return Err(RouteError::Place);
    }
    let digest = headers.get("content-digest");
    let digest = digest.and_then(|digest| parse_content_digest(digest.to_str().ok()?).ok());
    Ok(Told {
        attachment: attachment.parse().map_err(|_| RouteError::Place)?,
        part: number,
        sha256: digest.ok_or(RouteError::NoDigest)?,
    })
}

async fn take(
    state: &AppState,
    holder: Holder,
    told: Told,
    body: &mut Body,
) -> Result<(), RouteError> {
    if let Some(settled) = settled(state, &holder, told) {
        return settled;
    }
    // Before a byte of it is written: it would be too much even if it were short.
    check_room(state, &holder.held, told, 1)?;
    let whole = receive(state, holder.held.referral, body).await?;
    if whole.sha256 != told.sha256 {
        return Err(RouteError::OtherDigest);
    }
    to_the_end(keep(state.clone(), holder, told, whole)).await
}

/// What the part becomes, where that is clear without its bytes.
fn settled(state: &AppState, holder: &Holder, told: Told) -> Option<Result<(), RouteError>> {
    let mut noted = holder.held.parts.iter();
    let noted = noted.find(|noted| (noted.attachment, noted.part) == (told.attachment, told.part));
    match noted {
        Some(noted) if noted.sha256 == *told.sha256.as_bytes() => Some(Ok(())),
        Some(_) => Some(Err(RouteError::Different)),
        None if holder.is_accepted() => Some(Err(RouteError::Committed)),
        None => {
            let in_time = holder.in_time(state.clock.now());
            in_time.err().map(|over| Err(over.into()))
        }
    }
}

fn check_room(state: &AppState, held: &Held, told: Told, bytes: u64) -> Result<(), RouteError> {
    if room::fits(&state.limits, &held.parts, &kept(told, bytes)) {
        Ok(())
    } else {
        Err(RouteError::TooLarge)
    }
}

fn kept(told: Told, bytes: u64) -> KeptPart {
    KeptPart {
        attachment: told.attachment,
        part: told.part,
        bytes,
        sha256: *told.sha256.as_bytes(),
    }
}

/// Writes what comes to the disk, as it comes.
async fn receive(
    state: &AppState,
    referral: ReferralId,
    body: &mut Body,
) -> Result<Whole, RouteError> {
    let mut draft = state.uploads.draft(referral, &*state.random).await?;
    while let Some(bytes) = next(state, body).await? {
        draft.write(&bytes).await?;
    }
    Ok(draft.finish().await?)
}

/// What comes next of a body, if it comes in time.
async fn next(state: &AppState, body: &mut Body) -> Result<Option<Bytes>, RouteError> {
    let next = timeout(state.upload_pause, body.frame()).await;
    let next = next.map_err(|_| RouteError::TooSlow)?.transpose();
    let next = next.map_err(|error| broken_off(&error))?;
    // What is no data says something of it, and is nothing that we asked for.
    Ok(next.map(|frame| frame.into_data().unwrap_or_default()))
}

fn broken_off(error: &axum::Error) -> RouteError {
    match error.source() {
        Some(source) if source.is::<LengthLimitError>() => RouteError::TooLarge,
        _ => RouteError::BrokenOff,
    }
}

/// Gives the part its name and notes it, as the referral stands by now.
async fn keep(state: AppState, holder: Holder, told: Told, whole: Whole) -> Result<(), RouteError> {
    let _names = state.uploads.names().await;
    let holder = holder.again(&state).await?;
    if let Some(settled) = settled(&state, &holder, told) {
        return settled;
    }
    let part = kept(told, whole.bytes);
    check_room(&state, &holder.held, told, part.bytes)?;
    let referral = holder.held.referral;
    let file = parts::path(&state.data, referral, told.attachment, told.part.into());
    whole.name(file).await?;
    match state
        .store
        .note_part(referral, part, state.clock.now())
        .await?
    {
        PartOutcome::Kept | PartOutcome::AlreadyThere => Ok(()),
        PartOutcome::Different => Err(RouteError::Different),
        PartOutcome::Closed => Err(NotHeld::Over.into()),
    }
}
