//! Members' authenticators.

use referral::id::MemberId;
use referral::news::AccountNews;
use sqlx::SqliteConnection;
use store::audit::Audited;
use store::mail::Mail;
use store::{KeptTotp, StoreError};
use time::OffsetDateTime;

use crate::error::{failed, integer, number};
use crate::moment::millis;
use crate::{account, audit, session};

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
    row.map(|(sealed, last_step)| {
        Ok(KeptTotp {
            member,
            sealed,
            last_step: number(last_step)?,
        })
    })
    .transpose()
}

pub(crate) async fn put(
    on: &mut SqliteConnection,
    new: &KeptTotp,
    by: [u8; 32],
    now: OffsetDateTime,
) -> Result<bool, StoreError> {
    let member = new.member;
    if !session::is_of(&mut *on, by, member).await? {
        return Ok(false);
    }
    sqlx::query(
        "INSERT OR REPLACE INTO totp (member, secret, last_step, made_at) VALUES (?1, ?2, ?3, ?4)",
    )
    .bind(member.as_bytes().as_slice())
    .bind(&new.sealed)
    .bind(integer(new.last_step)?)
    .bind(millis(now))
    .execute(&mut *on)
    .await
    .map_err(failed)?;
    session::end_all(&mut *on, member, Some(by)).await?;
    let news = AccountNews::AuthenticatorSet;
    let practice = account::tell(&mut *on, member, &Mail::AccountChanged { news }, now).await?;
    audit::append(on, practice, &Audited::SecondStepSet { member }, now).await?;
    Ok(true)
}

pub(crate) async fn use_step(
    on: &mut SqliteConnection,
    member: MemberId,
    used: u64,
) -> Result<bool, StoreError> {
    sqlx::query("UPDATE totp SET last_step = ?2 WHERE member = ?1 AND last_step < ?2")
        .bind(member.as_bytes().as_slice())
        .bind(integer(used)?)
        .execute(on)
        .await
        .map(|done| done.rows_affected() == 1)
        .map_err(failed)
}
