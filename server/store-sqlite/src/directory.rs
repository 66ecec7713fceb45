//! Who takes what. Only verified practices are in the directory.

use std::collections::BTreeMap;

use referral::choice::Choice;
use referral::code::{CategoryCode, SubcategoryCode};
use referral::directory::{Listing, Taker, WAIT_HOLDS};
use referral::id::SpecialistId;
use referral::practice::Away;
use sqlx::{FromRow, SqliteConnection};
use store::{DirectoryQuery, StoreError};

use crate::error::{bytes, failed, from_json, parse};
use crate::moment::{day, millis, read_day};

#[derive(FromRow)]
struct ListingRow {
    specialist: Vec<u8>,
    name: String,
    practice: String,
    town: String,
    region: String,
    languages: String,
    note: Option<String>,
    paused: Option<String>,
    excluded: String,
    wait: Option<String>,
    ready: bool,
}

impl ListingRow {
    fn takes(&self, subcategory: Option<&SubcategoryCode>) -> Result<bool, StoreError> {
        let excluded: Vec<SubcategoryCode> = from_json(&self.excluded)?;
        Ok(!subcategory.is_some_and(|code| excluded.contains(code)))
    }

    fn read(self, away: Vec<Away>) -> Result<Listing, StoreError> {
        Ok(Listing {
            specialist: SpecialistId::from_bytes(bytes(&self.specialist)?),
            name: parse(&self.name)?,
            practice: parse(&self.practice)?,
            town: parse(&self.town)?,
            region: parse(&self.region)?,
            languages: from_json(&self.languages)?,
            note: self.note.as_deref().map(parse).transpose()?,
            paused: self.paused.as_deref().map(parse).transpose()?,
            away,
            wait: self.wait.as_deref().map(from_json).transpose()?,
            ready: self.ready,
        })
    }
}

pub(crate) async fn who_takes_this(
    on: &mut SqliteConnection,
    query: &DirectoryQuery,
) -> Result<Vec<Listing>, StoreError> {
    let rows: Vec<ListingRow> = sqlx::query_as(
        "SELECT s.id AS specialist, s.name, p.name AS practice, p.town, p.region, s.languages, \
         s.note, c.paused, c.excluded, \
         (SELECT o.decision -> '$.accepted.wait' FROM offer o \
             WHERE o.category = c.category AND o.specialist = s.id AND o.state = 'accepted' \
             AND o.decision ->> '$.accepted.wait' IS NOT NULL AND o.decided_at > ?4 \
             ORDER BY o.decided_at DESC LIMIT 1) AS wait, \
         COALESCE((SELECT k.expires_at IS NULL OR k.expires_at > ?3 \
             FROM key_record k WHERE k.practice = p.id ORDER BY k.epoch DESC LIMIT 1), FALSE) \
         AS ready \
         FROM specialist_category c \
         JOIN specialist s ON s.id = c.specialist \
         JOIN practice p ON p.id = s.practice \
         WHERE c.category = ?1 AND p.status = 'verified' AND (?2 IS NULL OR p.region = ?2) \
         ORDER BY s.name, s.id",
    )
    .bind(query.category.as_str())
    .bind(query.region.map(Choice::code))
    .bind(millis(query.now))
    .bind(millis(query.now - WAIT_HOLDS))
    .fetch_all(&mut *on)
    .await
    .map_err(failed)?;
    let mut listings = Vec::with_capacity(rows.len());
    for row in rows {
        if row.takes(query.subcategory.as_ref())? {
            let away = absences(&mut *on, &row.specialist, &day(query.today)?).await?;
            listings.push(row.read(away)?);
        }
    }
    Ok(listings)
}

async fn absences(
    on: &mut SqliteConnection,
    specialist: &[u8],
    today: &str,
) -> Result<Vec<Away>, StoreError> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT first_day, last_day FROM away WHERE specialist = ?1 AND last_day >= ?2 \
         ORDER BY first_day, last_day",
    )
    .bind(specialist)
    .bind(today)
    .fetch_all(on)
    .await
    .map_err(failed)?;
    rows.into_iter()
        .map(|(from, until)| {
            Ok(Away {
                from: read_day(&from)?,
                until: read_day(&until)?,
            })
        })
        .collect()
}

#[derive(FromRow)]
struct TakerRow {
    category: String,
    specialist: Vec<u8>,
    name: String,
    practice: String,
    town: String,
    region: String,
    paused: Option<String>,
    excluded: String,
}

pub(crate) async fn who_takes_what(
    on: &mut SqliteConnection,
) -> Result<BTreeMap<CategoryCode, Vec<Taker>>, StoreError> {
    let rows: Vec<TakerRow> = sqlx::query_as(
        "SELECT c.category, s.id AS specialist, s.name, p.name AS practice, p.town, p.region, \
         c.paused, c.excluded \
         FROM specialist_category c \
         JOIN specialist s ON s.id = c.specialist \
         JOIN practice p ON p.id = s.practice \
         WHERE p.status = 'verified' \
         ORDER BY s.name, s.id",
    )
    .fetch_all(on)
    .await
    .map_err(failed)?;
    let mut takers: BTreeMap<CategoryCode, Vec<Taker>> = BTreeMap::new();
    for row in rows {
        let of_category = takers.entry(parse(&row.category)?).or_default();
        of_category.push(Taker {
            specialist: SpecialistId::from_bytes(bytes(&row.specialist)?),
            name: parse(&row.name)?,
            practice: parse(&row.practice)?,
            town: parse(&row.town)?,
            region: parse(&row.region)?,
            paused: row.paused.as_deref().map(parse).transpose()?,
            except: from_json(&row.excluded)?,
        });
    }
    Ok(takers)
}
