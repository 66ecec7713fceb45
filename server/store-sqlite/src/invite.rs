//! Invitations, and who used them.

use referral::choice::Choice;
use referral::contact::Email;
use referral::id::{InviteId, MemberId, PracticeId};
use referral::news::News;
use sqlx::{FromRow, SqliteConnection};
use store::audit::Audited;
use store::{
    ChangeError, FORGOTTEN, InvitedTo, KeptInvite, KeptJoiner, NewAccount, NewInvite, StoreError,
};
use time::OffsetDateTime;

use crate::error::{bytes, failed, parse};
use crate::moment::{millis, moment};
use crate::{audit, outbox, roster, spent};

pub(crate) async fn make(
    on: &mut SqliteConnection,
    new: &NewInvite,
    now: OffsetDateTime,
) -> Result<(), ChangeError> {
    forget_old(&mut *on, now).await?;
    spent::forget_old(&mut *on, now).await?;
    roster::append(&mut *on, &new.next).await?;
    sqlx::query(
        "INSERT INTO invite (id, practice, role, link_hash, sealed, made_at, expires_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )
    .bind(new.invite.as_bytes().as_slice())
    .bind(new.next.practice.as_bytes().as_slice())
    .bind(new.role.code())
    .bind(new.link_hash.as_slice())
    .bind(&new.sealed)
    .bind(millis(now))
    .bind(millis(new.expires))
    .execute(&mut *on)
    .await
    .map_err(failed)?;
    let invited = Audited::MemberInvited {
        member: new.by,
        invite: new.invite,
        role: new.role,
    };
    Ok(audit::append(on, new.next.practice, &invited, now).await?)
}

async fn forget_old(on: &mut SqliteConnection, now: OffsetDateTime) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM invite WHERE expires_at <= ?1")
        .bind(millis(now - FORGOTTEN))
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

pub(crate) async fn withdraw(
    on: &mut SqliteConnection,
    practice: PracticeId,
    by: MemberId,
    invite: InviteId,
    now: OffsetDateTime,
) -> Result<bool, StoreError> {
    if !delete(&mut *on, practice, invite, now).await? {
        return Ok(false);
    }
    let withdrawn = Audited::InviteWithdrawn { member: by, invite };
    audit::append(on, practice, &withdrawn, now).await?;
    Ok(true)
}

/// Withdraws those that end because who made them is no owner any more.
pub(crate) async fn end(
    on: &mut SqliteConnection,
    practice: PracticeId,
    by: MemberId,
    ended: &[InviteId],
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    for invite in ended {
        // One that was withdrawn before is not there.
        withdraw(&mut *on, practice, by, *invite, now).await?;
    }
    Ok(())
}

/// Deletes an invitation with its joiner, and says whether it was there. Its link is remembered as spent.
pub(crate) async fn delete(
    on: &mut SqliteConnection,
    practice: PracticeId,
    invite: InviteId,
    now: OffsetDateTime,
) -> Result<bool, StoreError> {
    spent::invitation(&mut *on, (practice, invite), now).await?;
    let deleted = sqlx::query("DELETE FROM invite WHERE id = ?1 AND practice = ?2")
        .bind(invite.as_bytes().as_slice())
        .bind(practice.as_bytes().as_slice())
        .execute(on)
        .await
        .map_err(failed)?;
    Ok(deleted.rows_affected() > 0)
}

#[derive(FromRow)]
struct InvitedToRow {
    practice: Vec<u8>,
    name: String,
    town: String,
    id: Vec<u8>,
    role: String,
    expires_at: i64,
}

pub(crate) async fn invited_to(
    on: &mut SqliteConnection,
    link_hash: [u8; 32],
    now: OffsetDateTime,
) -> Result<Option<InvitedTo>, StoreError> {
    let row: Option<InvitedToRow> = sqlx::query_as(
        "SELECT i.practice, p.name, p.town, i.id, i.role, i.expires_at FROM invite i \
         JOIN practice p ON p.id = i.practice \
         WHERE i.link_hash = ?1 AND i.expires_at > ?2 \
         AND NOT EXISTS (SELECT 1 FROM joiner j WHERE j.invite = i.id)",
    )
    .bind(link_hash.as_slice())
    .bind(millis(now))
    .fetch_optional(on)
    .await
    .map_err(failed)?;
    row.map(|row| {
        Ok(InvitedTo {
            practice: PracticeId::from_bytes(bytes(&row.practice)?),
            name: row.name,
            town: row.town,
            invite: InviteId::from_bytes(bytes(&row.id)?),
            role: parse(&row.role)?,
            expires: moment(row.expires_at)?,
        })
    })
    .transpose()
}

pub(crate) async fn is_taken(on: &mut SqliteConnection, email: &Email) -> Result<bool, StoreError> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM member WHERE email = ?1) \
         OR EXISTS (SELECT 1 FROM joiner WHERE email = ?1)",
    )
    .bind(email.as_str())
    .fetch_one(on)
    .await
    .map_err(failed)
}

pub(crate) async fn join(
    on: &mut SqliteConnection,
    link_hash: [u8; 32],
    (joiner, mac): (&NewAccount, [u8; 32]),
    now: OffsetDateTime,
) -> Result<(), ChangeError> {
    let invited = invited_to(&mut *on, link_hash, now).await?;
    let invited = invited.ok_or(ChangeError::Nobody)?;
    if is_taken(&mut *on, &joiner.email).await? {
        return Err(ChangeError::EmailTaken);
    }
    sqlx::query(
        "INSERT INTO joiner (invite, member, email, name, record, slot, keys, kid, mac, joined_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )
    .bind(invited.invite.as_bytes().as_slice())
    .bind(joiner.member.as_bytes().as_slice())
    .bind(joiner.email.as_str())
    .bind(joiner.name.as_str())
    .bind(&joiner.record)
    .bind(&joiner.slot)
    .bind(&joiner.keys)
    .bind(&joiner.kid)
    .bind(mac.as_slice())
    .bind(millis(now))
    .execute(&mut *on)
    .await
    .map_err(failed)?;
    let told = Audited::MemberJoined {
        invite: invited.invite,
        joiner: joiner.member,
    };
    audit::append(&mut *on, invited.practice, &told, now).await?;
    Ok(outbox::tell_owners(on, invited.practice, News::Joined, now).await?)
}

#[derive(FromRow)]
struct InviteRow {
    id: Vec<u8>,
    expires_at: i64,
    sealed: String,
    #[sqlx(flatten)]
    joiner: JoinerRow,
}

/// All or nothing of it is there.
#[derive(FromRow)]
struct JoinerRow {
    member: Option<Vec<u8>>,
    name: Option<String>,
    email: Option<String>,
    keys: Option<String>,
    mac: Option<Vec<u8>>,
    joined_at: Option<i64>,
}

impl JoinerRow {
    fn read(self) -> Result<Option<KeptJoiner>, StoreError> {
        let (Some(member), Some(name), Some(email), Some(keys), Some(mac), Some(at)) = (
            self.member,
            self.name,
            self.email,
            self.keys,
            self.mac,
            self.joined_at,
        ) else {
            return Ok(None);
        };
        Ok(Some(KeptJoiner {
            member: MemberId::from_bytes(bytes(&member)?),
            name: parse(&name)?,
            email: parse(&email)?,
            keys,
            mac: bytes(&mac)?,
            at: moment(at)?,
        }))
    }
}

pub(crate) async fn all(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<Vec<KeptInvite>, StoreError> {
    let rows: Vec<InviteRow> = sqlx::query_as(
        "SELECT i.id, i.expires_at, i.sealed, j.member, j.name, j.email, j.keys, j.mac, j.joined_at \
         FROM invite i LEFT JOIN joiner j ON j.invite = i.id \
         WHERE i.practice = ?1 ORDER BY i.made_at, i.rowid",
    )
    .bind(practice.as_bytes().as_slice())
    .fetch_all(on)
    .await
    .map_err(failed)?;
    rows.into_iter()
        .map(|row| {
            Ok(KeptInvite {
                invite: InviteId::from_bytes(bytes(&row.id)?),
                expires: moment(row.expires_at)?,
                sealed: row.sealed,
                joiner: row.joiner.read()?,
            })
        })
        .collect()
}
