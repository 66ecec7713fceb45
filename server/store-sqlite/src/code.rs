//! The codes that open the status page: how often they are sent, and how often mistyped.

use referral::id::ReferralId;
use sqlx::{FromRow, SqliteConnection};
use store::StoreError;
use store::mail::Mail;
use store::status::{
    CODE_WINDOW, CodeOutcome, MOST_CODES, MOST_TRIES, NewCode, TypedCode, TypedOutcome,
};
use time::OffsetDateTime;

use crate::error::{bytes, failed, parse};
use crate::moment::{millis, moment};
use crate::outbox::Recipient;
use crate::{outbox, status};

pub(crate) async fn send(
    on: &mut SqliteConnection,
    new: &NewCode,
) -> Result<CodeOutcome, StoreError> {
    let lately = lately(&mut *on, new.referral, new.now).await?;
    if let Some(until) = lately.sends_after()? {
        return Ok(CodeOutcome::TooMany { until });
    }
    forget_before(&mut *on, new.referral, new.now - CODE_WINDOW).await?;
    void(&mut *on, new.referral).await?;
    insert(&mut *on, new).await?;
    let sender = sender(&mut *on, new.referral).await?;
    let mail = Mail::Code {
        number: parse(&sender.number)?,
        code: new.code.clone(),
    };
    let to = Recipient {
        email: &sender.email,
        lang: &sender.lang,
    };
    outbox::put(on, Some(new.referral), to, &mail, new.now).await?;
    Ok(CodeOutcome::Sent)
}

pub(crate) async fn check(
    on: &mut SqliteConnection,
    typed: &TypedCode,
) -> Result<TypedOutcome, StoreError> {
    let lately = lately(&mut *on, typed.referral, typed.now).await?;
    if let Some(until) = lately.tries_after()? {
        return Ok(TypedOutcome::TooMany { until });
    }
    let Some((id, hash)) = in_force(&mut *on, typed).await? else {
        return Ok(TypedOutcome::Wrong);
    };
    if hash == typed.hash {
        void(&mut *on, typed.referral).await?;
        forgive(&mut *on, typed.referral).await?;
        status::remember(on, typed).await?;
        return Ok(TypedOutcome::Right);
    }
    count_try(&mut *on, id).await?;
    let lately = self::lately(&mut *on, typed.referral, typed.now).await?;
    match lately.tries_after()? {
        None => Ok(TypedOutcome::Wrong),
        Some(until) => {
            void(on, typed.referral).await?;
            Ok(TypedOutcome::TooMany { until })
        }
    }
}

/// The codes of a referral within [`CODE_WINDOW`]. Wrong ones count across codes: a new code is no
/// new chance to guess.
#[derive(FromRow)]
struct Lately {
    codes: i64,
    tries: i64,
    first_sent: Option<i64>,
    first_mistyped: Option<i64>,
}

impl Lately {
    /// When the next one may be typed, if not now.
    fn tries_after(&self) -> Result<Option<OffsetDateTime>, StoreError> {
        let many = self.tries >= i64::from(MOST_TRIES);
        after_window(self.first_mistyped.filter(|_| many))
    }

    /// When the next one may be asked for, if not now.
    fn sends_after(&self) -> Result<Option<OffsetDateTime>, StoreError> {
        let many = self.codes >= i64::from(MOST_CODES);
        let sends = after_window(self.first_sent.filter(|_| many))?;
        Ok(sends.max(self.tries_after()?))
    }
}

fn after_window(first: Option<i64>) -> Result<Option<OffsetDateTime>, StoreError> {
    first
        .map(|first| moment(first).map(|first| first + CODE_WINDOW))
        .transpose()
}

async fn lately(
    on: &mut SqliteConnection,
    referral: ReferralId,
    now: OffsetDateTime,
) -> Result<Lately, StoreError> {
    sqlx::query_as(
        "SELECT COUNT(*) AS codes, COALESCE(SUM(tries), 0) AS tries, MIN(sent_at) AS first_sent, \
         MIN(sent_at) FILTER (WHERE tries > 0) AS first_mistyped \
         FROM status_code WHERE referral = ?1 AND sent_at > ?2",
    )
    .bind(referral.as_bytes().as_slice())
    .bind(millis(now - CODE_WINDOW))
    .fetch_one(on)
    .await
    .map_err(failed)
}

/// The code that is not void, if its time is not over. None holds for longer than wrong ones are
/// counted, whatever its own end.
async fn in_force(
    on: &mut SqliteConnection,
    typed: &TypedCode,
) -> Result<Option<(i64, [u8; 32])>, StoreError> {
    let row: Option<(i64, Vec<u8>)> = sqlx::query_as(
        "SELECT id, hash FROM status_code \
         WHERE referral = ?1 AND hash IS NOT NULL AND expires_at > ?2 AND sent_at > ?3",
    )
    .bind(typed.referral.as_bytes().as_slice())
    .bind(millis(typed.now))
    .bind(millis(typed.now - CODE_WINDOW))
    .fetch_optional(on)
    .await
    .map_err(failed)?;
    row.map(|(id, hash)| Ok((id, bytes(&hash)?))).transpose()
}

async fn insert(on: &mut SqliteConnection, new: &NewCode) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO status_code (referral, hash, sent_at, expires_at, tries) \
         VALUES (?1, ?2, ?3, ?4, 0)",
    )
    .bind(new.referral.as_bytes().as_slice())
    .bind(new.hash.as_slice())
    .bind(millis(new.now))
    .bind(millis(new.expires))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

async fn count_try(on: &mut SqliteConnection, id: i64) -> Result<(), StoreError> {
    sqlx::query("UPDATE status_code SET tries = tries + 1 WHERE id = ?1")
        .bind(id)
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

/// Makes whatever code is in force void.
async fn void(on: &mut SqliteConnection, referral: ReferralId) -> Result<(), StoreError> {
    sqlx::query("UPDATE status_code SET hash = NULL WHERE referral = ?1 AND hash IS NOT NULL")
        .bind(referral.as_bytes().as_slice())
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

/// Whoever typed the right one did not guess.
async fn forgive(on: &mut SqliteConnection, referral: ReferralId) -> Result<(), StoreError> {
    sqlx::query("UPDATE status_code SET tries = 0 WHERE referral = ?1")
        .bind(referral.as_bytes().as_slice())
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

/// Deletes the codes that count no more.
async fn forget_before(
    on: &mut SqliteConnection,
    referral: ReferralId,
    before: OffsetDateTime,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM status_code WHERE referral = ?1 AND sent_at <= ?2")
        .bind(referral.as_bytes().as_slice())
        .bind(millis(before))
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

/// Who referred, as the mail with the code needs it.
#[derive(FromRow)]
struct Sender {
    email: String,
    lang: String,
    number: String,
}

async fn sender(on: &mut SqliteConnection, referral: ReferralId) -> Result<Sender, StoreError> {
    sqlx::query_as("SELECT sender_email AS email, lang, number FROM referral WHERE id = ?1")
        .bind(referral.as_bytes().as_slice())
        .fetch_one(on)
        .await
        .map_err(failed)
}
