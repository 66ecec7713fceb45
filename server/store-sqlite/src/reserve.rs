//! Reserving: whom a referral goes to, decided and kept in one transaction.

use referral::balance::{Candidate, Capacity, Exclusion, Record};
use referral::choice::Choice;
use referral::code::SubcategoryCode;
use referral::id::{PracticeId, ReferralId, SpecialistId};
use referral::offer::OfferState;
use referral::region::Region;
use referral::route::Wish;
use sqlx::{FromRow, SqliteConnection};
use store::{
    NewReservation, PracticeStatus, Reservation, Reserved, SealingKey, StoreError, Unavailable,
};
use time::OffsetDateTime;

use crate::error::{bytes, corrupt, failed, from_json, number, parse, to_json};
use crate::moment::{day, millis};

pub(crate) async fn reserve(
    on: &mut SqliteConnection,
    new: &NewReservation,
) -> Result<Reservation, StoreError> {
    if in_use(&mut *on, new).await? {
        return Ok(Reservation::InUse);
    }
    let takers = takers(&mut *on, new).await?;
    let (specialist, record) = match &new.route.wish {
        Wish::Named(named) => match unavailable(&takers, *named) {
            None => (*named, None),
            Some(why) => return Ok(Reservation::NamedUnavailable { why }),
        },
        Wish::Choose { .. } => {
            let record = Record::decide(candidates(takers, &new.route.wish));
            match record.chosen {
                Some(chosen) => (chosen, Some(record)),
                None => return Ok(Reservation::NobodyTakesIt),
            }
        }
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

/// A specialist who takes the category, and what stands against them: of themselves, and as far
/// as only the pool is concerned.
struct Taker {
    candidate: Candidate,
    away: bool,
}

#[derive(FromRow)]
struct TakerRow {
    specialist: Vec<u8>,
    capacity: i64,
    paused: bool,
    excluded: String,
    region: String,
    status: String,
    keyed: bool,
    away: bool,
    open: i64,
    last_assigned: Option<i64>,
}

impl TakerRow {
    fn read(&self, new: &NewReservation) -> Result<Taker, StoreError> {
        let weekly: u16 = number(self.capacity)?;
        let candidate = Candidate {
            specialist: SpecialistId::from_bytes(bytes(&self.specialist)?),
            open: number(self.open)?,
            capacity: Capacity::try_from(weekly).map_err(corrupt)?,
            last_assigned: self.last_assigned.map(|millis| millis.div_euclid(1_000)),
            exclusion: self.exclusion(new)?,
        };
        Ok(Taker {
            candidate,
            away: self.away,
        })
    }

    /// What keeps this referral from them, whoever chose them.
    fn exclusion(&self, new: &NewReservation) -> Result<Option<Exclusion>, StoreError> {
        let excluded: Vec<SubcategoryCode> = from_json(&self.excluded)?;
        let subcategory = new.route.subcategory.as_ref();
        Ok(
            if parse::<PracticeStatus>(&self.status)? != PracticeStatus::Verified {
                Some(Exclusion::Unverified)
            } else if !self.keyed {
                Some(Exclusion::NoKey)
            } else if parse::<Region>(&self.region)? != new.route.region {
                Some(Exclusion::Region)
            } else if subcategory.is_some_and(|code| excluded.contains(code)) {
                Some(Exclusion::Subcategory)
            } else if self.paused {
                Some(Exclusion::Paused)
            } else {
                None
            },
        )
    }
}

/// Everybody who takes the category, with their open load in it: what was sent to them and not
/// declined, and the reservations whose time is not over.
async fn takers(on: &mut SqliteConnection, new: &NewReservation) -> Result<Vec<Taker>, StoreError> {
    let rows: Vec<TakerRow> = sqlx::query_as(
        "WITH load AS ( \
             SELECT o.specialist, COUNT(*) FILTER (WHERE o.state <> 'declined') AS open, \
             MAX(o.assigned_at) AS last_assigned \
             FROM offer o JOIN referral r ON r.id = o.referral \
             WHERE o.category = ?1 AND (o.state <> 'reserved' OR r.expires_at > ?2) \
             GROUP BY o.specialist \
         ) \
         SELECT c.specialist, c.capacity, c.paused IS NOT NULL AS paused, c.excluded, p.region, \
         p.status, EXISTS (SELECT 1 FROM key_record k WHERE k.practice = p.id) AS keyed, \
         EXISTS (SELECT 1 FROM away a WHERE a.specialist = c.specialist \
                 AND ?3 BETWEEN a.first_day AND a.last_day) AS away, \
         COALESCE(load.open, 0) AS open, load.last_assigned \
         FROM specialist_category c \
         JOIN specialist s ON s.id = c.specialist \
         JOIN practice p ON p.id = s.practice \
         LEFT JOIN load ON load.specialist = c.specialist \
         WHERE c.category = ?1",
    )
    .bind(new.route.category.as_str())
    .bind(millis(new.now))
    .bind(day(new.today)?)
    .fetch_all(on)
    .await
    .map_err(failed)?;
    rows.iter().map(|row| row.read(new)).collect()
}

/// Why the named specialist does not receive this, if they do not.
fn unavailable(takers: &[Taker], named: SpecialistId) -> Option<Unavailable> {
    let taker = takers
        .iter()
        .find(|taker| taker.candidate.specialist == named);
    match taker {
        None => Some(Unavailable::NotTaken),
        Some(taker) => taker.candidate.exclusion.map(Unavailable::Excluded),
    }
}

/// The pool: besides what stands against anybody, nobody who is away or whom the sender does not
/// allow.
fn candidates(takers: Vec<Taker>, wish: &Wish) -> Vec<Candidate> {
    let pooled = |Taker { candidate, away }| {
        let allowed = wish.allows(candidate.specialist);
        let exclusion = candidate
            .exclusion
            .or(away.then_some(Exclusion::Away))
            .or((!allowed).then_some(Exclusion::NotAllowed));
        Candidate {
            exclusion,
            ..candidate
        }
    };
    takers.into_iter().map(pooled).collect()
}

#[derive(FromRow)]
struct ReservedRow {
    practice: Vec<u8>,
    practice_name: String,
    practice_town: String,
    specialist_name: String,
    epoch: i64,
    kid: String,
    public_key: String,
    record: Vec<u8>,
}

async fn whom_to_seal_for(
    on: &mut SqliteConnection,
    specialist: SpecialistId,
) -> Result<Reserved, StoreError> {
    let row: ReservedRow = sqlx::query_as(
        "SELECT p.id AS practice, p.name AS practice_name, p.town AS practice_town, \
         s.name AS specialist_name, k.epoch, k.kid, k.public_key, k.payload AS record \
         FROM specialist s \
         JOIN practice p ON p.id = s.practice \
         JOIN key_record k ON k.practice = p.id \
         WHERE s.id = ?1 ORDER BY k.epoch DESC LIMIT 1",
    )
    .bind(specialist.as_bytes().as_slice())
    .fetch_one(on)
    .await
    .map_err(failed)?;
    Ok(Reserved {
        practice: PracticeId::from_bytes(bytes(&row.practice)?),
        practice_name: row.practice_name,
        practice_town: row.practice_town,
        specialist,
        specialist_name: row.specialist_name,
        key: SealingKey {
            epoch: number(row.epoch)?,
            kid: row.kid,
            public_key: row.public_key,
        },
        record: row.record,
    })
}

async fn insert_referral(
    on: &mut SqliteConnection,
    new: &NewReservation,
) -> Result<(), StoreError> {
    let route = &new.route;
    sqlx::query(
        "INSERT INTO referral (id, number, token_hash, specialty, category, subcategory, region, \
         urgency, wish, sender_email, reserved_at, expires_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
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
    .bind(new.sender.as_str())
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
