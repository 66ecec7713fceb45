//! The catalogue: one JSON document a version.

use referral::catalogue::Catalogue;
use sqlx::SqliteConnection;
use store::{KeptCatalogue, StoreError};
use time::OffsetDateTime;

use crate::error::{failed, from_json, number, to_json};
use crate::moment::millis;

pub(crate) async fn put(
    on: &mut SqliteConnection,
    catalogue: &Catalogue,
    now: OffsetDateTime,
) -> Result<u32, StoreError> {
    let before = latest(&mut *on).await?;
    let version = match before {
        Some(kept) if kept.catalogue == *catalogue => return Ok(kept.version),
        Some(kept) => kept.version + 1,
        None => 1,
    };
    sqlx::query("INSERT INTO catalogue (version, document, loaded_at) VALUES (?1, ?2, ?3)")
        .bind(version)
        .bind(to_json(catalogue)?)
        .bind(millis(now))
        .execute(on)
        .await
        .map_err(failed)?;
    Ok(version)
}

pub(crate) async fn latest(on: &mut SqliteConnection) -> Result<Option<KeptCatalogue>, StoreError> {
    let row: Option<(i64, String)> =
        sqlx::query_as("SELECT version, document FROM catalogue ORDER BY version DESC LIMIT 1")
            .fetch_optional(on)
            .await
            .map_err(failed)?;
    row.map(|(version, document)| {
        Ok(KeptCatalogue {
            version: number(version)?,
            catalogue: from_json(&document)?,
        })
    })
    .transpose()
}
