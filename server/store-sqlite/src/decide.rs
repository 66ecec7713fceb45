//! What a practice does with an offer: opens it, and decides.

use referral::choice::Choice;
use referral::id::{MemberId, OfferId, PracticeId, ReferralId};
use referral::offer::{Act, Decision, OfferState, next};
use serde_json::json;
use sqlx::{FromRow, SqliteConnection};
use store::audit::Audited;
use store::mail::Mail;
use store::{DecideOutcome, KeptOffer, NewDecision, StoreError};
use time::OffsetDateTime;

use crate::error::{bytes, failed, parse, to_json};
use crate::moment::millis;
use crate::outbox::Recipient;
use crate::{audit, event, inbox, outbox};

pub(crate) async fn open(
    on: &mut SqliteConnection,
    practice: PracticeId,
    member: MemberId,
    offer: OfferId,
    now: OffsetDateTime,
) -> Result<Option<KeptOffer>, StoreError> {
    let Some(found) = inbox::one(&mut *on, practice, offer).await? else {
        return Ok(None);
    };
    // Anything else than the first time leaves the state as it is.
    if let Ok(opened) = next(found.state, Act::Open) {
        set_opened(&mut *on, offer, opened, now).await?;
        let of = (found.referral, offer);
        event::append(&mut *on, of, opened, &json!({ "member": member }), now).await?;
    }
    let audited = Audited::ReferralOpened {
        referral: found.referral,
        member,
    };
    audit::append(&mut *on, practice, &audited, now).await?;
    inbox::one(on, practice, offer).await
}

async fn set_opened(
    on: &mut SqliteConnection,
    offer: OfferId,
    opened: OfferState,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE offer SET state = ?2, opened_at = ?3 WHERE id = ?1")
        .bind(offer.as_bytes().as_slice())
        .bind(opened.code())
        .bind(millis(now))
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

pub(crate) async fn decide(
    on: &mut SqliteConnection,
    new: &NewDecision,
) -> Result<DecideOutcome, StoreError> {
    let Some(undecided) = undecided(&mut *on, new).await? else {
        return Ok(DecideOutcome::NoSuchOffer);
    };
    let state = match next(parse(&undecided.state)?, act(new.decision)) {
        Ok(state) => state,
        Err(refused) if refused.state.is_final() => return Ok(DecideOutcome::Before),
        Err(_) => return Ok(DecideOutcome::NotOpened),
    };
    set_decided(&mut *on, new, state).await?;
    let referral = ReferralId::from_bytes(bytes(&undecided.referral)?);
    let detail = json!({ "member": new.member, "decision": new.decision });
    event::append(&mut *on, (referral, new.offer), state, &detail, new.now).await?;
    let audited = Audited::ReferralDecided {
        referral,
        member: new.member,
        decision: new.decision,
    };
    audit::append(&mut *on, new.practice, &audited, new.now).await?;
    let mail = mail(new, &undecided)?;
    let to = Recipient {
        email: &undecided.sender_email,
        lang: &undecided.sender_lang,
    };
    outbox::put(on, Some(referral), to, &mail, new.now).await?;
    Ok(DecideOutcome::Decided)
}

fn act(decision: Decision) -> Act {
    match decision {
        Decision::Accepted { .. } => Act::Accept,
        Decision::Declined { .. } => Act::Decline,
    }
}

/// An offer to decide, and whom to tell.
#[derive(FromRow)]
struct Undecided {
    referral: Vec<u8>,
    number: String,
    sender_email: String,
    sender_lang: String,
    state: String,
    practice_name: String,
}

async fn undecided(
    on: &mut SqliteConnection,
    new: &NewDecision,
) -> Result<Option<Undecided>, StoreError> {
    sqlx::query_as(
        "SELECT o.referral, r.number, r.sender_email, r.lang AS sender_lang, o.state, \
         p.name AS practice_name \
         FROM offer o \
         JOIN referral r ON r.id = o.referral \
         JOIN practice p ON p.id = o.practice \
         WHERE o.id = ?1 AND o.practice = ?2 AND o.sent_at IS NOT NULL",
    )
    .bind(new.offer.as_bytes().as_slice())
    .bind(new.practice.as_bytes().as_slice())
    .fetch_optional(on)
    .await
    .map_err(failed)
}

async fn set_decided(
    on: &mut SqliteConnection,
    new: &NewDecision,
    state: OfferState,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE offer SET state = ?2, decision = ?3, message = ?4, decided_at = ?5, \
         decided_by = ?6 WHERE id = ?1",
    )
    .bind(new.offer.as_bytes().as_slice())
    .bind(state.code())
    .bind(to_json(&new.decision)?)
    .bind(&new.message)
    .bind(millis(new.now))
    .bind(new.member.as_bytes().as_slice())
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

fn mail(new: &NewDecision, undecided: &Undecided) -> Result<Mail, StoreError> {
    let number = parse(&undecided.number)?;
    let practice = undecided.practice_name.clone();
    Ok(match new.decision {
        Decision::Accepted { wait } => Mail::Accepted {
            number,
            practice,
            wait,
        },
        Decision::Declined { reason } => Mail::Declined {
            number,
            practice,
            reason,
            written: new.message.is_some(),
        },
    })
}
