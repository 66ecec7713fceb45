//! Members' passkeys.

use referral::id::MemberId;
use referral::news::AccountNews;
use sqlx::{FromRow, SqliteConnection};
use store::audit::Audited;
use store::mail::Mail;
use store::{
    KeepError, KeptPasskey, NewPasskey, NewPasskeySlot, NewSession, PasskeyUse, StoreError,
};
use time::OffsetDateTime;

use crate::error::{bytes, failed, number, parse};
use crate::moment::{millis, moment};
use crate::{account, audit, second_step, session};

#[derive(FromRow)]
struct Row {
    number: i64,
    member: Vec<u8>,
    credential: Vec<u8>,
    public_key: Vec<u8>,
    state: Vec<u8>,
    name: String,
    slot: Option<String>,
    made_at: i64,
    used_at: Option<i64>,
    changes: i64,
}

impl Row {
    fn read(self) -> Result<KeptPasskey, StoreError> {
        Ok(KeptPasskey {
            number: number(self.number)?,
            passkey: NewPasskey {
                member: MemberId::from_bytes(bytes(&self.member)?),
                credential: self.credential,
                public_key: self.public_key,
                state: self.state,
                name: parse(&self.name)?,
            },
            slot: self.slot,
            made: moment(self.made_at)?,
            used: self.used_at.map(moment).transpose()?,
            changes: number(self.changes)?,
        })
    }
}

pub(crate) async fn of_member(
    on: &mut SqliteConnection,
    member: MemberId,
) -> Result<Vec<KeptPasskey>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT k.number, k.member, k.credential, k.public_key, k.state, k.name, k.slot, k.made_at, \
         k.used_at, m.changes FROM passkey k JOIN member m ON m.id = k.member \
         WHERE k.member = ?1 ORDER BY k.number",
    )
    .bind(member.as_bytes().as_slice())
    .fetch_all(on)
    .await
    .map_err(failed)?;
    rows.into_iter().map(Row::read).collect()
}

pub(crate) async fn find(
    on: &mut SqliteConnection,
    credential: &[u8],
) -> Result<Option<KeptPasskey>, StoreError> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT k.number, k.member, k.credential, k.public_key, k.state, k.name, k.slot, k.made_at, \
         k.used_at, m.changes FROM passkey k JOIN member m ON m.id = k.member \
         WHERE k.credential = ?1",
    )
    .bind(credential)
    .fetch_optional(on)
    .await
    .map_err(failed)?;
    row.map(Row::read).transpose()
}

pub(crate) async fn put(
    on: &mut SqliteConnection,
    new: &NewPasskey,
    by: [u8; 32],
    now: OffsetDateTime,
) -> Result<u32, KeepError> {
    let member = new.member;
    if !session::is_of(&mut *on, by, member).await? {
        return Err(KeepError::Over);
    }
    let is_first = !second_step::has_any(&mut *on, member).await?;
    let given: Option<i64> = sqlx::query_scalar(
        "INSERT INTO passkey (member, credential, public_key, state, name, made_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
         ON CONFLICT (credential) DO NOTHING RETURNING number",
    )
    .bind(member.as_bytes().as_slice())
    .bind(&new.credential)
    .bind(&new.public_key)
    .bind(&new.state)
    .bind(new.name.as_str())
    .bind(millis(now))
    .fetch_optional(&mut *on)
    .await
    .map_err(failed)?;
    let passkey = number(given.ok_or(KeepError::Other)?)?;
    if is_first {
        // None of the others has shown it.
        session::end_all(&mut *on, member, Some(by)).await?;
    }
    let told = Mail::PasskeyChanged { added: true };
    let practice = account::tell(&mut *on, member, &told, now).await?;
    let added = Audited::PasskeyAdded { member, passkey };
    audit::append(on, practice, &added, now).await?;
    Ok(passkey)
}

pub(crate) async fn put_slot(
    on: &mut SqliteConnection,
    new: &NewPasskeySlot,
    now: OffsetDateTime,
) -> Result<(), KeepError> {
    let (member, used) = (new.member, &new.used);
    // A change meanwhile has ended it, and may have closed what passkeys open.
    if !session::is_of(&mut *on, new.session, member).await? {
        return Err(KeepError::Over);
    }
    let kept = sqlx::query(
        "UPDATE passkey SET state = ?4, slot = ?5 \
         WHERE number = ?1 AND member = ?2 AND state = ?3",
    )
    .bind(used.number)
    .bind(member.as_bytes().as_slice())
    .bind(&used.before)
    .bind(&used.after)
    .bind(&new.slot)
    .execute(&mut *on)
    .await
    .map_err(failed)?;
    if kept.rows_affected() == 0 {
        return Err(KeepError::Other);
    }
    let news = AccountNews::PasskeyOpens;
    let practice = account::tell(&mut *on, member, &Mail::AccountChanged { news }, now).await?;
    let passkey = used.number;
    let opens = Audited::PasskeyOpens { member, passkey };
    audit::append(on, practice, &opens, now).await?;
    Ok(())
}

/// Whether the passkey is still there is seen where its use is noted: before anything begins.
pub(crate) async fn begin_session(
    on: &mut SqliteConnection,
    new: &NewSession,
    used: &PasskeyUse,
) -> Result<bool, StoreError> {
    let member = new.member;
    let noted = sqlx::query(
        "UPDATE passkey SET state = ?4, used_at = ?5 \
         WHERE number = ?1 AND member = ?2 AND state = ?3",
    )
    .bind(used.number)
    .bind(member.as_bytes().as_slice())
    .bind(&used.before)
    .bind(&used.after)
    .bind(millis(new.now))
    .execute(&mut *on)
    .await
    .map_err(failed)?;
    if noted.rows_affected() == 0 {
        return Ok(false);
    }
    if !session::begin(&mut *on, new).await? {
        return Ok(false);
    }
    let practice = session::practice_of(&mut *on, member).await?;
    let passkey = used.number;
    let with = Audited::PasskeyUsed { member, passkey };
    audit::append(on, practice, &with, new.now).await?;
    Ok(true)
}

/// Forgets what a member's passkeys open: they stay a second step.
pub(crate) async fn close_slots(
    on: &mut SqliteConnection,
    member: MemberId,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE passkey SET slot = NULL WHERE member = ?1")
        .bind(member.as_bytes().as_slice())
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

pub(crate) async fn has_any(
    on: &mut SqliteConnection,
    member: MemberId,
) -> Result<bool, StoreError> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM passkey WHERE member = ?1)")
        .bind(member.as_bytes().as_slice())
        .fetch_one(on)
        .await
        .map_err(failed)
}
