//! Practices that are taken off the network, and given back.

use referral::id::PracticeId;
use sqlx::SqliteConnection;
use store::{PracticeStatus, StoreError};
use time::OffsetDateTime;

use crate::error::{failed, parse};
use crate::register;

pub(crate) async fn suspend(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<bool, StoreError> {
    let suspended = sqlx::query(
        "UPDATE practice SET suspended_from = status, status = 'suspended' \
         WHERE id = ?1 AND status <> 'suspended'",
    )
    .bind(practice.as_bytes().as_slice())
    .execute(on)
    .await
    .map_err(failed)?;
    Ok(suspended.rows_affected() > 0)
}

pub(crate) async fn resume(
    on: &mut SqliteConnection,
    practice: PracticeId,
    registrar: Option<&str>,
    now: OffsetDateTime,
) -> Result<Option<PracticeStatus>, StoreError> {
    let Some(before) = status_before(&mut *on, practice, registrar).await? else {
        return Ok(None);
    };
    register::set_status(&mut *on, practice, before).await?;
    // The registrar may be another one by now, for whom only verified practices began to wait.
    if let (PracticeStatus::Verified, Some(registrar)) = (before, registrar)
        && !register::has_signed(&mut *on, registrar, practice).await?
    {
        register::wait(on, practice, registrar, now).await?;
        return Ok(Some(PracticeStatus::Pending));
    }
    Ok(Some(before))
}

/// The status from before a practice was suspended; `None` unless it is. One that was suspended before it was
/// remembered waits for the registrar, where there is one.
async fn status_before(
    on: &mut SqliteConnection,
    practice: PracticeId,
    registrar: Option<&str>,
) -> Result<Option<PracticeStatus>, StoreError> {
    let found: Option<Option<String>> = sqlx::query_scalar(
        "SELECT suspended_from FROM practice WHERE id = ?1 AND status = 'suspended'",
    )
    .bind(practice.as_bytes().as_slice())
    .fetch_optional(on)
    .await
    .map_err(failed)?;
    let Some(before) = found else { return Ok(None) };
    let before = before.as_deref().map(parse).transpose()?;
    let of_old = if registrar.is_some() {
        PracticeStatus::Pending
    } else {
        PracticeStatus::Verified
    };
    Ok(Some(before.unwrap_or(of_old)))
}
