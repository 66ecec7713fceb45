//! What a member's account opens with besides the passphrase, and changing that.

use referral::contact::Email;
use referral::id::{MemberId, PracticeId};
use referral::news::AccountNews;
use sqlx::{FromRow, SqliteConnection};
use store::audit::Audited;
use store::mail::Mail;
use store::{AllowedBy, KeptAccount, NewPassphrase, NewRecovery, Recovery, StoreError};
use time::OffsetDateTime;

use crate::error::{bytes, failed, number};
use crate::moment::{millis, moment};
use crate::outbox::Recipient;
use crate::{audit, outbox, passkey, second_step, session};

/// Using up what allows it is the first step: whoever comes second finds it gone.
pub(crate) async fn change_passphrase(
    on: &mut SqliteConnection,
    new: &NewPassphrase,
    by: AllowedBy,
    now: OffsetDateTime,
) -> Result<bool, StoreError> {
    let member = new.member;
    let (is_allowed, changed) = match by {
        AllowedBy::Session(hash) => (
            session::use_up(&mut *on, hash, member).await?,
            Audited::PassphraseChanged { member },
        ),
        AllowedBy::RecoveryCode(hash) => (
            use_up_code(&mut *on, hash, member).await?,
            Audited::PassphraseRecovered { member },
        ),
    };
    if !is_allowed {
        return Ok(false);
    }
    put_passphrase(&mut *on, new).await?;
    session::end_all(&mut *on, member, None).await?;
    let by_recovery_code = matches!(by, AllowedBy::RecoveryCode(_));
    if by_recovery_code {
        // Who recovers an account may not know who else can open it: what opens it is made anew.
        passkey::close_slots(&mut *on, member).await?;
    }
    let passkeys = passkey::has_any(&mut *on, member).await?;
    let told = Mail::PassphraseChanged {
        by_recovery_code,
        passkeys,
    };
    let practice = tell(&mut *on, member, &told, now).await?;
    audit::append(on, practice, &changed, now).await?;
    Ok(true)
}

/// Uses a member's recovery code up, if this is it.
pub(crate) async fn use_up_code(
    on: &mut SqliteConnection,
    access_hash: [u8; 32],
    member: MemberId,
) -> Result<bool, StoreError> {
    sqlx::query("DELETE FROM recovery WHERE member = ?1 AND access_hash = ?2")
        .bind(member.as_bytes().as_slice())
        .bind(access_hash.as_slice())
        .execute(on)
        .await
        .map(|done| done.rows_affected() == 1)
        .map_err(failed)
}

async fn put_passphrase(on: &mut SqliteConnection, new: &NewPassphrase) -> Result<(), StoreError> {
    sqlx::query("UPDATE member SET record = ?2, slot = ?3 WHERE id = ?1")
        .bind(new.member.as_bytes().as_slice())
        .bind(&new.record)
        .bind(&new.slot)
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

#[derive(FromRow)]
struct Told {
    practice: Vec<u8>,
    email: String,
    lang: String,
}

/// Writes a member a mail, in the language of their practice, which is what this gives.
pub(crate) async fn tell(
    on: &mut SqliteConnection,
    member: MemberId,
    mail: &Mail,
    now: OffsetDateTime,
) -> Result<PracticeId, StoreError> {
    let told: Told = sqlx::query_as(
        "SELECT m.practice, m.email, p.lang FROM member m \
         JOIN practice p ON p.id = m.practice WHERE m.id = ?1",
    )
    .bind(member.as_bytes().as_slice())
    .fetch_one(&mut *on)
    .await
    .map_err(failed)?;
    let to = Recipient {
        email: &told.email,
        lang: &told.lang,
    };
    outbox::put(on, None, to, mail, now).await?;
    bytes(&told.practice).map(PracticeId::from_bytes)
}

pub(crate) async fn find(
    on: &mut SqliteConnection,
    member: MemberId,
) -> Result<KeptAccount, StoreError> {
    let (recovery, totp, changes): (Option<i64>, Option<i64>, i64) = sqlx::query_as(
        "SELECT (SELECT made_at FROM recovery WHERE member = ?1), \
         (SELECT made_at FROM totp WHERE member = ?1), \
         (SELECT changes FROM member WHERE id = ?1)",
    )
    .bind(member.as_bytes().as_slice())
    .fetch_one(on)
    .await
    .map_err(failed)?;
    Ok(KeptAccount {
        recovery_made: recovery.map(moment).transpose()?,
        totp_made: totp.map(moment).transpose()?,
        changes: number(changes)?,
    })
}

pub(crate) async fn put_recovery(
    on: &mut SqliteConnection,
    new: &NewRecovery,
    by: [u8; 32],
    now: OffsetDateTime,
) -> Result<bool, StoreError> {
    let member = new.member;
    if !session::is_of(&mut *on, by, member).await? {
        return Ok(false);
    }
    sqlx::query(
        "INSERT OR REPLACE INTO recovery (member, access_hash, slot, made_at) \
         VALUES (?1, ?2, ?3, ?4)",
    )
    .bind(member.as_bytes().as_slice())
    .bind(new.access_hash.as_slice())
    .bind(&new.slot)
    .bind(millis(now))
    .execute(&mut *on)
    .await
    .map_err(failed)?;
    let news = AccountNews::RecoveryMade;
    let practice = tell(&mut *on, member, &Mail::AccountChanged { news }, now).await?;
    audit::append(on, practice, &Audited::RecoveryMade { member }, now).await?;
    Ok(true)
}

pub(crate) async fn recovery(
    on: &mut SqliteConnection,
    email: &Email,
    access_hash: [u8; 32],
) -> Result<Option<Recovery>, StoreError> {
    let row: Option<(Vec<u8>, String, String)> = sqlx::query_as(
        "SELECT m.id, r.slot, m.keys FROM member m JOIN recovery r ON r.member = m.id \
         WHERE m.email = ?1 AND r.access_hash = ?2",
    )
    .bind(email.as_str())
    .bind(access_hash.as_slice())
    .fetch_optional(on)
    .await
    .map_err(failed)?;
    row.map(|(id, slot, keys)| {
        Ok(Recovery {
            member: MemberId::from_bytes(bytes(&id)?),
            slot,
            keys,
        })
    })
    .transpose()
}

/// Forgets the recovery code, the authenticator and the passkeys of who is removed.
pub(crate) async fn forget(on: &mut SqliteConnection, member: MemberId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM recovery WHERE member = ?1")
        .bind(member.as_bytes().as_slice())
        .execute(&mut *on)
        .await
        .map_err(failed)?;
    second_step::forget(on, member).await
}
