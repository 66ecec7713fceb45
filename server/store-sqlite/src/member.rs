//! What members sign in with, and what unlocks their practice's keys.

use referral::contact::Email;
use referral::id::{MemberId, PracticeId};
use sqlx::SqliteConnection;
use store::{KeptRingEntry, Keyring, MemberKeys, SignInRecord, StoreError};

use crate::error::{bytes, failed, number};
use crate::roster;

pub(crate) async fn any(on: &mut SqliteConnection) -> Result<bool, StoreError> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM member)")
        .fetch_one(on)
        .await
        .map_err(failed)
}

pub(crate) async fn sign_in_record(
    on: &mut SqliteConnection,
    email: &Email,
) -> Result<Option<SignInRecord>, StoreError> {
    let row: Option<(Vec<u8>, Vec<u8>, i64)> =
        sqlx::query_as("SELECT id, record, changes FROM member WHERE email = ?1")
            .bind(email.as_str())
            .fetch_optional(on)
            .await
            .map_err(failed)?;
    row.map(|(id, record, changes)| {
        Ok(SignInRecord {
            member: MemberId::from_bytes(bytes(&id)?),
            record,
            changes: number(changes)?,
        })
    })
    .transpose()
}

pub(crate) async fn keys(
    on: &mut SqliteConnection,
    member: MemberId,
) -> Result<Option<MemberKeys>, StoreError> {
    let row: Option<(String, String, String)> =
        sqlx::query_as("SELECT slot, keys, kid FROM member WHERE id = ?1")
            .bind(member.as_bytes().as_slice())
            .fetch_optional(on)
            .await
            .map_err(failed)?;
    Ok(row.map(|(slot, keys, kid)| MemberKeys { slot, keys, kid }))
}

/// A practice has a kit from its first member on.
pub(crate) async fn keyring(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<Option<Keyring>, StoreError> {
    let kit: Option<String> = sqlx::query_scalar("SELECT document FROM kit WHERE practice = ?1")
        .bind(practice.as_bytes().as_slice())
        .fetch_optional(&mut *on)
        .await
        .map_err(failed)?;
    let Some(kit) = kit else {
        return Ok(None);
    };
    Ok(Some(Keyring {
        ring: ring(&mut *on, practice).await?,
        records: records(&mut *on, practice).await?,
        roster: roster::entries(on, practice).await?,
        kit,
    }))
}

async fn ring(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<Vec<KeptRingEntry>, StoreError> {
    let rows: Vec<(i64, String, String)> = sqlx::query_as(
        "SELECT epoch, kid, entry FROM ring WHERE practice = ?1 ORDER BY epoch, rowid",
    )
    .bind(practice.as_bytes().as_slice())
    .fetch_all(on)
    .await
    .map_err(failed)?;
    rows.into_iter()
        .map(|(epoch, kid, entry)| {
            Ok(KeptRingEntry {
                epoch: number(epoch)?,
                kid,
                entry,
            })
        })
        .collect()
}

pub(crate) async fn records(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<Vec<Vec<u8>>, StoreError> {
    sqlx::query_scalar("SELECT payload FROM key_record WHERE practice = ?1 ORDER BY epoch")
        .bind(practice.as_bytes().as_slice())
        .fetch_all(on)
        .await
        .map_err(failed)
}
