//! Choosing: whom a referral goes to, by the sender's wish or by the pool's rule.

use referral::balance::{ACCEPTED_IS_OPEN, Candidate, Capacity, Exclusion, Record};
use referral::code::SubcategoryCode;
use referral::id::{PracticeId, SpecialistId};
use referral::region::Region;
use referral::route::{Route, Wish};
use sqlx::{FromRow, SqliteConnection};
use store::{PracticeStatus, Preview, Reserved, SealingKey, StoreError, Unavailable};
use time::{Date, OffsetDateTime};

use crate::error::{bytes, corrupt, failed, from_json, number, parse};
use crate::member;
use crate::moment::{day, millis};

/// What is asked: where to, when, and which day that is where the practices are.
pub(crate) struct Asked<'a> {
    pub(crate) route: &'a Route,
    pub(crate) now: OffsetDateTime,
    pub(crate) today: Date,
}

/// What the wish or the rule leads to.
pub(crate) enum Chosen {
    /// To them; with what the choice was made of, where it was the pool's.
    Goes(SpecialistId, Option<Record>),
    NobodyTakesIt,
    NamedUnavailable(Unavailable),
}

pub(crate) async fn choose(
    on: &mut SqliteConnection,
    asked: &Asked<'_>,
) -> Result<Chosen, StoreError> {
    let takers = takers(on, asked).await?;
    Ok(match &asked.route.wish {
        Wish::Named(named) => match unavailable(&takers, *named) {
            None => Chosen::Goes(*named, None),
            Some(why) => Chosen::NamedUnavailable(why),
        },
        wish @ Wish::Choose { .. } => {
            let record = Record::decide(candidates(takers, wish));
            match record.chosen {
                Some(chosen) => Chosen::Goes(chosen, Some(record)),
                None => Chosen::NobodyTakesIt,
            }
        }
    })
}

pub(crate) async fn preview(
    on: &mut SqliteConnection,
    asked: &Asked<'_>,
) -> Result<Preview, StoreError> {
    Ok(match choose(&mut *on, asked).await? {
        Chosen::Goes(specialist, _) => Preview::Goes(whom_to_seal_for(on, specialist).await?),
        Chosen::NobodyTakesIt => Preview::NobodyTakesIt,
        Chosen::NamedUnavailable(why) => Preview::NamedUnavailable { why },
    })
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
    fn read(&self, asked: &Asked<'_>) -> Result<Taker, StoreError> {
        let weekly: u16 = number(self.capacity)?;
        let candidate = Candidate {
            specialist: SpecialistId::from_bytes(bytes(&self.specialist)?),
            open: number(self.open)?,
            capacity: Capacity::try_from(weekly).map_err(corrupt)?,
            last_assigned: self.last_assigned.map(|millis| millis.div_euclid(1_000)),
            exclusion: self.exclusion(asked)?,
        };
        Ok(Taker {
            candidate,
            away: self.away,
        })
    }

    /// What keeps this referral from them, whoever chose them.
    fn exclusion(&self, asked: &Asked<'_>) -> Result<Option<Exclusion>, StoreError> {
        let excluded: Vec<SubcategoryCode> = from_json(&self.excluded)?;
        let subcategory = asked.route.subcategory.as_ref();
        Ok(
            if parse::<PracticeStatus>(&self.status)? != PracticeStatus::Verified {
                Some(Exclusion::Unverified)
            } else if !self.keyed {
                Some(Exclusion::NoKey)
            } else if parse::<Region>(&self.region)? != asked.route.region {
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
/// decided, what they accepted not long ago, and the reservations whose time is not over.
async fn takers(on: &mut SqliteConnection, asked: &Asked<'_>) -> Result<Vec<Taker>, StoreError> {
    let rows: Vec<TakerRow> = sqlx::query_as(
        "WITH load AS ( \
             SELECT o.specialist, \
             COUNT(*) FILTER (WHERE o.state IN ('reserved', 'sent', 'opened') \
             OR o.state = 'accepted' AND o.decided_at > ?4) AS open, \
             MAX(o.assigned_at) AS last_assigned \
             FROM offer o \
             WHERE o.category = ?1 AND (o.state <> 'reserved' OR EXISTS \
             (SELECT 1 FROM referral r WHERE r.id = o.referral AND r.expires_at > ?2)) \
             GROUP BY o.specialist \
         ) \
         SELECT c.specialist, c.capacity, c.paused IS NOT NULL AS paused, c.excluded, p.region, \
         p.status, COALESCE((SELECT k.expires_at IS NULL OR k.expires_at > ?2 \
             FROM key_record k WHERE k.practice = p.id ORDER BY k.epoch DESC LIMIT 1), FALSE) \
         AS keyed, \
         EXISTS (SELECT 1 FROM away a WHERE a.specialist = c.specialist \
                 AND ?3 BETWEEN a.first_day AND a.last_day) AS away, \
         COALESCE(load.open, 0) AS open, load.last_assigned \
         FROM specialist_category c \
         JOIN specialist s ON s.id = c.specialist \
         JOIN practice p ON p.id = s.practice \
         LEFT JOIN load ON load.specialist = c.specialist \
         WHERE c.category = ?1",
    )
    .bind(asked.route.category.as_str())
    .bind(millis(asked.now))
    .bind(day(asked.today)?)
    .bind(millis(asked.now - ACCEPTED_IS_OPEN))
    .fetch_all(on)
    .await
    .map_err(failed)?;
    rows.iter().map(|row| row.read(asked)).collect()
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
    position: i64,
}

/// The specialist's practice and the key of its current epoch.
pub(crate) async fn whom_to_seal_for(
    on: &mut SqliteConnection,
    specialist: SpecialistId,
) -> Result<Reserved, StoreError> {
    let row: ReservedRow = sqlx::query_as(
        "SELECT p.id AS practice, p.name AS practice_name, p.town AS practice_town, \
         s.name AS specialist_name, k.epoch, k.kid, k.public_key, k.position \
         FROM specialist s \
         JOIN practice p ON p.id = s.practice \
         JOIN key_record k ON k.practice = p.id \
         WHERE s.id = ?1 ORDER BY k.epoch DESC LIMIT 1",
    )
    .bind(specialist.as_bytes().as_slice())
    .fetch_one(&mut *on)
    .await
    .map_err(failed)?;
    let practice = PracticeId::from_bytes(bytes(&row.practice)?);
    Ok(Reserved {
        records: member::records(on, practice).await?,
        position: number(row.position)?,
        practice,
        practice_name: row.practice_name,
        practice_town: row.practice_town,
        specialist,
        specialist_name: row.specialist_name,
        key: SealingKey {
            epoch: number(row.epoch)?,
            kid: row.kid,
            public_key: row.public_key,
        },
    })
}
