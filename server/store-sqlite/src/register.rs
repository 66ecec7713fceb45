//! The registrar's signatures, which arrive after the records.

use referral::id::PracticeId;
use sqlx::SqliteConnection;
use store::audit::Audited;
use store::{PracticeStatus, RegisterOutcome, Registration, StoreError};
use time::OffsetDateTime;

use crate::error::{bytes, failed, integer, parse};
use crate::{audit, keylog};

pub(crate) async fn register(
    on: &mut SqliteConnection,
    new: &Registration,
) -> Result<RegisterOutcome, StoreError> {
    let found: Option<String> = sqlx::query_scalar(
        "SELECT p.status FROM practice p JOIN key_record k ON k.practice = p.id \
         WHERE p.id = ?1 AND k.epoch = ?2 AND k.payload = ?3",
    )
    .bind(new.practice.as_bytes().as_slice())
    .bind(new.epoch)
    .bind(&new.before)
    .fetch_optional(&mut *on)
    .await
    .map_err(failed)?;
    let status = found.as_deref().map(parse::<PracticeStatus>).transpose()?;
    match status {
        None => return Ok(RegisterOutcome::Changed),
        Some(PracticeStatus::Suspended) => return Ok(RegisterOutcome::Suspended),
        Some(PracticeStatus::Pending | PracticeStatus::Verified) => {}
    }
    let position = keylog::append(&mut *on, &new.after, new.now).await?;
    sqlx::query(
        "UPDATE key_record SET payload = ?3, position = ?4, registrar = ?5 \
         WHERE practice = ?1 AND epoch = ?2",
    )
    .bind(new.practice.as_bytes().as_slice())
    .bind(new.epoch)
    .bind(&new.after)
    .bind(integer(position)?)
    .bind(&new.registrar)
    .execute(&mut *on)
    .await
    .map_err(failed)?;
    set_status(&mut *on, new.practice, PracticeStatus::Verified).await?;
    let registered = Audited::PracticeRegistered {
        epoch: new.epoch,
        registrar: new.registrar.clone(),
    };
    audit::append(on, new.practice, &registered, new.now).await?;
    Ok(RegisterOutcome::Registered)
}

pub(crate) async fn await_registrar(
    on: &mut SqliteConnection,
    registrar: &str,
    now: OffsetDateTime,
) -> Result<Vec<PracticeId>, StoreError> {
    let waiting: Vec<Vec<u8>> = sqlx::query_scalar(
        "SELECT p.id FROM practice p WHERE p.status = 'verified' AND NOT EXISTS \
         (SELECT 1 FROM key_record k WHERE k.practice = p.id AND k.epoch = 1 \
          AND k.registrar = ?1) ORDER BY p.slug",
    )
    .bind(registrar)
    .fetch_all(&mut *on)
    .await
    .map_err(failed)?;
    let mut practices = Vec::with_capacity(waiting.len());
    for id in waiting {
        let practice = PracticeId::from_bytes(bytes(&id)?);
        wait(&mut *on, practice, registrar, now).await?;
        practices.push(practice);
    }
    Ok(practices)
}

/// Has a practice wait for this registrar.
pub(crate) async fn wait(
    on: &mut SqliteConnection,
    practice: PracticeId,
    registrar: &str,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    set_status(&mut *on, practice, PracticeStatus::Pending).await?;
    let awaited = Audited::RegistrarAwaited {
        registrar: registrar.to_owned(),
    };
    audit::append(on, practice, &awaited, now).await
}

/// Whether this registrar has signed the practice's first record.
pub(crate) async fn has_signed(
    on: &mut SqliteConnection,
    registrar: &str,
    practice: PracticeId,
) -> Result<bool, StoreError> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM key_record \
         WHERE practice = ?1 AND epoch = 1 AND registrar = ?2)",
    )
    .bind(practice.as_bytes().as_slice())
    .bind(registrar)
    .fetch_one(on)
    .await
    .map_err(failed)
}

pub(crate) async fn set_status(
    on: &mut SqliteConnection,
    practice: PracticeId,
    status: PracticeStatus,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE practice SET status = ?2 WHERE id = ?1")
        .bind(practice.as_bytes().as_slice())
        .bind(status.code())
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}
