//! What this database is.

use sqlx::SqliteConnection;
use store::ClaimError;

use crate::error::failed;

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
