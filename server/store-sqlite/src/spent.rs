//! Links that lead nowhere any more: they were used, withdrawn, or are over.

use referral::id::{InviteId, PracticeId};
use sqlx::SqliteConnection;
use store::audit::RefusedWhat;
use store::{FORGOTTEN, StoreError};
use time::OffsetDateTime;

use crate::error::{bytes, failed, unknown_word};
use crate::moment::millis;

/// Remembers the link of an invitation that is about to be deleted.
pub(crate) async fn invitation(
    on: &mut SqliteConnection,
    (practice, invite): (PracticeId, InviteId),
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT OR IGNORE INTO spent_link (link_hash, practice, kind, spent_at) \
         SELECT link_hash, practice, 'invitation', ?3 FROM invite WHERE practice = ?1 AND id = ?2",
    )
    .bind(practice.as_bytes().as_slice())
    .bind(invite.as_bytes().as_slice())
    .bind(millis(now))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

/// The same of a practice's enrolment link.
pub(crate) async fn enrolment(
    on: &mut SqliteConnection,
    practice: PracticeId,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT OR IGNORE INTO spent_link (link_hash, practice, kind, spent_at) \
         SELECT link_hash, practice, 'enrolment', ?2 FROM enrolment WHERE practice = ?1",
    )
    .bind(practice.as_bytes().as_slice())
    .bind(millis(now))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

pub(crate) async fn forget_old(
    on: &mut SqliteConnection,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM spent_link WHERE spent_at <= ?1")
        .bind(millis(now - FORGOTTEN))
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

/// Whose link it was, and what it was for.
pub(crate) async fn find(
    on: &mut SqliteConnection,
    link_hash: [u8; 32],
    now: OffsetDateTime,
) -> Result<Option<(PracticeId, RefusedWhat)>, StoreError> {
    let found: Option<(Vec<u8>, String)> = sqlx::query_as(
        "SELECT practice, kind FROM spent_link WHERE link_hash = ?1 AND spent_at > ?3 \
         UNION ALL SELECT i.practice, 'invitation' FROM invite i WHERE i.link_hash = ?1 \
         AND (i.expires_at <= ?2 OR EXISTS (SELECT 1 FROM joiner j WHERE j.invite = i.id)) \
         UNION ALL SELECT e.practice, 'enrolment' FROM enrolment e \
         WHERE e.link_hash = ?1 AND e.expires_at <= ?2",
    )
    .bind(link_hash.as_slice())
    .bind(millis(now))
    .bind(millis(now - FORGOTTEN))
    .fetch_optional(on)
    .await
    .map_err(failed)?;
    found
        .map(|(practice, kind)| {
            let what = match kind.as_str() {
                "enrolment" => RefusedWhat::Enrolment,
                "invitation" => RefusedWhat::Invitation,
                _ => return Err(unknown_word("spent_link.kind")),
            };
            Ok((PracticeId::from_bytes(bytes(&practice)?), what))
        })
        .transpose()
}
