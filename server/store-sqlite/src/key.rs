//! The keys that referrals are sealed for.

use sqlx::SqliteConnection;
use store::audit::Audited;
use store::{NewKey, PublishError, StoreError};
use time::OffsetDateTime;

use crate::error::{failed, integer, number};
use crate::moment::millis;
use crate::{audit, keylog};

pub(crate) async fn publish(
    on: &mut SqliteConnection,
    new: &NewKey,
    now: OffsetDateTime,
) -> Result<(), PublishError> {
    let next = next_epoch(&mut *on, new).await?;
    let next = next.ok_or(PublishError::NoSuchPractice)?;
    if new.key.epoch != next {
        return Err(PublishError::Epoch { next });
    }
    let position = keylog::append(&mut *on, &new.payload, now).await?;
    let inserted = sqlx::query(
        "INSERT INTO key_record (practice, epoch, kid, public_key, payload, published_at, \
         expires_at, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (kid) DO NOTHING",
    )
    .bind(new.practice.as_bytes().as_slice())
    .bind(new.key.epoch)
    .bind(&new.key.kid)
    .bind(&new.key.public_key)
    .bind(&new.payload)
    .bind(millis(now))
    .bind(millis(new.expires))
    .bind(integer(position)?)
    .execute(&mut *on)
    .await
    .map_err(failed)?;
    if inserted.rows_affected() == 0 {
        return Err(PublishError::SameKey);
    }
    let published = Audited::KeyPublished {
        epoch: new.key.epoch,
        kid: new.key.kid.clone(),
    };
    Ok(audit::append(on, new.practice, &published, now).await?)
}

/// `None` if there is no such practice.
async fn next_epoch(on: &mut SqliteConnection, new: &NewKey) -> Result<Option<u32>, StoreError> {
    let last: Option<i64> = sqlx::query_scalar(
        "SELECT COALESCE(MAX(k.epoch), 0) FROM practice p LEFT JOIN key_record k ON k.practice = p.id \
         WHERE p.id = ?1 GROUP BY p.id",
    )
    .bind(new.practice.as_bytes().as_slice())
    .fetch_optional(on)
    .await
    .map_err(failed)?;
    last.map(|last| number(last + 1)).transpose()
}
