//! Practices and their specialists.

use referral::choice::Choice;
use referral::id::{PracticeId, SpecialistId};
use referral::practice::SpecialistProfile;
use referral::text::Short;
use sqlx::SqliteConnection;
use store::audit::Audited;
use store::{CreateError, KeptPractice, KeptSpecialist, NewPractice, StoreError};
use time::OffsetDateTime;

use crate::audit;
use crate::error::{bytes, failed, parse, to_json};
use crate::moment::{day, millis};

pub(crate) async fn create(
    on: &mut SqliteConnection,
    new: &NewPractice,
    now: OffsetDateTime,
) -> Result<(), CreateError> {
    refuse_taken_slugs(&mut *on, new).await?;
    insert_practice(&mut *on, new, now).await?;
    for (id, specialist) in new.specialists() {
        insert_specialist(&mut *on, new.id(), id, specialist).await?;
        insert_takes(&mut *on, id, specialist).await?;
        insert_absences(&mut *on, id, specialist).await?;
    }
    let created = Audited::PracticeCreated {
        status: new.status().code().to_owned(),
    };
    Ok(audit::append(on, new.id(), &created, now).await?)
}

async fn refuse_taken_slugs(
    on: &mut SqliteConnection,
    new: &NewPractice,
) -> Result<(), CreateError> {
    let slug = new.profile().slug();
    let taken: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM practice WHERE slug = ?1)")
        .bind(slug.as_str())
        .fetch_one(&mut *on)
        .await
        .map_err(failed)?;
    if taken {
        return Err(CreateError::PracticeSlug(slug.clone()));
    }
    for (_, specialist) in new.specialists() {
        let taken: bool =
            sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM specialist WHERE slug = ?1)")
                .bind(specialist.slug.as_str())
                .fetch_one(&mut *on)
                .await
                .map_err(failed)?;
        if taken {
            return Err(CreateError::SpecialistSlug(specialist.slug.clone()));
        }
    }
    Ok(())
}

async fn insert_practice(
    on: &mut SqliteConnection,
    new: &NewPractice,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    let profile = new.profile();
    sqlx::query(
        "INSERT INTO practice (id, slug, name, town, region, phone, notify, lang, status, \
         created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )
    .bind(new.id().as_bytes().as_slice())
    .bind(profile.slug().as_str())
    .bind(profile.name())
    .bind(profile.town())
    .bind(profile.region().code())
    .bind(profile.phone().to_string())
    .bind(profile.notify().as_str())
    .bind(profile.language().as_str())
    .bind(new.status().code())
    .bind(millis(now))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

async fn insert_specialist(
    on: &mut SqliteConnection,
    practice: PracticeId,
    id: SpecialistId,
    specialist: &SpecialistProfile,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO specialist (id, practice, slug, name, specialty, languages, note) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )
    .bind(id.as_bytes().as_slice())
    .bind(practice.as_bytes().as_slice())
    .bind(specialist.slug.as_str())
    .bind(specialist.name.as_str())
    .bind(specialist.specialty.as_str())
    .bind(to_json(&specialist.languages)?)
    .bind(specialist.note.as_ref().map(Short::as_str))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

async fn insert_takes(
    on: &mut SqliteConnection,
    id: SpecialistId,
    specialist: &SpecialistProfile,
) -> Result<(), StoreError> {
    for take in &specialist.takes {
        sqlx::query(
            "INSERT INTO specialist_category (specialist, category, capacity, paused, excluded) \
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )
        .bind(id.as_bytes().as_slice())
        .bind(take.category.as_str())
        .bind(take.weekly.weekly())
        .bind(take.paused.as_ref().map(Short::as_str))
        .bind(to_json(&take.except)?)
        .execute(&mut *on)
        .await
        .map_err(failed)?;
    }
    Ok(())
}

async fn insert_absences(
    on: &mut SqliteConnection,
    id: SpecialistId,
    specialist: &SpecialistProfile,
) -> Result<(), StoreError> {
    for away in &specialist.away {
        // The same days twice are the same absence.
        sqlx::query(
            "INSERT INTO away (specialist, first_day, last_day) VALUES (?1, ?2, ?3) \
             ON CONFLICT DO NOTHING",
        )
        .bind(id.as_bytes().as_slice())
        .bind(day(away.from)?)
        .bind(day(away.until)?)
        .execute(&mut *on)
        .await
        .map_err(failed)?;
    }
    Ok(())
}

pub(crate) async fn all(on: &mut SqliteConnection) -> Result<Vec<KeptPractice>, StoreError> {
    let rows: Vec<(Vec<u8>, String, String, String)> =
        sqlx::query_as("SELECT id, slug, name, status FROM practice ORDER BY slug")
            .fetch_all(&mut *on)
            .await
            .map_err(failed)?;
    let mut practices = Vec::with_capacity(rows.len());
    for (id, slug, name, status) in rows {
        practices.push(KeptPractice {
            specialists: specialists(&mut *on, &id).await?,
            id: PracticeId::from_bytes(bytes(&id)?),
            slug: parse(&slug)?,
            name,
            status: parse(&status)?,
        });
    }
    Ok(practices)
}

async fn specialists(
    on: &mut SqliteConnection,
    practice: &[u8],
) -> Result<Vec<KeptSpecialist>, StoreError> {
    let rows: Vec<(Vec<u8>, String, String)> =
        sqlx::query_as("SELECT id, slug, name FROM specialist WHERE practice = ?1 ORDER BY slug")
            .bind(practice)
            .fetch_all(on)
            .await
            .map_err(failed)?;
    rows.into_iter()
        .map(|(id, slug, name)| {
            Ok(KeptSpecialist {
                id: SpecialistId::from_bytes(bytes(&id)?),
                slug: parse(&slug)?,
                name,
            })
        })
        .collect()
}

pub(crate) async fn specialist_names(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<Vec<(SpecialistId, String)>, StoreError> {
    let rows: Vec<(Vec<u8>, String)> =
        sqlx::query_as("SELECT id, name FROM specialist WHERE practice = ?1 ORDER BY id")
            .bind(practice.as_bytes().as_slice())
            .fetch_all(on)
            .await
            .map_err(failed)?;
    rows.into_iter()
        .map(|(id, name)| Ok((SpecialistId::from_bytes(bytes(&id)?), name)))
        .collect()
}
