//! The roster, and the rings that go with it: appended to and replaced in one transaction.

use referral::id::PracticeId;
use sqlx::SqliteConnection;
use store::{ChangeError, KeptRingEntry, NewKit, NextEntry, StoreError};
use time::OffsetDateTime;

use crate::error::failed;
use crate::moment::millis;

/// Appends the entry, if the roster is as long as it was when the entry was made.
pub(crate) async fn append(on: &mut SqliteConnection, next: &NextEntry) -> Result<(), ChangeError> {
    let appended = sqlx::query(
        "INSERT INTO roster (practice, sequence, entry) SELECT ?1, ?2 + 1, ?3 \
         WHERE (SELECT COUNT(*) FROM roster WHERE practice = ?1) = ?2",
    )
    .bind(next.practice.as_bytes().as_slice())
    .bind(next.after)
    .bind(&next.entry)
    .execute(on)
    .await
    .map_err(failed)?;
    match appended.rows_affected() {
        0 => Err(ChangeError::Moved),
        _ => Ok(()),
    }
}

pub(crate) async fn entries(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar("SELECT entry FROM roster WHERE practice = ?1 ORDER BY sequence")
        .bind(practice.as_bytes().as_slice())
        .fetch_all(on)
        .await
        .map_err(failed)
}

/// Puts a whole ring in the place of the one before.
pub(crate) async fn replace_ring(
    on: &mut SqliteConnection,
    practice: PracticeId,
    ring: &[KeptRingEntry],
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM ring WHERE practice = ?1")
        .bind(practice.as_bytes().as_slice())
        .execute(&mut *on)
        .await
        .map_err(failed)?;
    for one in ring {
        sqlx::query("INSERT INTO ring (practice, epoch, kid, entry) VALUES (?1, ?2, ?3, ?4)")
            .bind(practice.as_bytes().as_slice())
            .bind(one.epoch)
            .bind(&one.kid)
            .bind(&one.entry)
            .execute(&mut *on)
            .await
            .map_err(failed)?;
    }
    Ok(())
}

/// Puts a kit in the place of the one before, if there was one.
pub(crate) async fn put_kit(
    on: &mut SqliteConnection,
    practice: PracticeId,
    kit: &NewKit,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO kit (practice, document, signing, access_hash, made_at) \
         VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (practice) DO UPDATE SET \
         document = excluded.document, signing = excluded.signing, \
         access_hash = excluded.access_hash, made_at = excluded.made_at",
    )
    .bind(practice.as_bytes().as_slice())
    .bind(&kit.document)
    .bind(&kit.signing)
    .bind(kit.access.as_ref().map(<[u8; 32]>::as_slice))
    .bind(millis(now))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}
