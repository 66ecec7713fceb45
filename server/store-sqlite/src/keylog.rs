//! The key log's tree, kept as the hashes of its complete parts: an append writes one leaf and the
//! parts that it completes.

use std::collections::HashMap;

use sqlx::SqliteConnection;
use store::{LogHead, LogRow, StoreError};
use time::OffsetDateTime;
use tlog_tiles::tlog::{
    Error, Hash, HashReader, record_hash, split_stored_hash_index, stored_hash_index,
    stored_hashes_for_record_hash, sub_tree_index, tree_hash,
};

use crate::error::{bytes, corrupt, failed, integer, number};
use crate::moment::millis;

/// Appends a leaf, and says where it stands.
pub(crate) async fn append(
    on: &mut SqliteConnection,
    leaf: &[u8],
    now: OffsetDateTime,
) -> Result<u64, StoreError> {
    let position = size(&mut *on).await?;
    sqlx::query("INSERT INTO key_log (position, leaf, logged_at) VALUES (?1, ?2, ?3)")
        .bind(integer(position)?)
        .bind(leaf)
        .bind(millis(now))
        .execute(&mut *on)
        .await
        .map_err(failed)?;
    // What the new leaf completes has on its left a part that was complete before.
    let beside: Vec<u64> = (0..(position + 1).trailing_zeros())
        .filter_map(|level| u8::try_from(level).ok())
        .map(|level| stored_hash_index(level, (position >> level) - 1))
        .collect();
    let known = read(&mut *on, &beside).await?;
    let new = stored_hashes_for_record_hash(position, record_hash(leaf), &known);
    for (level, hash) in (0_u8..).zip(new.map_err(corrupt)?) {
        sqlx::query("INSERT INTO key_log_hash (level, place, hash) VALUES (?1, ?2, ?3)")
            .bind(level)
            .bind(integer(position >> level)?)
            .bind(hash.0.as_slice())
            .execute(&mut *on)
            .await
            .map_err(failed)?;
    }
    Ok(position)
}

/// The log's size and root.
pub(crate) async fn head(on: &mut SqliteConnection) -> Result<LogHead, StoreError> {
    let size = size(&mut *on).await?;
    let root = root_of(on, size).await?;
    Ok(LogHead { size, root })
}

/// The root at this size, if the log has been so long.
pub(crate) async fn root(
    on: &mut SqliteConnection,
    at: u64,
) -> Result<Option<[u8; 32]>, StoreError> {
    if at > size(&mut *on).await? {
        return Ok(None);
    }
    root_of(on, at).await.map(Some)
}

async fn root_of(on: &mut SqliteConnection, size: u64) -> Result<[u8; 32], StoreError> {
    let parts = read(on, &sub_tree_index(0, size, Vec::new())).await?;
    let root = tree_hash(size, &parts).map_err(corrupt)?;
    Ok(root.0)
}

/// A row of hashes, if it is all there.
pub(crate) async fn hashes(
    on: &mut SqliteConnection,
    row: LogRow,
) -> Result<Option<Vec<[u8; 32]>>, StoreError> {
    let Some(beyond) = row.from.checked_add(row.count.into()) else {
        return Ok(None);
    };
    let (Ok(from), Ok(beyond)) = (integer(row.from), integer(beyond)) else {
        return Ok(None);
    };
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(
        "SELECT hash FROM key_log_hash WHERE level = ?1 AND place >= ?2 AND place < ?3 \
         ORDER BY place",
    )
    .bind(row.level)
    .bind(from)
    .bind(beyond)
    .fetch_all(on)
    .await
    .map_err(failed)?;
    if u32::try_from(rows.len()) != Ok(row.count) {
        return Ok(None);
    }
    rows.iter()
        .map(|hash| bytes(hash))
        .collect::<Result<_, _>>()
        .map(Some)
}

/// Leaves, if they are all there.
pub(crate) async fn leaves(
    on: &mut SqliteConnection,
    from: u64,
    count: u32,
) -> Result<Option<Vec<Vec<u8>>>, StoreError> {
    let Ok(from) = integer(from) else {
        return Ok(None);
    };
    let leaves: Vec<Vec<u8>> = sqlx::query_scalar(
        "SELECT leaf FROM key_log WHERE position >= ?1 ORDER BY position LIMIT ?2",
    )
    .bind(from)
    .bind(count)
    .fetch_all(on)
    .await
    .map_err(failed)?;
    let whole = u32::try_from(leaves.len()) == Ok(count);
    Ok(whole.then_some(leaves))
}

/// Appends the records that were published before there was a log, in the order of their dates.
pub(crate) async fn append_older(on: &mut SqliteConnection) -> Result<(), StoreError> {
    let older: Vec<(Vec<u8>, i64, Vec<u8>, i64)> = sqlx::query_as(
        "SELECT practice, epoch, payload, published_at FROM key_record WHERE position IS NULL \
         ORDER BY published_at, practice, epoch",
    )
    .fetch_all(&mut *on)
    .await
    .map_err(failed)?;
    for (practice, epoch, leaf, published_at) in older {
        let published = crate::moment::moment(published_at)?;
        let position = append(&mut *on, &leaf, published).await?;
        sqlx::query("UPDATE key_record SET position = ?3 WHERE practice = ?1 AND epoch = ?2")
            .bind(practice)
            .bind(epoch)
            .bind(integer(position)?)
            .execute(&mut *on)
            .await
            .map_err(failed)?;
    }
    Ok(())
}

async fn size(on: &mut SqliteConnection) -> Result<u64, StoreError> {
    let size: i64 = sqlx::query_scalar("SELECT COALESCE(MAX(position) + 1, 0) FROM key_log")
        .fetch_one(on)
        .await
        .map_err(failed)?;
    number(size)
}

/// Some hashes of the tree, by their indexes.
struct Known(HashMap<u64, Hash>);

impl HashReader for Known {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
        let at = |index: &u64| self.0.get(index).copied();
        let hashes: Option<Vec<Hash>> = indexes.iter().map(at).collect();
        hashes.ok_or(Error::IndexesNotInTree)
    }
}

async fn read(on: &mut SqliteConnection, indexes: &[u64]) -> Result<Known, StoreError> {
    let mut known = HashMap::new();
    for index in indexes {
        let (level, place) = split_stored_hash_index(*index);
        let hash: Option<Vec<u8>> =
            sqlx::query_scalar("SELECT hash FROM key_log_hash WHERE level = ?1 AND place = ?2")
                .bind(level)
                .bind(integer(place)?)
                .fetch_optional(&mut *on)
                .await
                .map_err(failed)?;
        if let Some(hash) = hash {
            known.insert(*index, Hash(bytes(&hash)?));
        }
    }
    Ok(Known(known))
}
