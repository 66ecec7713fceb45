//! What the holder of an upload token sees and hands over, until all is there.

use referral::id::{AttachmentId, PracticeId, ReferralId, SpecialistId};
use referral::route::Route;
use sqlx::{FromRow, SqliteConnection};
use store::{Accepted, Held, KeptPart, PartOutcome, StoreError};
use time::OffsetDateTime;

use crate::error::{bytes, failed, from_json, integer, number, parse};
use crate::moment::{millis, moment};

#[derive(FromRow)]
struct HeldRow {
    number: String,
    specialty: String,
    category: String,
    subcategory: Option<String>,
    region: String,
    urgency: String,
    wish: String,
    catalogue: i64,
    expires_at: i64,
    practice: Vec<u8>,
    specialist: Vec<u8>,
    epoch: i64,
    kid: String,
    record: Vec<u8>,
    state: String,
}

impl HeldRow {
    fn route(&self) -> Result<Route, StoreError> {
        Ok(Route {
            specialty: parse(&self.specialty)?,
            category: parse(&self.category)?,
            subcategory: self.subcategory.as_deref().map(parse).transpose()?,
            region: parse(&self.region)?,
            urgency: parse(&self.urgency)?,
            wish: from_json(&self.wish)?,
        })
    }
}

pub(crate) async fn held(
    on: &mut SqliteConnection,
    referral: ReferralId,
    token_hash: [u8; 32],
) -> Result<Option<Held>, StoreError> {
    let row: Option<HeldRow> = sqlx::query_as(
        "SELECT r.number, r.specialty, r.category, r.subcategory, r.region, r.urgency, r.wish, \
         r.catalogue, r.expires_at, o.practice, o.specialist, o.epoch, k.kid, \
         k.payload AS record, o.state \
         FROM referral r \
         JOIN offer o ON o.referral = r.id AND o.hop = 0 \
         JOIN key_record k ON k.practice = o.practice AND k.epoch = o.epoch \
         WHERE r.id = ?1 AND r.token_hash = ?2",
    )
    .bind(referral.as_bytes().as_slice())
    .bind(token_hash.as_slice())
    .fetch_optional(&mut *on)
    .await
    .map_err(failed)?;
    let Some(row) = row else {
        return Ok(None);
    };
    Ok(Some(Held {
        referral,
        number: parse(&row.number)?,
        route: row.route()?,
        catalogue: number(row.catalogue)?,
        practice: PracticeId::from_bytes(bytes(&row.practice)?),
        specialist: SpecialistId::from_bytes(bytes(&row.specialist)?),
        epoch: number(row.epoch)?,
        kid: row.kid,
        record: row.record,
        state: parse(&row.state)?,
        expires: moment(row.expires_at)?,
        parts: parts(&mut *on, referral).await?,
        accepted: accepted(on, referral).await?,
    }))
}

async fn parts(
    on: &mut SqliteConnection,
    referral: ReferralId,
) -> Result<Vec<KeptPart>, StoreError> {
    let rows: Vec<(Vec<u8>, i64, i64, Vec<u8>)> = sqlx::query_as(
        "SELECT attachment, part, bytes, sha256 FROM upload_part WHERE referral = ?1 \
         ORDER BY attachment, part",
    )
    .bind(referral.as_bytes().as_slice())
    .fetch_all(on)
    .await
    .map_err(failed)?;
    rows.into_iter()
        .map(|(attachment, part, length, sha256)| {
            Ok(KeptPart {
                attachment: AttachmentId::from_bytes(bytes(&attachment)?),
                part: number(part)?,
                bytes: number(length)?,
                sha256: bytes(&sha256)?,
            })
        })
        .collect()
}

/// What was accepted of a referral, if it was.
pub(crate) async fn accepted(
    on: &mut SqliteConnection,
    referral: ReferralId,
) -> Result<Option<Accepted>, StoreError> {
    let row: Option<(Vec<u8>, String)> =
        sqlx::query_as("SELECT request, receipt FROM acceptance WHERE referral = ?1")
            .bind(referral.as_bytes().as_slice())
            .fetch_optional(on)
            .await
            .map_err(failed)?;
    row.map(|(request, receipt)| {
        Ok(Accepted {
            request: bytes(&request)?,
            receipt,
        })
    })
    .transpose()
}

pub(crate) async fn note_part(
    on: &mut SqliteConnection,
    referral: ReferralId,
    part: &KeptPart,
    now: OffsetDateTime,
) -> Result<PartOutcome, StoreError> {
    if !takes_parts(&mut *on, referral, now).await? {
        return Ok(PartOutcome::Closed);
    }
    if let Some(before) = noted(&mut *on, referral, part).await? {
        let same = before == (integer(part.bytes)?, part.sha256.to_vec());
        return Ok(if same {
            PartOutcome::AlreadyThere
        } else {
            PartOutcome::Different
        });
    }
    sqlx::query(
        "INSERT INTO upload_part (referral, attachment, part, bytes, sha256, stored_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )
    .bind(referral.as_bytes().as_slice())
    .bind(part.attachment.as_bytes().as_slice())
    .bind(part.part)
    .bind(integer(part.bytes)?)
    .bind(part.sha256.as_slice())
    .bind(millis(now))
    .execute(on)
    .await
    .map_err(failed)?;
    Ok(PartOutcome::Kept)
}

/// Whether it is still reserved, and in time.
async fn takes_parts(
    on: &mut SqliteConnection,
    referral: ReferralId,
    now: OffsetDateTime,
) -> Result<bool, StoreError> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM referral r \
         JOIN offer o ON o.referral = r.id AND o.hop = 0 AND o.state = 'reserved' \
         WHERE r.id = ?1 AND r.expires_at > ?2)",
    )
    .bind(referral.as_bytes().as_slice())
    .bind(millis(now))
    .fetch_one(on)
    .await
    .map_err(failed)
}

async fn noted(
    on: &mut SqliteConnection,
    referral: ReferralId,
    part: &KeptPart,
) -> Result<Option<(i64, Vec<u8>)>, StoreError> {
    sqlx::query_as(
        "SELECT bytes, sha256 FROM upload_part \
         WHERE referral = ?1 AND attachment = ?2 AND part = ?3",
    )
    .bind(referral.as_bytes().as_slice())
    .bind(part.attachment.as_bytes().as_slice())
    .bind(part.part)
    .fetch_optional(on)
    .await
    .map_err(failed)
}
