//! Putting an envelope in the place of the one before.

use referral::id::ReferralId;
use referral::offer::OfferState;
use sqlx::SqliteConnection;
use store::audit::Audited;
use store::{NewSeal, ResealOutcome, StoreError};

use crate::error::failed;
use crate::{audit, inbox};

pub(crate) async fn reseal(
    on: &mut SqliteConnection,
    new: &NewSeal,
) -> Result<ResealOutcome, StoreError> {
    let Some(kept) = inbox::one(&mut *on, new.practice, new.offer).await? else {
        return Ok(ResealOutcome::NoSuchOffer);
    };
    if !matches!(kept.state, OfferState::Sent | OfferState::Opened) {
        return Ok(ResealOutcome::Decided);
    }
    if kept.envelope != new.before || kept.epoch >= new.epoch {
        return Ok(ResealOutcome::Before);
    }
    replace(&mut *on, (kept.referral, kept.hop), new).await?;
    sqlx::query(
        "UPDATE offer SET sent_epoch = coalesce(sent_epoch, epoch), epoch = ?2 WHERE id = ?1",
    )
    .bind(new.offer.as_bytes().as_slice())
    .bind(new.epoch)
    .execute(&mut *on)
    .await
    .map_err(failed)?;
    let audited = Audited::ReferralResealed {
        referral: kept.referral,
        member: new.member,
        epoch: new.epoch,
        before: hex::encode(new.before),
        envelope: hex::encode(new.sha256),
    };
    audit::append(on, new.practice, &audited, new.now).await?;
    Ok(ResealOutcome::Sealed)
}

async fn replace(
    on: &mut SqliteConnection,
    (referral, hop): (ReferralId, u32),
    new: &NewSeal,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE envelope SET document = ?3, sha256 = ?4, before = ?5 WHERE referral = ?1 AND hop = ?2",
    )
    .bind(referral.as_bytes().as_slice())
    .bind(hop)
    .bind(&new.document)
    .bind(new.sha256.as_slice())
    .bind(new.before.as_slice())
    .execute(on)
    .await
    .map(drop)
    .map_err(failed)
}
