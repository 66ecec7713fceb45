//! Reserving: a place with whom the referral goes to, chosen and kept in one transaction.

use referral::balance::Record;
use referral::choice::Choice;
use referral::code::SubcategoryCode;
use referral::id::ReferralId;
use referral::offer::OfferState;
use sqlx::SqliteConnection;
use store::{NewReservation, Reservation, Reserved, StoreError};
use time::OffsetDateTime;

use crate::choose::{Asked, Chosen, choose, whom_to_seal_for};
use crate::error::{bytes, failed, from_json, to_json};
use crate::moment::millis;

pub(crate) async fn reserve(
    on: &mut SqliteConnection,
    new: &NewReservation,
) -> Result<Reservation, StoreError> {
    if in_use(&mut *on, new).await? {
        return Ok(Reservation::InUse);
    }
    let asked = Asked {
        route: &new.route,
        now: new.now,
        today: new.today,
    };
    let (specialist, record) = match choose(&mut *on, &asked).await? {
        Chosen::Goes(specialist, record) => (specialist, record),
        Chosen::NobodyTakesIt => return Ok(Reservation::NobodyTakesIt),
        Chosen::NamedUnavailable(why) => return Ok(Reservation::NamedUnavailable { why }),
    };
    let reserved = whom_to_seal_for(&mut *on, specialist).await?;
    insert_referral(&mut *on, new).await?;
    insert_offer(on, new, &reserved, record.as_ref()).await?;
    Ok(Reservation::Reserved(reserved))
}

async fn in_use(on: &mut SqliteConnection, new: &NewReservation) -> Result<bool, StoreError> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM referral WHERE id = ?1 OR number = ?2) \
         OR EXISTS (SELECT 1 FROM offer WHERE id = ?3)",
    )
    .bind(new.referral.as_bytes().as_slice())
    .bind(new.number.to_string())
    .bind(new.offer.as_bytes().as_slice())
    .fetch_one(on)
    .await
    .map_err(failed)
}

async fn insert_referral(
    on: &mut SqliteConnection,
    new: &NewReservation,
) -> Result<(), StoreError> {
    let route = &new.route;
    sqlx::query(
        "INSERT INTO referral (id, number, token_hash, specialty, category, subcategory, region, \
         urgency, wish, catalogue, sender_email, lang, reserved_at, expires_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )
    .bind(new.referral.as_bytes().as_slice())
    .bind(new.number.to_string())
    .bind(new.token_hash.as_slice())
    .bind(route.specialty.as_str())
    .bind(route.category.as_str())
    .bind(route.subcategory.as_ref().map(SubcategoryCode::as_str))
    .bind(route.region.code())
    .bind(route.urgency.code())
    .bind(to_json(&route.wish)?)
    .bind(new.catalogue)
    .bind(new.sender.as_str())
    .bind(new.lang.as_str())
    .bind(millis(new.now))
    .bind(millis(new.expires))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

async fn insert_offer(
    on: &mut SqliteConnection,
    new: &NewReservation,
    reserved: &Reserved,
    record: Option<&Record>,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO offer (id, referral, hop, practice, specialist, category, epoch, state, \
         assignment, assigned_at) VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )
    .bind(new.offer.as_bytes().as_slice())
    .bind(new.referral.as_bytes().as_slice())
    .bind(reserved.practice.as_bytes().as_slice())
    .bind(reserved.specialist.as_bytes().as_slice())
    .bind(new.route.category.as_str())
    .bind(reserved.key.epoch)
    .bind(OfferState::Reserved.code())
    .bind(record.map(to_json).transpose()?)
    .bind(millis(new.now))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

pub(crate) async fn assignment(
    on: &mut SqliteConnection,
    referral: ReferralId,
) -> Result<Option<Record>, StoreError> {
    let assignment: Option<Option<String>> =
        sqlx::query_scalar("SELECT assignment FROM offer WHERE referral = ?1 AND hop = 0")
            .bind(referral.as_bytes().as_slice())
            .fetch_optional(on)
            .await
            .map_err(failed)?;
    assignment.flatten().as_deref().map(from_json).transpose()
}

/// A first offer that is still reserved is a referral that was never sent.
pub(crate) async fn expire(
    on: &mut SqliteConnection,
    now: OffsetDateTime,
) -> Result<Vec<ReferralId>, StoreError> {
    let expired: Vec<Vec<u8>> = sqlx::query_scalar(
        "DELETE FROM referral WHERE expires_at <= ?1 \
         AND id IN (SELECT referral FROM offer WHERE state = 'reserved' AND hop = 0) \
         RETURNING id",
    )
    .bind(millis(now))
    .fetch_all(on)
    .await
    .map_err(failed)?;
    expired
        .iter()
        .map(|id| bytes(id).map(ReferralId::from_bytes))
        .collect()
}

pub(crate) async fn unknown(
    on: &mut SqliteConnection,
    of: &[ReferralId],
) -> Result<Vec<ReferralId>, StoreError> {
    let unknown: Vec<Vec<u8>> = sqlx::query_scalar(
        "SELECT unhex(asked.value) FROM json_each(?1) asked \
         WHERE NOT EXISTS (SELECT 1 FROM referral WHERE id = unhex(asked.value)) \
         ORDER BY asked.key",
    )
    .bind(to_json(&of)?)
    .fetch_all(on)
    .await
    .map_err(failed)?;
    unknown
        .iter()
        .map(|id| bytes(id).map(ReferralId::from_bytes))
        .collect()
}

pub(crate) async fn release(
    on: &mut SqliteConnection,
    referral: ReferralId,
) -> Result<bool, StoreError> {
    let released = sqlx::query(
        "DELETE FROM referral WHERE id = ?1 \
         AND id IN (SELECT referral FROM offer WHERE state = 'reserved' AND hop = 0)",
    )
    .bind(referral.as_bytes().as_slice())
    .execute(on)
    .await
    .map_err(failed)?;
    Ok(released.rows_affected() > 0)
}
