//! An envelope held against its reservation, without opening it.

use sealing::bind::Bind;
use sealing::envelope::Envelope;
use sealing::jwk::{JwkError, Kid};
use sealing::{MAX_JWE_LEN, OpenError};
use store::Held;
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
/// the referral what was reserved. Only the attachments that it names are still to be checked.
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

/// BIND as it was reserved, with the attachments of this one.
fn reserved(held: &Held, claimed: &Bind) -> Result<Bind, JwkError> {
    let bound = Bound {
        id: held.referral,
        number: held.number,
        practice: held.practice,
        specialist: held.specialist,
        kid: Kid::parse(&held.kid)?,
        epoch: held.epoch,
        catalogue: held.catalogue,
        route: &held.route,
    };
    Ok(bound.with(claimed.att.clone()))
}
