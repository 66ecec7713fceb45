//! What the sender sees afterwards.

use referral::id::{PracticeId, ReferralId};
use sqlx::{FromRow, SqliteConnection};
use store::StoreError;
use store::status::{KeptStatus, TypedCode};
use time::OffsetDateTime;

use crate::error::{bytes, failed, from_json, number, parse};
use crate::moment::{millis, moment};

pub(crate) async fn may_see(
    on: &mut SqliteConnection,
    referral: ReferralId,
    access_hash: [u8; 32],
) -> Result<bool, StoreError> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM acceptance WHERE referral = ?1 AND access_hash = ?2)",
    )
    .bind(referral.as_bytes().as_slice())
    .bind(access_hash.as_slice())
    .fetch_one(on)
    .await
    .map_err(failed)
}

/// Remembers the browser in which a right code was typed; forgets those whose time is over.
pub(crate) async fn remember(
    on: &mut SqliteConnection,
    typed: &TypedCode,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM remembered_browser WHERE referral = ?1 AND until <= ?2")
        .bind(typed.referral.as_bytes().as_slice())
        .bind(millis(typed.now))
        .execute(&mut *on)
        .await
        .map_err(failed)?;
    sqlx::query(
        "INSERT INTO remembered_browser (referral, hash, until) VALUES (?1, ?2, ?3) \
         ON CONFLICT (referral, hash) DO UPDATE SET until = excluded.until",
    )
    .bind(typed.referral.as_bytes().as_slice())
    .bind(typed.browser.as_slice())
    .bind(millis(typed.until))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

#[derive(FromRow)]
struct StatusRow {
    number: String,
    practice: Vec<u8>,
    practice_name: String,
    specialist_name: String,
    hop: i64,
    state: String,
    sent_at: i64,
    opened_at: Option<i64>,
    decided_at: Option<i64>,
    decision: Option<String>,
    message: Option<String>,
    thread: String,
}

impl StatusRow {
    fn read(self, referral: ReferralId) -> Result<KeptStatus, StoreError> {
        Ok(KeptStatus {
            referral,
            number: parse(&self.number)?,
            practice: PracticeId::from_bytes(bytes(&self.practice)?),
            practice_name: self.practice_name,
            specialist_name: self.specialist_name,
            hop: number(self.hop)?,
            state: parse(&self.state)?,
            sent: moment(self.sent_at)?,
            opened: self.opened_at.map(moment).transpose()?,
            decided: self.decided_at.map(moment).transpose()?,
            decision: self.decision.as_deref().map(from_json).transpose()?,
            message: self.message,
            thread: self.thread,
        })
    }
}

pub(crate) async fn status(
    on: &mut SqliteConnection,
    referral: ReferralId,
    browser: [u8; 32],
    now: OffsetDateTime,
) -> Result<Option<KeptStatus>, StoreError> {
    let row: Option<StatusRow> = sqlx::query_as(
        "SELECT r.number, p.id AS practice, p.name AS practice_name, \
         s.name AS specialist_name, o.hop, o.state, o.sent_at, o.opened_at, o.decided_at, \
         o.decision, o.message, a.thread \
         FROM remembered_browser b \
         JOIN referral r ON r.id = b.referral \
         JOIN acceptance a ON a.referral = r.id \
         JOIN offer o ON o.referral = r.id AND o.sent_at IS NOT NULL \
         JOIN practice p ON p.id = o.practice \
         JOIN specialist s ON s.id = o.specialist \
         WHERE b.referral = ?1 AND b.hash = ?2 AND b.until > ?3 \
         ORDER BY o.hop DESC LIMIT 1",
    )
    .bind(referral.as_bytes().as_slice())
    .bind(browser.as_slice())
    .bind(millis(now))
    .fetch_optional(on)
    .await
    .map_err(failed)?;
    row.map(|row| row.read(referral)).transpose()
}
