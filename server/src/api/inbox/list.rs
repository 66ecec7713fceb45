//! `GET /api/v1/inbox`: everything that the practice has received.

use axum::Json;
use axum::extract::State;
use wire::inbox::Inbox;

use super::offer::{NoOffer, row};
use crate::access::Member;
use crate::router::AppState;

pub(super) async fn get(
    State(state): State<AppState>,
    member: Member,
) -> Result<Json<Inbox>, NoOffer> {
    let practice = member.session.practice;
    let offers = state.store.inbox(practice).await?;
    Ok(Json(Inbox {
        rows: offers.into_iter().map(row).collect(),
        specialists: state.store.specialist_names(practice).await?,
    }))
}
