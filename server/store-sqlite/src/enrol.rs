//! Enrolling a practice's first member.

use referral::id::PracticeId;
use sqlx::{FromRow, SqliteConnection};
use store::audit::Audited;
use store::{EnrolError, Enrolment, NewMember, PublishError, StoreError};
use time::OffsetDateTime;

use crate::error::{bytes, failed};
use crate::moment::{millis, moment};
use crate::{audit, invite, key, roster, spent};

pub(crate) async fn put_link(
    on: &mut SqliteConnection,
    practice: PracticeId,
    link_hash: [u8; 32],
    expires: OffsetDateTime,
    now: OffsetDateTime,
) -> Result<bool, StoreError> {
    spent::enrolment(&mut *on, practice, now).await?;
    let put = sqlx::query(
        "INSERT INTO enrolment (practice, link_hash, made_at, expires_at) \
         SELECT p.id, ?2, ?3, ?4 FROM practice p WHERE p.id = ?1 \
         AND NOT EXISTS (SELECT 1 FROM member m WHERE m.practice = p.id) \
         ON CONFLICT (practice) DO UPDATE SET link_hash = excluded.link_hash, \
         made_at = excluded.made_at, expires_at = excluded.expires_at",
    )
    .bind(practice.as_bytes().as_slice())
    .bind(link_hash.as_slice())
    .bind(millis(now))
    .bind(millis(expires))
    .execute(&mut *on)
    .await
    .map_err(failed)?;
    if put.rows_affected() == 0 {
        return Ok(false);
    }
    // Whoever has the link becomes the owner.
    audit::append(on, practice, &Audited::EnrolmentLinked, now).await?;
    Ok(true)
}

#[derive(FromRow)]
struct EnrolmentRow {
    practice: Vec<u8>,
    name: String,
    town: String,
    expires_at: i64,
}

pub(crate) async fn enrolment(
    on: &mut SqliteConnection,
    link_hash: [u8; 32],
    now: OffsetDateTime,
) -> Result<Option<Enrolment>, StoreError> {
    let row: Option<EnrolmentRow> = sqlx::query_as(
        "SELECT e.practice, p.name, p.town, e.expires_at FROM enrolment e \
         JOIN practice p ON p.id = e.practice WHERE e.link_hash = ?1 AND e.expires_at > ?2",
    )
    .bind(link_hash.as_slice())
    .bind(millis(now))
    .fetch_optional(on)
    .await
    .map_err(failed)?;
    row.map(|row| {
        Ok(Enrolment {
            practice: PracticeId::from_bytes(bytes(&row.practice)?),
            name: row.name,
            town: row.town,
            expires: moment(row.expires_at)?,
        })
    })
    .transpose()
}

pub(crate) async fn enrol(
    on: &mut SqliteConnection,
    link_hash: [u8; 32],
    new: &NewMember,
    now: OffsetDateTime,
) -> Result<(), EnrolError> {
    let practice = new.key.practice;
    let link = enrolment(&mut *on, link_hash, now).await?;
    if link.is_none_or(|link| link.practice != practice) {
        return Err(EnrolError::NoSuchLink);
    }
    if invite::is_taken(&mut *on, &new.email).await? {
        return Err(EnrolError::EmailTaken);
    }
    spent::enrolment(&mut *on, practice, now).await?;
    use_up_link(&mut *on, practice).await?;
    key::publish(&mut *on, &new.key, now)
        .await
        .map_err(|error| match error {
            PublishError::Store(error) => EnrolError::Store(error),
            refused => EnrolError::Key(refused),
        })?;
    insert_member(&mut *on, new, now).await?;
    roster::replace_ring(&mut *on, practice, &new.ring).await?;
    roster::put_kit(&mut *on, practice, &new.kit, now).await?;
    insert_roster(&mut *on, new).await?;
    let enrolled = Audited::MemberEnrolled { member: new.member };
    Ok(audit::append(on, practice, &enrolled, now).await?)
}

async fn use_up_link(on: &mut SqliteConnection, practice: PracticeId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM enrolment WHERE practice = ?1")
        .bind(practice.as_bytes().as_slice())
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

async fn insert_member(
    on: &mut SqliteConnection,
    new: &NewMember,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO member (id, practice, email, name, record, slot, keys, kid, enrolled_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )
    .bind(new.member.as_bytes().as_slice())
    .bind(new.key.practice.as_bytes().as_slice())
    .bind(new.email.as_str())
    .bind(new.name.as_str())
    .bind(&new.record)
    .bind(&new.slot)
    .bind(&new.keys)
    .bind(&new.kid)
    .bind(millis(now))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

async fn insert_roster(on: &mut SqliteConnection, new: &NewMember) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO roster (practice, sequence, entry) VALUES (?1, 1, ?2)")
        .bind(new.key.practice.as_bytes().as_slice())
        .bind(&new.roster)
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}
