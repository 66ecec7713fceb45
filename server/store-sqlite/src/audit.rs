//! The audit trail: appended to in the transaction that is its cause.

use referral::id::PracticeId;
use sqlx::SqliteConnection;
use store::StoreError;
use store::audit::{AuditEntry, Audited, START, link};
use time::OffsetDateTime;

use crate::error::{bytes, failed, number, to_json};
use crate::moment::millis;

pub(crate) async fn append(
    on: &mut SqliteConnection,
    practice: PracticeId,
    what: &Audited,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    let head: Option<(i64, Vec<u8>)> = sqlx::query_as(
        "SELECT sequence, hash FROM audit WHERE practice = ?1 ORDER BY sequence DESC LIMIT 1",
    )
    .bind(practice.as_bytes().as_slice())
    .fetch_optional(&mut *on)
    .await
    .map_err(failed)?;
    let (last, before) = match head {
        Some((last, hash)) => (last, bytes(&hash)?),
        None => (0, START),
    };
    let entry = to_json(what)?;
    let hash = link(&before, number(last + 1)?, millis(now), &entry);
    sqlx::query(
        "INSERT INTO audit (practice, sequence, at, entry, hash) VALUES (?1, ?2, ?3, ?4, ?5)",
    )
    .bind(practice.as_bytes().as_slice())
    .bind(last + 1)
    .bind(millis(now))
    .bind(entry)
    .bind(hash.as_slice())
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

pub(crate) async fn trail(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<Vec<AuditEntry>, StoreError> {
    let rows: Vec<(i64, i64, String, Vec<u8>)> = sqlx::query_as(
        "SELECT sequence, at, entry, hash FROM audit WHERE practice = ?1 ORDER BY sequence",
    )
    .bind(practice.as_bytes().as_slice())
    .fetch_all(on)
    .await
    .map_err(failed)?;
    rows.into_iter()
        .map(|(sequence, at, entry, hash)| {
            Ok(AuditEntry {
                sequence: number(sequence)?,
                at,
                entry,
                hash: bytes(&hash)?,
            })
        })
        .collect()
}
