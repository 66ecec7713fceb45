//! What this database is.

use std::collections::BTreeMap;

use sqlx::SqliteConnection;
use store::{ClaimError, StoreError};

use crate::error::{bytes, failed};

pub(crate) async fn claim(on: &mut SqliteConnection, demo: bool) -> Result<(), ClaimError> {
    sqlx::query("INSERT INTO instance (only_row, demo) VALUES (1, ?1) ON CONFLICT DO NOTHING")
        .bind(demo)
        .execute(&mut *on)
        .await
        .map_err(failed)?;
    let claimed: bool = sqlx::query_scalar("SELECT demo FROM instance")
        .fetch_one(on)
        .await
        .map_err(failed)?;
    if claimed == demo {
        Ok(())
    } else {
        Err(ClaimError::OtherKind)
    }
}

pub(crate) async fn secret_prints(
    on: &mut SqliteConnection,
) -> Result<BTreeMap<String, [u8; 32]>, StoreError> {
    let rows: Vec<(String, Vec<u8>)> = sqlx::query_as("SELECT name, print FROM secret_print")
        .fetch_all(on)
        .await
        .map_err(failed)?;
    rows.into_iter()
        .map(|(name, print)| Ok((name, bytes(&print)?)))
        .collect()
}

pub(crate) async fn keep_secret_print(
    on: &mut SqliteConnection,
    name: &str,
    print: [u8; 32],
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO secret_print (name, print) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
        .bind(name)
        .bind(print.as_slice())
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}
