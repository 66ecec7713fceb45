//! The audit trail: appended to in the transaction that is its cause.

use referral::ReferralNumber;
use referral::id::{MemberId, PracticeId, ReferralId};
use sqlx::SqliteConnection;
use store::audit::{AuditEntry, Audited, START, link};
use store::{History, StoreError};
use time::{Duration, OffsetDateTime};

use crate::error::{bytes, failed, number, parse, to_json};
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

/// As [`append`], unless the very same was written within `quiet` before.
pub(crate) async fn append_unless_since(
    on: &mut SqliteConnection,
    practice: PracticeId,
    what: &Audited,
    quiet: Duration,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    if has(&mut *on, practice, what, now - quiet).await? {
        return Ok(());
    }
    append(on, practice, what, now).await
}

/// Whether this very entry was written after this time.
pub(crate) async fn has(
    on: &mut SqliteConnection,
    practice: PracticeId,
    what: &Audited,
    after: OffsetDateTime,
) -> Result<bool, StoreError> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM audit WHERE practice = ?1 AND at > ?2 AND entry = ?3)",
    )
    .bind(practice.as_bytes().as_slice())
    .bind(millis(after))
    .bind(to_json(what)?)
    .fetch_one(on)
    .await
    .map_err(failed)
}

pub(crate) async fn trail(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<Vec<AuditEntry>, StoreError> {
    some(on, practice, 0, -1).await
}

/// Those after a sequence, and so many; a negative count is all of them.
async fn some(
    on: &mut SqliteConnection,
    practice: PracticeId,
    after: i64,
    most: i64,
) -> Result<Vec<AuditEntry>, StoreError> {
    let rows: Vec<(i64, i64, String, Vec<u8>)> = sqlx::query_as(
        "SELECT sequence, at, entry, hash FROM audit WHERE practice = ?1 AND sequence > ?2 \
         ORDER BY sequence LIMIT ?3",
    )
    .bind(practice.as_bytes().as_slice())
    .bind(after)
    .bind(most)
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

pub(crate) async fn history(
    on: &mut SqliteConnection,
    practice: PracticeId,
    after: u64,
    most: u32,
) -> Result<History, StoreError> {
    // Beyond every sequence there is.
    let after = i64::try_from(after).unwrap_or(i64::MAX);
    Ok(History {
        entries: some(&mut *on, practice, after, most.into()).await?,
        members: members(&mut *on, practice).await?,
        referrals: referrals(on, practice, after, most.into()).await?,
    })
}

async fn members(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<Vec<(MemberId, String)>, StoreError> {
    let rows: Vec<(Vec<u8>, String)> = sqlx::query_as(
        "SELECT id, name FROM member WHERE practice = ?1 UNION ALL \
         SELECT j.member, j.name FROM joiner j JOIN invite i ON i.id = j.invite \
         WHERE i.practice = ?1",
    )
    .bind(practice.as_bytes().as_slice())
    .fetch_all(on)
    .await
    .map_err(failed)?;
    rows.into_iter()
        .map(|(member, name)| Ok((MemberId::from_bytes(bytes(&member)?), name)))
        .collect()
}

/// An entry that names a referral of another practice would not give its number away. One that is no
/// JSON names none: whoever reads the trail is shown it as it is.
async fn referrals(
    on: &mut SqliteConnection,
    practice: PracticeId,
    after: i64,
    most: i64,
) -> Result<Vec<(ReferralId, ReferralNumber)>, StoreError> {
    let rows: Vec<(Vec<u8>, String)> = sqlx::query_as(
        "SELECT DISTINCT r.id, r.number FROM ( \
             SELECT entry FROM audit WHERE practice = ?1 AND sequence > ?2 \
             ORDER BY sequence LIMIT ?3 \
         ) a JOIN referral r ON r.id = \
             CASE WHEN json_valid(a.entry) THEN unhex(json_extract(a.entry, '$.referral')) END \
         WHERE EXISTS (SELECT 1 FROM offer o WHERE o.referral = r.id AND o.practice = ?1)",
    )
    .bind(practice.as_bytes().as_slice())
    .bind(after)
    .bind(most)
    .fetch_all(on)
    .await
    .map_err(failed)?;
    rows.into_iter()
        .map(|(referral, number)| Ok((ReferralId::from_bytes(bytes(&referral)?), parse(&number)?)))
        .collect()
}
