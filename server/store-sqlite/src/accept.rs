//! Accepting: a reserved referral becomes the practice's, with all that follows from it.

use referral::choice::Choice;
use referral::id::{OfferId, PracticeId};
use referral::offer::{Act, OfferState, next};
use serde_json::json;
use sqlx::{FromRow, SqliteConnection};
use store::audit::Audited;
use store::mail::Mail;
use store::{AcceptOutcome, Acceptance, StoreError};

use crate::error::{bytes, corrupt, failed, integer, parse};
use crate::moment::millis;
use crate::outbox::Recipient;
use crate::{audit, event, outbox, sending};

pub(crate) async fn accept(
    on: &mut SqliteConnection,
    new: &Acceptance,
) -> Result<AcceptOutcome, StoreError> {
    if let Some(before) = sending::accepted(&mut *on, new.referral).await? {
        return Ok(AcceptOutcome::Before(before));
    }
    let place = place(&mut *on, new).await?;
    let Some(place) = place.filter(|place| place.expires_at > millis(new.now)) else {
        return Ok(AcceptOutcome::Gone);
    };
    let sent = next(parse(&place.state)?, Act::Send).map_err(corrupt)?;
    let offer = OfferId::from_bytes(bytes(&place.offer)?);
    set_sent(&mut *on, new, offer, sent).await?;
    insert_acceptance(&mut *on, new).await?;
    insert_envelope(&mut *on, new).await?;
    insert_attachments(&mut *on, new).await?;
    let of = (new.referral, offer);
    event::append(&mut *on, of, sent, &json!({}), new.now).await?;
    let received = Audited::ReferralReceived {
        referral: new.referral,
        envelope: hex::encode(new.envelope_hash),
    };
    let practice = PracticeId::from_bytes(bytes(&place.practice)?);
    audit::append(&mut *on, practice, &received, new.now).await?;
    tell_both_sides(on, new, place).await?;
    Ok(AcceptOutcome::Accepted)
}

/// Where a referral has its place, and whom to tell.
#[derive(FromRow)]
struct Place {
    number: String,
    urgency: String,
    sender_email: String,
    sender_lang: String,
    expires_at: i64,
    offer: Vec<u8>,
    state: String,
    practice: Vec<u8>,
    practice_name: String,
    notify: String,
    practice_lang: String,
    specialist_name: String,
}

async fn place(on: &mut SqliteConnection, new: &Acceptance) -> Result<Option<Place>, StoreError> {
    sqlx::query_as(
        "SELECT r.number, r.urgency, r.sender_email, r.lang AS sender_lang, r.expires_at, o.id AS offer, \
         o.state, p.id AS practice, p.name AS practice_name, p.notify, p.lang AS practice_lang, \
         s.name AS specialist_name \
         FROM referral r \
         JOIN offer o ON o.referral = r.id AND o.hop = 0 \
         JOIN practice p ON p.id = o.practice \
         JOIN specialist s ON s.id = o.specialist \
         WHERE r.id = ?1",
    )
    .bind(new.referral.as_bytes().as_slice())
    .fetch_optional(on)
    .await
    .map_err(failed)
}

async fn set_sent(
    on: &mut SqliteConnection,
    new: &Acceptance,
    offer: OfferId,
    sent: OfferState,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE offer SET state = ?2, sent_at = ?3 WHERE id = ?1")
        .bind(offer.as_bytes().as_slice())
        .bind(sent.code())
        .bind(millis(new.now))
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

async fn insert_acceptance(on: &mut SqliteConnection, new: &Acceptance) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO acceptance (referral, request, receipt, thread, access_hash, accepted_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )
    .bind(new.referral.as_bytes().as_slice())
    .bind(new.request.as_slice())
    .bind(&new.receipt)
    .bind(&new.thread)
    .bind(new.access_hash.as_slice())
    .bind(millis(new.now))
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}

async fn insert_envelope(on: &mut SqliteConnection, new: &Acceptance) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO envelope (referral, hop, document, sha256) VALUES (?1, 0, ?2, ?3)")
        .bind(new.referral.as_bytes().as_slice())
        .bind(&new.envelope)
        .bind(new.envelope_hash.as_slice())
        .execute(on)
        .await
        .map(drop)
        .map_err(failed)
}

async fn insert_attachments(on: &mut SqliteConnection, new: &Acceptance) -> Result<(), StoreError> {
    for (position, attachment) in (0_i64..).zip(&new.attachments) {
        sqlx::query(
            "INSERT INTO attachment (referral, position, id, bytes, sha256) \
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )
        .bind(new.referral.as_bytes().as_slice())
        .bind(position)
        .bind(attachment.id.as_bytes().as_slice())
        .bind(integer(attachment.bytes)?)
        .bind(attachment.sha256.as_slice())
        .execute(&mut *on)
        .await
        .map_err(failed)?;
    }
    Ok(())
}

async fn tell_both_sides(
    on: &mut SqliteConnection,
    new: &Acceptance,
    place: Place,
) -> Result<(), StoreError> {
    let number = parse(&place.number)?;
    let arrived = Mail::Arrived {
        number,
        specialist: place.specialist_name.clone(),
        urgency: parse(&place.urgency)?,
    };
    if !outbox::had_enough(&mut *on, &place.sender_email, new.now).await? {
        let received = Mail::Received {
            number,
            practice: place.practice_name,
            specialist: place.specialist_name,
        };
        let to = Recipient {
            email: &place.sender_email,
            lang: &place.sender_lang,
        };
        outbox::put(&mut *on, Some(new.referral), to, &received, new.now).await?;
    }
    let to = Recipient {
        email: &place.notify,
        lang: &place.practice_lang,
    };
    outbox::put(on, Some(new.referral), to, &arrived, new.now).await
}
