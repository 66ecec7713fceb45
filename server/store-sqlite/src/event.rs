//! What happened to a referral: appended to in the transaction that is its cause.

use referral::choice::Choice;
use referral::id::{OfferId, ReferralId};
use referral::offer::OfferState;
use serde::Serialize;
use sqlx::SqliteConnection;
use store::StoreError;
use time::OffsetDateTime;

use crate::error::{failed, to_json};
use crate::moment::millis;

/// Notes that an offer came into a state. The detail holds codes and ids, never words.
pub(crate) async fn append(
    on: &mut SqliteConnection,
    (referral, offer): (ReferralId, OfferId),
    state: OfferState,
    detail: &impl Serialize,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO event (referral, offer, kind, detail, at) VALUES (?1, ?2, ?3, ?4, ?5)")
        .bind(referral.as_bytes().as_slice())
        .bind(offer.as_bytes().as_slice())
        .bind(state.code())
        .bind(to_json(detail)?)
        .bind(millis(now))
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}
