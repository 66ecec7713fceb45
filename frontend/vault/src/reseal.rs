//! Sealing open referrals anew for the practice's current key, a few at a time, in the background.

use browser::vault::message::{Answer, Refused};
use referral::id::OfferId;
use referral::offer::OfferState;
use sealing::envelope::{Envelope, reseal_referral};
use sealing::{OpenError, Sha256Digest};
use wire::inbox::{Inbox, Reseal, Row};

use crate::host::Host;
use crate::http::{json, once, post, read};
use crate::inbox::{Practice, fetch};
use crate::open::bind_of;

/// How many are done for one request: other requests wait no longer.
const AT_ONCE: usize = 5;

/// Seals some anew, and tells how many are left.
pub(crate) async fn some<H: Host>(host: &H, practice: &mut Practice<H>) -> Result<Answer, Refused> {
    let mut old = practice.sealed_for_earlier_keys();
    if old.is_empty() {
        return Ok(Answer::ResealLeft(0));
    }
    let rest = old.split_off(old.len().min(AT_ONCE));
    let offers: Vec<OfferId> = old.iter().map(|row| row.offer).collect();
    let fetched = fetch(host, &offers).await?;
    for row in &old {
        let mut fetched = fetched.iter();
        let envelope = fetched.find(|(offer, _)| *offer == row.offer);
        let anew = match envelope {
            Some((_, envelope)) => anew(host, practice, row, envelope).await,
            None => Err(OpenError),
        };
        match anew {
            Ok(envelope) => hand_over(host, practice, row, envelope).await?,
            // It is shown as damaged; there is nothing to be sealed.
            Err(OpenError) => practice.leave_sealed(row.offer),
        }
    }
    Ok(Answer::ResealLeft(rest.len()))
}

async fn anew<H: Host>(
    host: &H,
    practice: &Practice<H>,
    row: &Row,
    envelope: &str,
) -> Result<String, OpenError> {
    let keys = practice.keys.get(&row.epoch).ok_or(OpenError)?;
    let envelope = Envelope::parse(envelope.as_bytes())?;
    let expected = bind_of(practice, row, keys, &envelope)?;
    let (epoch, current) = practice.keys.last_key_value().ok_or(OpenError)?;
    let last = practice.standing.records.last().ok_or(OpenError)?;
    let to = last.record()?.enc[0].clone();
    let place = (current.kid.clone(), *epoch, current.record);
    let bind = expected.sealed_anew(Sha256Digest::of(envelope.to_general().as_bytes()), place);
    let sealed = reseal_referral(
        host.crypto(),
        (&envelope, &expected),
        (&keys.kid, &keys.enc),
        (&bind, &to),
    );
    Ok(sealed.await?.to_general())
}

async fn hand_over<H: Host>(
    host: &H,
    practice: &mut Practice<H>,
    row: &Row,
    envelope: String,
) -> Result<(), Refused> {
    let path = format!("/api/v1/offers/{}/envelope", row.offer);
    let body = json(&Reseal { envelope });
    let handed = once(host, &post(&path, None, &body)).await;
    match handed.and_then(|body| read::<Row>(&body)) {
        Ok(row) => practice.update(row),
        // Another member was faster, or it was decided: the list knows.
        Err(failed) if failed.is("sealed-anew") || failed.is("decided") => {
            let _: Inbox = practice.list(host).await?;
        }
        Err(failed) => return Err(failed.in_session()),
    }
    Ok(())
}

/// Whether a row is open: nobody has decided it.
pub(crate) const fn is_open(row: &Row) -> bool {
    matches!(row.state, OfferState::Sent | OfferState::Opened)
}
