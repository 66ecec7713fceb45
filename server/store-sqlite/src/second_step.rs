//! Removing an authenticator, or a passkey; all of them where the recovery code stands in.

use referral::id::MemberId;
use referral::news::AccountNews;
use sqlx::SqliteConnection;
use store::audit::Audited;
use store::mail::Mail;
use store::{NewSession, Removal, RemoveOutcome, SecondStep, StoreError};
use time::OffsetDateTime;

use crate::error::failed;
use crate::{account, audit, session};

pub(crate) async fn remove(
    on: &mut SqliteConnection,
    removal: Removal,
    now: OffsetDateTime,
) -> Result<RemoveOutcome, StoreError> {
    let member = removal.member;
    if !session::is_of(&mut *on, removal.session, member).await? {
        return Ok(RemoveOutcome::Over);
    }
    if !delete(&mut *on, member, removal.step).await? {
        return Ok(RemoveOutcome::Missing);
    }
    // What was deleted comes back with the transaction, which is not committed then.
    if removal.keep_one && !has_any(&mut *on, member).await? {
        return Ok(RemoveOutcome::Last);
    }
    session::end_all(&mut *on, member, Some(removal.session)).await?;
    let (told, removed) = match removal.step {
        SecondStep::Totp => (
            Mail::AccountChanged {
                news: AccountNews::AuthenticatorRemoved,
            },
            Audited::SecondStepRemoved { member },
        ),
        SecondStep::Passkey(passkey) => (
            Mail::PasskeyChanged { added: false },
            Audited::PasskeyRemoved { member, passkey },
        ),
    };
    let practice = account::tell(&mut *on, member, &told, now).await?;
    audit::append(on, practice, &removed, now).await?;
    Ok(RemoveOutcome::Removed)
}

pub(crate) async fn recover(
    on: &mut SqliteConnection,
    new: &NewSession,
    access_hash: [u8; 32],
) -> Result<bool, StoreError> {
    let member = new.member;
    if !account::use_up_code(&mut *on, access_hash, member).await? {
        return Ok(false);
    }
    forget(&mut *on, member).await?;
    if !session::begin(&mut *on, new).await? {
        return Ok(false);
    }
    session::end_all(&mut *on, member, Some(new.hash)).await?;
    let news = AccountNews::SecondStepRecovered;
    let practice = account::tell(&mut *on, member, &Mail::AccountChanged { news }, new.now).await?;
    let recovered = Audited::SecondStepRecovered { member };
    audit::append(on, practice, &recovered, new.now).await?;
    Ok(true)
}

/// Forgets a member's authenticator and passkeys.
pub(crate) async fn forget(on: &mut SqliteConnection, member: MemberId) -> Result<(), StoreError> {
    for delete in [
        "DELETE FROM totp WHERE member = ?1",
        "DELETE FROM passkey WHERE member = ?1",
    ] {
        sqlx::query(delete)
            .bind(member.as_bytes().as_slice())
            .execute(&mut *on)
            .await
            .map_err(failed)?;
    }
    Ok(())
}

async fn delete(
    on: &mut SqliteConnection,
    member: MemberId,
    step: SecondStep,
) -> Result<bool, StoreError> {
    let query = match step {
        SecondStep::Totp => sqlx::query("DELETE FROM totp WHERE member = ?1"),
        SecondStep::Passkey(_) => {
            sqlx::query("DELETE FROM passkey WHERE member = ?1 AND number = ?2")
        }
    };
    let query = query.bind(member.as_bytes().as_slice());
    let query = match step {
        SecondStep::Totp => query,
        SecondStep::Passkey(number) => query.bind(number),
    };
    query
        .execute(on)
        .await
        .map(|done| done.rows_affected() == 1)
        .map_err(failed)
}

pub(crate) async fn has_any(
    on: &mut SqliteConnection,
    member: MemberId,
) -> Result<bool, StoreError> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM totp WHERE member = ?1) \
         OR EXISTS (SELECT 1 FROM passkey WHERE member = ?1)",
    )
    .bind(member.as_bytes().as_slice())
    .fetch_one(on)
    .await
    .map_err(failed)
}
