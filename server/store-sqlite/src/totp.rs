//! Members' authenticators.

use referral::id::MemberId;
use sqlx::SqliteConnection;
use store::audit::Audited;
use store::{KeptTotp, StoreError};
use time::OffsetDateTime;

use crate::error::{failed, number};
use crate::moment::millis;
use crate::{audit, session};

pub(crate) async fn find(
    on: &mut SqliteConnection,
    member: MemberId,
) -> Result<Option<KeptTotp>, StoreError> {
    let row: Option<(Vec<u8>, i64)> =
        sqlx::query_as("SELECT secret, last_step FROM totp WHERE member = ?1")
            .bind(member.as_bytes().as_slice())
            .fetch_optional(on)
            .await
            .map_err(failed)?;
    row.map(|(secret, last_step)| {
        Ok(KeptTotp {
            member,
            secret,
            last_step: number(last_step)?,
        })
    })
    .transpose()
}

pub(crate) async fn put(
    on: &mut SqliteConnection,
    new: &KeptTotp,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    let member = new.member;
    sqlx::query(
        "INSERT OR REPLACE INTO totp (member, secret, last_step, made_at) VALUES (?1, ?2, ?3, ?4)",
    )
    .bind(member.as_bytes().as_slice())
    .bind(&new.secret)
    .bind(step(new.last_step))
    .bind(millis(now))
    .execute(&mut *on)
    .await
    .map_err(failed)?;
    let practice = session::practice_of(&mut *on, member).await?;
    audit::append(on, practice, &Audited::SecondStepSet { member }, now).await
}

pub(crate) async fn use_step(
    on: &mut SqliteConnection,
    member: MemberId,
    used: u64,
) -> Result<bool, StoreError> {
    sqlx::query("UPDATE totp SET last_step = ?2 WHERE member = ?1 AND last_step < ?2")
        .bind(member.as_bytes().as_slice())
        .bind(step(used))
        .execute(on)
        .await
        .map(|done| done.rows_affected() == 1)
        .map_err(failed)
}

/// Half minutes since 1970 fit for longer than there will be clocks.
fn step(step: u64) -> i64 {
    i64::try_from(step).unwrap_or(i64::MAX)
}
