//! Sessions of members.

use referral::id::{MemberId, PracticeId};
use sqlx::{FromRow, SqliteConnection};
use store::audit::Audited;
use store::{NewSession, Purpose, Session, StoreError};
use time::{Duration, OffsetDateTime};

use crate::audit;
use crate::error::{bytes, failed, integer, parse, unknown_word};
use crate::moment::{millis, moment};

/// A use is noted once a minute, so that most requests of a session only read. A session may for
/// this end up to a minute early, never late.
const NOTED_EVERY: Duration = Duration::minutes(1);

pub(crate) async fn begin(on: &mut SqliteConnection, new: &NewSession) -> Result<bool, StoreError> {
    forget_ended(&mut *on, new.now).await?;
    let begun = sqlx::query(
        "INSERT INTO session (hash, member, began_at, used_at, ends_at, purpose) \
         SELECT ?1, id, ?3, ?3, ?4, ?5 FROM member \
         WHERE id = ?2 AND removed_at IS NULL AND changes = ?6",
    )
    .bind(new.hash.as_slice())
    .bind(new.member.as_bytes().as_slice())
    .bind(millis(new.now))
    .bind(millis(new.ends))
    .bind(name(new.purpose))
    .bind(integer(new.changes)?)
    .execute(&mut *on)
    .await
    .map_err(failed)?;
    if begun.rows_affected() == 0 {
        return Ok(false);
    }
    let practice = practice_of(&mut *on, new.member).await?;
    let signed_in = Audited::SignedIn { member: new.member };
    audit::append(on, practice, &signed_in, new.now).await?;
    Ok(true)
}

const fn name(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Inbox => "inbox",
        Purpose::Account => "account",
    }
}

fn purpose(name: &str) -> Result<Purpose, StoreError> {
    match name {
        "inbox" => Ok(Purpose::Inbox),
        "account" => Ok(Purpose::Account),
        _ => Err(unknown_word("session.purpose")),
    }
}

async fn forget_ended(on: &mut SqliteConnection, now: OffsetDateTime) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM session WHERE ends_at <= ?1")
        .bind(millis(now))
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

pub(crate) async fn practice_of(
    on: &mut SqliteConnection,
    member: MemberId,
) -> Result<PracticeId, StoreError> {
    let practice: Vec<u8> = sqlx::query_scalar("SELECT practice FROM member WHERE id = ?1")
        .bind(member.as_bytes().as_slice())
        .fetch_one(on)
        .await
        .map_err(failed)?;
    bytes(&practice).map(PracticeId::from_bytes)
}

/// What a cookie leads to.
pub(crate) enum Found {
    /// A session that holds, and a use of which was noted lately.
    Holds(Session),
    /// A session that holds; this use is to be noted.
    Unnoted(Session),
    /// One that ended, or was not used for too long.
    Over,
    /// None.
    Nothing,
}

#[derive(FromRow)]
struct SessionRow {
    member: Vec<u8>,
    name: String,
    role: String,
    practice: Vec<u8>,
    practice_name: String,
    purpose: String,
    has_second_step: bool,
    began_at: i64,
    used_at: i64,
    ends_at: i64,
}

impl SessionRow {
    fn read(self) -> Result<Session, StoreError> {
        Ok(Session {
            member: MemberId::from_bytes(bytes(&self.member)?),
            name: self.name,
            role: parse(&self.role)?,
            practice: PracticeId::from_bytes(bytes(&self.practice)?),
            practice_name: self.practice_name,
            purpose: purpose(&self.purpose)?,
            has_second_step: self.has_second_step,
            began: moment(self.began_at)?,
            ends: moment(self.ends_at)?,
        })
    }
}

pub(crate) async fn find(
    on: &mut SqliteConnection,
    hash: [u8; 32],
    now: OffsetDateTime,
    idle: Duration,
) -> Result<Found, StoreError> {
    let row: Option<SessionRow> = sqlx::query_as(
        "SELECT s.member, m.name, m.role, m.practice, p.name AS practice_name, s.purpose, \
         EXISTS (SELECT 1 FROM totp t WHERE t.member = s.member) \
         OR EXISTS (SELECT 1 FROM passkey k WHERE k.member = s.member) AS has_second_step, \
         s.began_at, s.used_at, s.ends_at FROM session s \
         JOIN member m ON m.id = s.member \
         JOIN practice p ON p.id = m.practice \
         WHERE s.hash = ?1 AND m.removed_at IS NULL",
    )
    .bind(hash.as_slice())
    .fetch_optional(on)
    .await
    .map_err(failed)?;
    let Some(row) = row else {
        return Ok(Found::Nothing);
    };
    let used = moment(row.used_at)?;
    Ok(if row.ends_at <= millis(now) || used + idle <= now {
        Found::Over
    } else if used + NOTED_EVERY <= now {
        Found::Unnoted(row.read()?)
    } else {
        Found::Holds(row.read()?)
    })
}

/// As [`find`], and notes the use; what is over is deleted.
pub(crate) async fn touch(
    on: &mut SqliteConnection,
    hash: [u8; 32],
    now: OffsetDateTime,
    idle: Duration,
) -> Result<Option<Session>, StoreError> {
    match find(&mut *on, hash, now, idle).await? {
        Found::Holds(session) => Ok(Some(session)),
        Found::Unnoted(session) => {
            note_use(on, hash, now).await?;
            Ok(Some(session))
        }
        Found::Over => {
            end(on, hash).await?;
            Ok(None)
        }
        Found::Nothing => Ok(None),
    }
}

async fn note_use(
    on: &mut SqliteConnection,
    hash: [u8; 32],
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE session SET used_at = ?2 WHERE hash = ?1")
        .bind(hash.as_slice())
        .bind(millis(now))
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

/// Ends a session of this member, and says whether there was one.
pub(crate) async fn use_up(
    on: &mut SqliteConnection,
    hash: [u8; 32],
    member: MemberId,
) -> Result<bool, StoreError> {
    sqlx::query("DELETE FROM session WHERE hash = ?1 AND member = ?2")
        .bind(hash.as_slice())
        .bind(member.as_bytes().as_slice())
        .execute(on)
        .await
        .map(|done| done.rows_affected() == 1)
        .map_err(failed)
}

/// Whether a session is this member's.
pub(crate) async fn is_of(
    on: &mut SqliteConnection,
    hash: [u8; 32],
    member: MemberId,
) -> Result<bool, StoreError> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM session WHERE hash = ?1 AND member = ?2)")
        .bind(hash.as_slice())
        .bind(member.as_bytes().as_slice())
        .fetch_one(on)
        .await
        .map_err(failed)
}

/// Ends every session of a member but one, if one stays; and every sign-in that has begun, which was with
/// what is another way now.
pub(crate) async fn end_all(
    on: &mut SqliteConnection,
    member: MemberId,
    stays: Option<[u8; 32]>,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE member SET changes = changes + 1 WHERE id = ?1")
        .bind(member.as_bytes().as_slice())
        .execute(&mut *on)
        .await
        .map_err(failed)?;
    sqlx::query("DELETE FROM session WHERE member = ?1 AND hash IS NOT ?2")
        .bind(member.as_bytes().as_slice())
        .bind(stays.as_ref().map(<[u8; 32]>::as_slice))
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

pub(crate) async fn end(on: &mut SqliteConnection, hash: [u8; 32]) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM session WHERE hash = ?1")
        .bind(hash.as_slice())
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}
