//! An offer as a practice's member sees it.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use referral::id::OfferId;
use sealing::Sha256Digest;
use store::{KeptDecision, KeptOffer, StoreError};
use thiserror::Error;
use wire::inbox::{Decided, Row};

use crate::api::refusal::{database_failed, refuse};

/// Why an offer is not shown.
#[derive(Debug, Error)]
pub(super) enum NoOffer {
    /// There is none, or it is another practice's: the same from outside.
    #[error("the practice has no such offer")]
    NoSuchOffer,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for NoOffer {
    fn into_response(self) -> Response {
        match self {
            Self::NoSuchOffer => refuse(StatusCode::NOT_FOUND, "no-such-referral"),
            Self::Store(error) => database_failed(&error),
        }
    }
}

/// The offer that an address names. What cannot be one is none that the practice has.
pub(super) fn id(path: Result<Path<String>, PathRejection>) -> Result<OfferId, NoOffer> {
    let id = path.ok().and_then(|Path(id)| id.parse().ok());
    id.ok_or(NoOffer::NoSuchOffer)
}

/// What the list shows of it.
pub(in crate::api) fn row(kept: KeptOffer) -> Row {
    Row {
        offer: kept.offer,
        referral: kept.referral,
        number: kept.number,
        specialist: kept.specialist,
        specialty: kept.specialty,
        category: kept.category,
        subcategory: kept.subcategory,
        region: kept.region,
        urgency: kept.urgency,
        catalogue: kept.catalogue,
        hop: kept.hop,
        epoch: kept.epoch,
        sent_epoch: kept.sent_epoch,
        prev: kept.before.map(Sha256Digest::from_bytes),
        attachments: kept
            .attachments
            .iter()
            .map(|attachment| (attachment.id, attachment.bytes))
            .collect(),
        state: kept.state,
        sent: kept.sent.into(),
        opened: kept.opened.map(Into::into),
        decided: kept.decided.map(decided),
    }
}

fn decided(kept: KeptDecision) -> Decided {
    Decided {
        decision: kept.decision,
        at: kept.at.into(),
        by: kept.by,
    }
}
