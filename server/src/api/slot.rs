//! What an account opens with, as far as it can be checked without any key.

use axum::response::{IntoResponse, Response};
use referral::audit::RefusedWhat;
use sealing::OpenError;
use sealing::account::{SlotPlace, check_slot};
use store::StoreError;
use thiserror::Error;

use super::holds::DoNotHold;
use super::refusal::database_failed;
use crate::router::AppState;

/// Why a slot is not taken.
#[derive(Debug, Error)]
pub(super) enum NoSlot {
    #[error(transparent)]
    DoesNotHold(#[from] DoNotHold),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for NoSlot {
    fn into_response(self) -> Response {
        match self {
            Self::DoesNotHold(refused) => refused.into_response(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

/// Refuses what is no slot for this place in the member's account. That is a line of the trail: no page
/// of ours sends such a thing.
pub(super) async fn check(state: &AppState, place: SlotPlace, slot: &str) -> Result<(), NoSlot> {
    let member = place.member;
    if let Err(OpenError) = check_slot(place, slot.as_bytes()) {
        let (what, now) = (RefusedWhat::Account, state.clock.now());
        state.store.note_refused(member, what, now).await?;
        return Err(DoNotHold.into());
    }
    Ok(())
}
