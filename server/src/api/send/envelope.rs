//! An envelope held against its reservation, without opening it.

use sealing::bind::Bind;
use sealing::envelope::Envelope;
use sealing::jwk::{JwkError, Kid};
use sealing::log::LogKey;
use sealing::record::SignedRecord;
use sealing::{MAX_JWE_LEN, OpenError, Sha256Digest};
use store::{Held, Store, StoreError};
use thiserror::Error;
use wire::Bound;

/// Why the envelope is refused.
#[derive(Debug, Error)]
pub(super) enum NotThis {
    #[error("the envelope is longer than any may be")]
    TooLong,
    /// What does not belong is not said: no person can mend it.
    #[error("this is no envelope for this place")]
    Refused,
    #[error("the key of a reservation has no name: {0}")]
    Key(#[from] JwkError),
}

impl From<OpenError> for NotThis {
    fn from(_: OpenError) -> Self {
        Self::Refused
    }
}

/// The envelope, if it is whole, in its one spelling, for exactly the practice's key, and says of
/// the referral what was reserved. Only the attachments and the checkpoint
/// that it names are still to be checked.
pub(super) fn check(held: &Held, text: &str) -> Result<Envelope, NotThis> {
    if text.len() > MAX_JWE_LEN {
        return Err(NotThis::TooLong);
    }
    let envelope = Envelope::parse(text.as_bytes())?;
    let bind = envelope.bind();
    if envelope.is_whole() && envelope.to_general() == text && *bind == reserved(held, bind)? {
        Ok(envelope)
    } else {
        Err(NotThis::Refused)
    }
}

/// BIND as it was reserved, with the attachments and the checkpoint of this one.
fn reserved(held: &Held, claimed: &Bind) -> Result<Bind, NotThis> {
    let bound = Bound {
        id: held.referral,
        number: held.number,
        practice: held.practice,
        specialist: held.specialist,
        kid: Kid::parse(&held.kid)?,
        epoch: held.epoch,
        proven: (
            SignedRecord::parse(&held.record)?.hash().to_string(),
            claimed.cp.clone(),
        ),
        catalogue: held.catalogue,
        route: &held.route,
    };
    Ok(bound.with(claimed.att.clone()))
}

/// Whether the key log has had a head of this name.
pub(super) async fn is_logged(
    store: &dyn Store,
    log: &LogKey,
    cp: &str,
) -> Result<bool, StoreError> {
    let size = cp.rsplit(':').nth(1).and_then(|size| size.parse().ok());
    let Some(size) = size else { return Ok(false) };
    let root = store.log_root(size).await?;
    let name = root.map(|root| log.checkpoint_name(size, Sha256Digest::from_bytes(root)));
    Ok(name.as_deref() == Some(cp))
}
