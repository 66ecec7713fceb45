//! Members who are not the first: confirmed, given a role, removed, restored.

use referral::choice::Choice;
use referral::id::{MemberId, PracticeId};
use referral::news::{News, OwnNews};
use referral::role::Role;
use sqlx::SqliteConnection;
use store::audit::Audited;
use store::{
    ChangeError, Confirmation, KIT_QUIET, KIT_TOLD, KeptMember, KitPlace, NewAccount, NewRole,
    NewRotation, Restoration, StoreError, Team,
};
use time::OffsetDateTime;

use crate::error::{bytes, failed, parse};
use crate::moment::millis;
use crate::{account, audit, invite, key, outbox, roster, session};

pub(crate) async fn team(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<Team, StoreError> {
    Ok(Team {
        members: members(&mut *on, practice).await?,
        invites: invite::all(&mut *on, practice).await?,
        roster: roster::entries(on, practice).await?,
    })
}

async fn members(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<Vec<KeptMember>, StoreError> {
    let rows: Vec<(Vec<u8>, String, Option<String>)> = sqlx::query_as(
        "SELECT id, name, CASE WHEN removed_at IS NULL THEN email END FROM member \
         WHERE practice = ?1 ORDER BY enrolled_at, rowid",
    )
    .bind(practice.as_bytes().as_slice())
    .fetch_all(on)
    .await
    .map_err(failed)?;
    rows.into_iter()
        .map(|(member, name, email)| {
            Ok(KeptMember {
                member: MemberId::from_bytes(bytes(&member)?),
                name,
                email: email.as_deref().map(parse).transpose()?,
            })
        })
        .collect()
}

pub(crate) async fn confirm(
    on: &mut SqliteConnection,
    new: &Confirmation,
    now: OffsetDateTime,
) -> Result<(), ChangeError> {
    let practice = new.next.practice;
    roster::append(&mut *on, &new.next).await?;
    let added: Option<(Vec<u8>, String, String)> = sqlx::query_as(
        "INSERT INTO member (id, practice, email, name, record, slot, keys, kid, enrolled_at, role) \
         SELECT j.member, i.practice, j.email, j.name, j.record, j.slot, j.keys, j.kid, ?3, i.role \
         FROM invite i JOIN joiner j ON j.invite = i.id WHERE i.id = ?1 AND i.practice = ?2 \
         AND i.expires_at > ?3 RETURNING id, email, role",
    )
    .bind(new.invite.as_bytes().as_slice())
    .bind(practice.as_bytes().as_slice())
    .bind(millis(now))
    .fetch_optional(&mut *on)
    .await
    .map_err(failed)?;
    let (joiner, email, role) = added.ok_or(ChangeError::Nobody)?;
    invite::delete(&mut *on, practice, new.invite, now).await?;
    roster::replace_ring(&mut *on, practice, &new.ring).await?;
    let confirmed = Audited::MemberConfirmed {
        member: new.by,
        joiner: MemberId::from_bytes(bytes(&joiner)?),
        role: parse(&role)?,
    };
    audit::append(&mut *on, practice, &confirmed, now).await?;
    outbox::tell_owners(&mut *on, practice, News::Confirmed, now).await?;
    Ok(outbox::tell_member(on, practice, &email, OwnNews::Confirmed, now).await?)
}

pub(crate) async fn change_role(
    on: &mut SqliteConnection,
    new: &NewRole,
    now: OffsetDateTime,
) -> Result<(), ChangeError> {
    let practice = new.next.practice;
    roster::append(&mut *on, &new.next).await?;
    let email: Option<String> = sqlx::query_scalar(
        "UPDATE member SET role = ?3 WHERE id = ?1 AND practice = ?2 AND removed_at IS NULL \
         RETURNING email",
    )
    .bind(new.member.as_bytes().as_slice())
    .bind(practice.as_bytes().as_slice())
    .bind(new.role.code())
    .fetch_optional(&mut *on)
    .await
    .map_err(failed)?;
    let email = email.ok_or(ChangeError::Nobody)?;
    let changed = Audited::RoleChanged {
        member: new.by,
        of: new.member,
        role: new.role,
    };
    audit::append(&mut *on, practice, &changed, now).await?;
    invite::end(&mut *on, practice, new.by, &new.ended, now).await?;
    let of_others = (News::RoleChanged, new.member);
    outbox::tell_other_owners(&mut *on, practice, of_others, now).await?;
    let own = OwnNews::of_role(new.role);
    Ok(outbox::tell_member(on, practice, &email, own, now).await?)
}

pub(crate) async fn rotate(
    on: &mut SqliteConnection,
    new: &NewRotation,
    now: OffsetDateTime,
) -> Result<(), ChangeError> {
    let practice = new.next.practice;
    roster::append(&mut *on, &new.next).await?;
    key::publish(&mut *on, &new.key, now).await?;
    roster::replace_ring(&mut *on, practice, &new.ring).await?;
    if let Some(kit) = &new.kit {
        roster::put_kit(&mut *on, practice, kit, now).await?;
    }
    let renewed = Audited::KeysRenewed {
        member: new.by,
        epoch: new.key.key.epoch,
        kit: new.kit.is_some(),
    };
    audit::append(&mut *on, practice, &renewed, now).await?;
    if let Some(member) = new.remove {
        invite::end(&mut *on, practice, new.by, &new.ended, now).await?;
        remove(&mut *on, practice, (new.by, member), now).await?;
        // Whoever was removed is no owner now.
        outbox::tell_owners(&mut *on, practice, News::Removed, now).await?;
    }
    let of_keys = match (new.remove, new.kit.is_some()) {
        // Beside a removal too: the paper in the safe is of no use any more.
        (_, true) => News::NewKit,
        (None, false) => News::Renewed,
        (Some(_), false) => return Ok(()),
    };
    Ok(outbox::tell_owners(on, practice, of_keys, now).await?)
}

/// The name stays, for what they decided. The address is free for another account.
async fn remove(
    on: &mut SqliteConnection,
    practice: PracticeId,
    (by, member): (MemberId, MemberId),
    now: OffsetDateTime,
) -> Result<(), ChangeError> {
    let email: Option<String> = sqlx::query_scalar(
        "SELECT email FROM member WHERE id = ?1 AND practice = ?2 AND removed_at IS NULL",
    )
    .bind(member.as_bytes().as_slice())
    .bind(practice.as_bytes().as_slice())
    .fetch_optional(&mut *on)
    .await
    .map_err(failed)?;
    let email = email.ok_or(ChangeError::Nobody)?;
    sqlx::query(
        "UPDATE member SET removed_at = ?3, email = 'removed ' || lower(hex(id)), record = x'', \
         slot = '', keys = '{}' WHERE id = ?1 AND practice = ?2",
    )
    .bind(member.as_bytes().as_slice())
    .bind(practice.as_bytes().as_slice())
    .bind(millis(now))
    .execute(&mut *on)
    .await
    .map_err(failed)?;
    session::end_all(&mut *on, member, None).await?;
    account::forget(&mut *on, member).await?;
    let removed = Audited::MemberRemoved {
        member: by,
        removed: member,
    };
    audit::append(&mut *on, practice, &removed, now).await?;
    Ok(outbox::tell_member(on, practice, &email, OwnNews::Removed, now).await?)
}

pub(crate) async fn kit_place(
    on: &mut SqliteConnection,
    access: [u8; 32],
) -> Result<Option<KitPlace>, StoreError> {
    let row: Option<(Vec<u8>, String, String, String, String)> = sqlx::query_as(
        "SELECT k.practice, p.name, p.town, k.document, k.signing FROM kit k \
         JOIN practice p ON p.id = k.practice \
         WHERE k.access_hash = ?1 AND k.signing IS NOT NULL",
    )
    .bind(access.as_slice())
    .fetch_optional(on)
    .await
    .map_err(failed)?;
    row.map(|(practice, name, town, document, signing)| {
        Ok(KitPlace {
            practice: PracticeId::from_bytes(bytes(&practice)?),
            name,
            town,
            document,
            signing,
        })
    })
    .transpose()
}

pub(crate) async fn note_kit_opened(
    on: &mut SqliteConnection,
    practice: PracticeId,
    now: OffsetDateTime,
) -> Result<bool, StoreError> {
    let before = Audited::KitOpened { told: true };
    let told = !audit::has(&mut *on, practice, &before, now - KIT_TOLD).await?;
    let opened = Audited::KitOpened { told };
    audit::append_unless_since(&mut *on, practice, &opened, KIT_QUIET, now).await?;
    if told {
        outbox::tell_owners(on, practice, News::KitOpened, now).await?;
    }
    Ok(told)
}

pub(crate) async fn restore(
    on: &mut SqliteConnection,
    new: &Restoration,
    now: OffsetDateTime,
) -> Result<(), ChangeError> {
    let practice = new.next.practice;
    let place = kit_place(&mut *on, new.access).await?;
    if place.is_none_or(|place| place.practice != practice) {
        return Err(ChangeError::Nobody);
    }
    if invite::is_taken(&mut *on, &new.account.email).await? {
        return Err(ChangeError::EmailTaken);
    }
    roster::append(&mut *on, &new.next).await?;
    insert(&mut *on, practice, (&new.account, Role::Owner), now).await?;
    roster::replace_ring(&mut *on, practice, &new.ring).await?;
    let restored = Audited::MemberRestored {
        member: new.account.member,
    };
    audit::append(&mut *on, practice, &restored, now).await?;
    Ok(outbox::tell_owners(on, practice, News::Restored, now).await?)
}

async fn insert(
    on: &mut SqliteConnection,
    practice: PracticeId,
    (account, role): (&NewAccount, Role),
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO member (id, practice, email, name, record, slot, keys, kid, enrolled_at, role) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )
    .bind(account.member.as_bytes().as_slice())
    .bind(practice.as_bytes().as_slice())
    .bind(account.email.as_str())
    .bind(account.name.as_str())
    .bind(&account.record)
    .bind(&account.slot)
    .bind(&account.keys)
    .bind(&account.kid)
    .bind(millis(now))
    .bind(role.code())
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}
