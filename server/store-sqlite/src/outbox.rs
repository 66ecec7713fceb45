//! The outbox: written in the transaction that is a mail's cause, emptied by whoever sends mail.

use referral::id::{MemberId, PracticeId, ReferralId};
use referral::news::{News, OwnNews};
use sqlx::{FromRow, SqliteConnection};
use store::StoreError;
use store::mail::{MOST_RECEIVED, Mail, QueuedMail, RECEIVED_WINDOW};
use time::{Duration, OffsetDateTime};

use crate::error::{failed, from_json, number, parse, to_json};
use crate::moment::millis;

/// Whom to tell, and in which language.
#[derive(Clone, Copy)]
pub(crate) struct Recipient<'a> {
    pub(crate) email: &'a str,
    pub(crate) lang: &'a str,
}

/// Writes a mail, due at once; `referral` is the one that it is about.
pub(crate) async fn put(
    on: &mut SqliteConnection,
    referral: Option<ReferralId>,
    to: Recipient<'_>,
    mail: &Mail,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO outbox (referral, recipient, lang, mail, created_at, attempts, due_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, 0, ?5)",
    )
    .bind(referral.map(|referral| referral.as_bytes().to_vec()))
    .bind(to.email)
    .bind(to.lang)
    .bind(to_json(mail)?)
    .bind(millis(now))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

/// Writes every owner of a practice what is new in it, in its language.
pub(crate) async fn tell_owners(
    on: &mut SqliteConnection,
    practice: PracticeId,
    news: News,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    tell(on, practice, (news, None), now).await
}

/// As [`tell_owners`], but for whom it is about: they are told of themselves.
pub(crate) async fn tell_other_owners(
    on: &mut SqliteConnection,
    practice: PracticeId,
    (news, about): (News, MemberId),
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    tell(on, practice, (news, Some(about)), now).await
}

async fn tell(
    on: &mut SqliteConnection,
    practice: PracticeId,
    (news, about): (News, Option<MemberId>),
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    let owners: Vec<String> = sqlx::query_scalar(
        "SELECT email FROM member WHERE practice = ?1 AND role = 'owner' AND removed_at IS NULL \
         AND id IS NOT ?2 ORDER BY enrolled_at, rowid",
    )
    .bind(practice.as_bytes().as_slice())
    .bind(about.map(|about| about.as_bytes().to_vec()))
    .fetch_all(&mut *on)
    .await
    .map_err(failed)?;
    let (name, lang) = name_and_lang(&mut *on, practice).await?;
    let mail = Mail::TeamChanged {
        practice: name,
        news,
    };
    for email in owners {
        let to = Recipient {
            email: &email,
            lang: &lang,
        };
        put(&mut *on, None, to, &mail, now).await?;
    }
    Ok(())
}

/// Writes a member, or who was one, what is new about them.
pub(crate) async fn tell_member(
    on: &mut SqliteConnection,
    practice: PracticeId,
    email: &str,
    news: OwnNews,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    let (practice, lang) = name_and_lang(&mut *on, practice).await?;
    let to = Recipient { email, lang: &lang };
    put(on, None, to, &Mail::Membership { practice, news }, now).await
}

async fn name_and_lang(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<(String, String), StoreError> {
    sqlx::query_as("SELECT name, lang FROM practice WHERE id = ?1")
        .bind(practice.as_bytes().as_slice())
        .fetch_one(on)
        .await
        .map_err(failed)
}

/// Whether this address has had as many mails of the kind `received` as one may: whoever types
/// another's address into the form must not be able to flood them.
pub(crate) async fn had_enough(
    on: &mut SqliteConnection,
    to: &str,
    now: OffsetDateTime,
) -> Result<bool, StoreError> {
    sqlx::query_scalar(
        "SELECT COUNT(*) >= ?3 FROM outbox WHERE recipient = ?1 COLLATE NOCASE \
         AND created_at > ?2 AND json_extract(mail, '$.kind') = 'received'",
    )
    .bind(to)
    .bind(millis(now - RECEIVED_WINDOW))
    .bind(MOST_RECEIVED)
    .fetch_one(on)
    .await
    .map_err(failed)
}

#[derive(FromRow)]
struct ClaimedRow {
    id: i64,
    recipient: String,
    lang: String,
    mail: String,
    attempts: i64,
}

impl ClaimedRow {
    fn read(&self) -> Result<QueuedMail, StoreError> {
        Ok(QueuedMail {
            id: self.id,
            to: parse(&self.recipient)?,
            lang: parse(&self.lang)?,
            mail: from_json(&self.mail)?,
            attempts: number(self.attempts)?,
        })
    }
}

/// One that cannot be read is given up, so that it keeps no other back.
pub(crate) async fn claim(
    on: &mut SqliteConnection,
    now: OffsetDateTime,
    lease: Duration,
    most: u32,
) -> Result<Vec<QueuedMail>, StoreError> {
    let mut rows: Vec<ClaimedRow> = sqlx::query_as(
        "UPDATE outbox SET due_at = ?2, attempts = attempts + 1 WHERE id IN ( \
             SELECT id FROM outbox WHERE sent_at IS NULL AND given_up = 0 AND due_at <= ?1 \
             ORDER BY due_at, id LIMIT ?3 \
         ) RETURNING id, recipient, lang, mail, attempts",
    )
    .bind(millis(now))
    .bind(millis(now + lease))
    .bind(most)
    .fetch_all(&mut *on)
    .await
    .map_err(failed)?;
    // The order of what `RETURNING` gives is not defined.
    rows.sort_unstable_by_key(|row| row.id);
    let mut mails = Vec::new();
    for row in rows {
        // Why it cannot be read is not told: that may repeat what stands in it.
        if let Ok(mail) = row.read() {
            mails.push(mail);
        } else {
            tracing::error!(
                id = row.id,
                "a mail is given up: what is kept of it is broken"
            );
            not_sent(&mut *on, row.id, None).await?;
        }
    }
    Ok(mails)
}

/// Only the kind is kept of what was said: it is counted by [`had_enough`].
pub(crate) async fn sent(
    on: &mut SqliteConnection,
    id: i64,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET sent_at = ?2, \
         mail = json_object('kind', json_extract(mail, '$.kind')) \
         WHERE id = ?1 AND sent_at IS NULL",
    )
    .bind(id)
    .bind(millis(now))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

/// Takes back that it was claimed.
pub(crate) async fn untried(
    on: &mut SqliteConnection,
    id: i64,
    due: OffsetDateTime,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET due_at = ?2, attempts = MAX(attempts - 1, 0) \
         WHERE id = ?1 AND sent_at IS NULL AND given_up = 0",
    )
    .bind(id)
    .bind(millis(due))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

/// With no `due`, the mail is given up for good; what it said is kept for the operator.
pub(crate) async fn not_sent(
    on: &mut SqliteConnection,
    id: i64,
    due: Option<OffsetDateTime>,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET due_at = COALESCE(?2, due_at), given_up = ?2 IS NULL \
         WHERE id = ?1 AND sent_at IS NULL AND given_up = 0",
    )
    .bind(id)
    .bind(due.map(millis))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}
