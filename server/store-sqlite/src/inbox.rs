//! What a practice received.

use std::collections::HashMap;

use referral::id::{AttachmentId, OfferId, PracticeId, ReferralId, SpecialistId};
use sqlx::{FromRow, SqliteConnection};
use store::{KeptAttachment, KeptDecision, KeptOffer, StoreError};

use crate::error::{bytes, failed, from_json, number, parse, to_json};
use crate::moment::moment;

/// An offer that was sent: a query that ends in `$which`.
macro_rules! sent_offers {
    ($which:literal) => {
        concat!(
            "SELECT o.id, o.referral, r.number, o.specialist, r.specialty, r.category, \
             r.subcategory, r.region, r.urgency, r.catalogue, o.hop, o.epoch, \
             coalesce(o.sent_epoch, o.epoch) AS sent_epoch, e.sha256, e.before, \
             o.state, o.sent_at, o.opened_at, o.decision, o.decided_at, m.name AS decided_by \
             FROM offer o \
             JOIN referral r ON r.id = o.referral \
             JOIN envelope e ON e.referral = o.referral AND e.hop = o.hop \
             LEFT JOIN member m ON m.id = o.decided_by \
             WHERE o.practice = ?1 AND o.sent_at IS NOT NULL ",
            $which
        )
    };
}

#[derive(FromRow)]
struct OfferRow {
    id: Vec<u8>,
    referral: Vec<u8>,
    number: String,
    specialist: Vec<u8>,
    specialty: String,
    category: String,
    subcategory: Option<String>,
    region: String,
    urgency: String,
    catalogue: i64,
    hop: i64,
    epoch: i64,
    sent_epoch: i64,
    sha256: Vec<u8>,
    before: Option<Vec<u8>>,
    state: String,
    sent_at: i64,
    opened_at: Option<i64>,
    decision: Option<String>,
    decided_at: Option<i64>,
    decided_by: Option<String>,
}

impl OfferRow {
    fn read(&self, attachments: Vec<KeptAttachment>) -> Result<KeptOffer, StoreError> {
        Ok(KeptOffer {
            offer: OfferId::from_bytes(bytes(&self.id)?),
            referral: ReferralId::from_bytes(bytes(&self.referral)?),
            number: parse(&self.number)?,
            specialist: SpecialistId::from_bytes(bytes(&self.specialist)?),
            specialty: parse(&self.specialty)?,
            category: parse(&self.category)?,
            subcategory: self.subcategory.as_deref().map(parse).transpose()?,
            region: parse(&self.region)?,
            urgency: parse(&self.urgency)?,
            catalogue: number(self.catalogue)?,
            hop: number(self.hop)?,
            epoch: number(self.epoch)?,
            sent_epoch: number(self.sent_epoch)?,
            envelope: bytes(&self.sha256)?,
            before: self.before.as_deref().map(bytes).transpose()?,
            attachments,
            state: parse(&self.state)?,
            sent: moment(self.sent_at)?,
            opened: self.opened_at.map(moment).transpose()?,
            decided: self.decided()?,
        })
    }

    fn decided(&self) -> Result<Option<KeptDecision>, StoreError> {
        let (Some(decision), Some(at), Some(by)) =
            (&self.decision, self.decided_at, &self.decided_by)
        else {
            return Ok(None);
        };
        Ok(Some(KeptDecision {
            decision: from_json(decision)?,
            at: moment(at)?,
            by: by.clone(),
        }))
    }
}

pub(crate) async fn all(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<Vec<KeptOffer>, StoreError> {
    let rows: Vec<OfferRow> = sqlx::query_as(sent_offers!("ORDER BY o.sent_at DESC, o.id"))
        .bind(practice.as_bytes().as_slice())
        .fetch_all(&mut *on)
        .await
        .map_err(failed)?;
    let attachments = attachments_of_all(on, practice).await?;
    rows.iter()
        .map(|row| row.read(attachments.get(&row.referral).cloned().unwrap_or_default()))
        .collect()
}

pub(crate) async fn one(
    on: &mut SqliteConnection,
    practice: PracticeId,
    offer: OfferId,
) -> Result<Option<KeptOffer>, StoreError> {
    let row: Option<OfferRow> = sqlx::query_as(sent_offers!("AND o.id = ?2"))
        .bind(practice.as_bytes().as_slice())
        .bind(offer.as_bytes().as_slice())
        .fetch_optional(&mut *on)
        .await
        .map_err(failed)?;
    match row {
        None => Ok(None),
        Some(row) => {
            let attachments = attachments_of(on, &row.referral).await?;
            row.read(attachments).map(Some)
        }
    }
}

#[derive(FromRow)]
struct AttachmentRow {
    referral: Vec<u8>,
    id: Vec<u8>,
    bytes: i64,
    sha256: Vec<u8>,
}

impl AttachmentRow {
    fn read(&self) -> Result<KeptAttachment, StoreError> {
        Ok(KeptAttachment {
            id: AttachmentId::from_bytes(bytes(&self.id)?),
            bytes: number(self.bytes)?,
            sha256: bytes(&self.sha256)?,
        })
    }
}

/// By referral: one query, however many there are.
async fn attachments_of_all(
    on: &mut SqliteConnection,
    practice: PracticeId,
) -> Result<HashMap<Vec<u8>, Vec<KeptAttachment>>, StoreError> {
    let rows: Vec<AttachmentRow> = sqlx::query_as(
        "SELECT referral, id, bytes, sha256 FROM attachment WHERE referral IN ( \
             SELECT referral FROM offer WHERE practice = ?1 AND sent_at IS NOT NULL \
         ) ORDER BY referral, position",
    )
    .bind(practice.as_bytes().as_slice())
    .fetch_all(on)
    .await
    .map_err(failed)?;
    let mut attachments: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        let attachment = row.read()?;
        attachments
            .entry(row.referral)
            .or_default()
            .push(attachment);
    }
    Ok(attachments)
}

async fn attachments_of(
    on: &mut SqliteConnection,
    referral: &[u8],
) -> Result<Vec<KeptAttachment>, StoreError> {
    let rows: Vec<AttachmentRow> = sqlx::query_as(
        "SELECT referral, id, bytes, sha256 FROM attachment WHERE referral = ?1 \
         ORDER BY position",
    )
    .bind(referral)
    .fetch_all(on)
    .await
    .map_err(failed)?;
    rows.iter().map(AttachmentRow::read).collect()
}

pub(crate) async fn envelopes(
    on: &mut SqliteConnection,
    practice: PracticeId,
    offers: &[OfferId],
) -> Result<Vec<(OfferId, String)>, StoreError> {
    let rows: Vec<(Vec<u8>, String)> = sqlx::query_as(
        "SELECT o.id, e.document FROM json_each(?2) wanted \
         JOIN offer o ON o.id = unhex(wanted.value) \
         JOIN envelope e ON e.referral = o.referral AND e.hop = o.hop \
         WHERE o.practice = ?1 AND o.sent_at IS NOT NULL ORDER BY wanted.key",
    )
    .bind(practice.as_bytes().as_slice())
    .bind(to_json(&offers)?)
    .fetch_all(on)
    .await
    .map_err(failed)?;
    rows.into_iter()
        .map(|(offer, document)| Ok((OfferId::from_bytes(bytes(&offer)?), document)))
        .collect()
}
