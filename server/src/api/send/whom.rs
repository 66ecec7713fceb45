//! Whom a referral goes to, or why it goes to nobody, as the sender is told.

use axum::http::StatusCode;
use axum::response::Response;
use referral::balance::Exclusion;
use sealing::OpenError;
use sealing::fingerprint::Fingerprint;
use sealing::record::SignedRecord;
use store::{Reserved, Unavailable};
use wire::send::Choice;

use crate::api::refusal::refuse;

/// The specialist, their practice, and its fingerprint.
pub(super) fn choice(goes_to: &Reserved) -> Result<Choice, OpenError> {
    let first = goes_to.records.first().ok_or(OpenError)?;
    let fingerprint = Fingerprint::of(SignedRecord::parse(first)?.hash());
    Ok(Choice {
        specialist: goes_to.specialist,
        specialist_name: goes_to.specialist_name.clone(),
        practice: goes_to.practice,
        practice_name: goes_to.practice_name.clone(),
        town: goes_to.practice_town.clone(),
        fingerprint: fingerprint.to_string(),
        words: fingerprint.words(),
    })
}

/// The pool has nobody.
pub(super) fn nobody_takes_it() -> Response {
    refuse(StatusCode::CONFLICT, "nobody-takes-it")
}

/// The specialist whom the sender named does not receive this.
pub(super) fn named_unavailable(why: Unavailable) -> Response {
    let code = match why {
        Unavailable::Excluded(Exclusion::Paused | Exclusion::Away) => "named-paused",
        Unavailable::Excluded(Exclusion::Unverified | Exclusion::NoKey) => "named-not-ready",
        Unavailable::NotTaken
        | Unavailable::Excluded(
            Exclusion::Region
            | Exclusion::Subcategory
            | Exclusion::NotAllowed
            | Exclusion::Declined,
        ) => "named-does-not-take-it",
    };
    refuse(StatusCode::CONFLICT, code)
}
