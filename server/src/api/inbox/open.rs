//! `POST /api/v1/offers/{offer}/open`: notes that a member opened a referral.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use wire::inbox::Row;

use super::offer::{NoOffer, id, row};
use crate::access::Member;
use crate::router::AppState;

pub(super) async fn post(
    State(state): State<AppState>,
    member: Member,
    offer: Result<Path<String>, PathRejection>,
) -> Result<Json<Row>, NoOffer> {
    let offer = id(offer)?;
    let session = member.session;
    let opened = state
        .store
        .open_offer(session.practice, session.member, offer, state.clock.now())
        .await?;
    opened.map(row).map(Json).ok_or(NoOffer::NoSuchOffer)
}
