//! `GET /api/v1/offers/{offer}/attachments/{aid}/parts/{n}`: a part of an attachment's ciphertext,
//! as it was uploaded. Fetching one is no opening, and none is given of what nobody has opened: the
//! trail says of whatever was fetched that somebody had opened it.

use std::io;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use referral::id::AttachmentId;
use sealing::parts::Layout;
use store::{KeptOffer, StoreError};
use thiserror::Error;
use tokio::fs;

use super::offer::NoOffer;
use crate::access::Member;
use crate::api::refusal::{broken, disk_failed, refuse};
use crate::parts;
use crate::router::AppState;

/// Why there is no part.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("nobody has opened it")]
    NotOpened,
    #[error("a part of an accepted referral is not on the disk as it was accepted")]
    Lost,
    #[error(transparent)]
    Disk(io::Error),
    #[error(transparent)]
    Offer(#[from] NoOffer),
}

impl From<StoreError> for RouteError {
    fn from(error: StoreError) -> Self {
        Self::Offer(error.into())
    }
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::NotOpened => refuse(StatusCode::CONFLICT, "not-opened"),
            Self::Lost => broken(&self),
            Self::Disk(error) => disk_failed(&error),
            Self::Offer(refused) => refused.into_response(),
        }
    }
}

pub(super) async fn get(
    State(state): State<AppState>,
    member: Member,
    path: Result<Path<(String, String, String)>, PathRejection>,
) -> Result<([(HeaderName, HeaderValue); 1], Vec<u8>), RouteError> {
    let none = || NoOffer::NoSuchOffer;
    let Path((offer, attachment, part)) = path.map_err(|_| none())?;
    let offer = offer.parse().map_err(|_| none())?;
    let attachment = attachment.parse().map_err(|_| none())?;
    let part = part.parse().map_err(|_| none())?;
    let kept = state.store.offer(member.session.practice, offer).await?;
    let kept = kept.ok_or_else(none)?;
    let length = length(&kept, attachment, part).ok_or_else(none)?;
    if kept.opened.is_none() {
        return Err(RouteError::NotOpened);
    }
    let file = parts::path(&state.data, kept.referral, attachment, part);
    let bytes = fs::read(file).await.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => RouteError::Lost,
        _ => RouteError::Disk(error),
    })?;
    if bytes.len() as u64 != length {
        return Err(RouteError::Lost);
    }
    let kind = HeaderValue::from_static("application/octet-stream");
    Ok(([(CONTENT_TYPE, kind)], bytes))
}

/// How long a part is; `None` if the offer has no such part.
fn length(offer: &KeptOffer, attachment: AttachmentId, part: u64) -> Option<u64> {
    let mut attachments = offer.attachments.iter();
    let attachment = attachments.find(|kept| kept.id == attachment)?;
    let layout = Layout::of_ciphertext(attachment.bytes).ok()?;
    layout.part(part).map(|place| place.end - place.start)
}
