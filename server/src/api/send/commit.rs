//! `PUT /api/v1/referrals/{id}/envelope`: accepts a referral. The same bytes again get the same
//! receipt.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sealing::envelope::Envelope;
use sealing::log::LogKey;
use sealing::native::Native;
use sealing::provider::ProviderError;
use sealing::receipt::Receipt;
use sealing::{Signer, Timestamp};
use store::{AcceptOutcome, Acceptance, Accepted, KeptAttachment, StoreError};
use thiserror::Error;
use time::OffsetDateTime;
use wire::send::{Commit, Committed};

use super::attachments::{self, DoNotAgree};
use super::envelope::{self, NotThis};
use super::holder::{Holder, NotHeld};
use crate::api::body::SaidOnce;
use crate::api::refusal::{broken, refuse, too_large};
use crate::router::AppState;

/// The longest of a thread's two sealed keys: each is a private key of 32 bytes in a JWE.
const MOST_THREAD_KEY: usize = 4_096;

/// Why nothing was accepted.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("something else was accepted before")]
    Otherwise,
    #[error("the sender's thread keys are longer than any")]
    Thread,
    #[error("the thread keys do not go into JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("the receipt cannot be signed")]
    Receipt(#[from] ProviderError),
    #[error(transparent)]
    Envelope(#[from] NotThis),
    #[error(transparent)]
    Attachments(#[from] DoNotAgree),
    #[error(transparent)]
    NotHeld(#[from] NotHeld),
}

impl From<StoreError> for RouteError {
    fn from(error: StoreError) -> Self {
        Self::NotHeld(error.into())
    }
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Otherwise => refuse(StatusCode::CONFLICT, "committed-otherwise"),
            Self::Thread => refuse(StatusCode::UNPROCESSABLE_ENTITY, "bad-thread"),
            Self::Envelope(NotThis::Refused) => {
                refuse(StatusCode::UNPROCESSABLE_ENTITY, "bad-envelope")
            }
            Self::Envelope(NotThis::TooLong) | Self::Attachments(DoNotAgree::TooLarge) => {
                too_large()
            }
            Self::Attachments(DoNotAgree::Missing) => refuse(StatusCode::CONFLICT, "parts-missing"),
            Self::Attachments(DoNotAgree::Differ) => {
                refuse(StatusCode::UNPROCESSABLE_ENTITY, "attachments-differ")
            }
            Self::Json(_) | Self::Receipt(_) | Self::Envelope(NotThis::Key(_)) => broken(&self),
            Self::NotHeld(refused) => refused.into_response(),
        }
    }
}

pub(super) async fn put(
    State(state): State<AppState>,
    holder: Holder,
    SaidOnce(commit, request): SaidOnce<Commit>,
) -> Result<Json<Committed>, RouteError> {
    if let Some(accepted) = &holder.held.accepted {
        return again(accepted, request);
    }
    let now = state.clock.now();
    holder.in_time(now)?;
    let held = &holder.held;
    let envelope = envelope::check(held, &commit.envelope)?;
    let log = LogKey::new(state.secrets.log_key());
    if !envelope::is_logged(&*state.store, &log, &envelope.bind().cp).await? {
        return Err(NotThis::Refused.into());
    }
    let (bound, hashes) = (&envelope.bind().att, &commit.attachments);
    let attachments = attachments::check(&state.limits, bound, hashes, &held.parts)?;
    if [&commit.thread.enc, &commit.thread.sig]
        .iter()
        .any(|key| key.len() > MOST_THREAD_KEY)
    {
        return Err(RouteError::Thread);
    }
    let receipt = receipt(&state, &holder, &envelope, &commit, now).await?;
    let acceptance = acceptance(commit, &envelope, attachments, (request, &receipt, now))?;
    match state.store.accept(acceptance).await? {
        AcceptOutcome::Accepted => {
            state.mail_due.notify_one();
            Ok(Json(Committed { receipt }))
        }
        AcceptOutcome::Before(accepted) => again(&accepted, request),
        AcceptOutcome::Gone => Err(NotHeld::Over.into()),
    }
}

/// The answer to a referral that was accepted before.
fn again(accepted: &Accepted, request: [u8; 32]) -> Result<Json<Committed>, RouteError> {
    if accepted.request == request {
        let receipt = accepted.receipt.clone();
        Ok(Json(Committed { receipt }))
    } else {
        Err(RouteError::Otherwise)
    }
}

async fn receipt(
    state: &AppState,
    holder: &Holder,
    envelope: &Envelope,
    commit: &Commit,
    now: OffsetDateTime,
) -> Result<String, ProviderError> {
    let held = &holder.held;
    let receipt = Receipt::new(
        held.referral,
        held.number.to_string(),
        envelope.hash(),
        commit.attachments.clone(),
        Timestamp::from(now),
    )
    .with_checkpoint(envelope.bind().cp.clone());
    let signer = Signer {
        key: &state.secrets.receipts,
        public: &state.secrets.receipts_key(),
    };
    receipt.sign(&Native, &signer).await
}

fn acceptance(
    commit: Commit,
    envelope: &Envelope,
    attachments: Vec<KeptAttachment>,
    (request, receipt, now): ([u8; 32], &str, OffsetDateTime),
) -> Result<Acceptance, serde_json::Error> {
    Ok(Acceptance {
        referral: envelope.bind().rid,
        envelope: commit.envelope,
        envelope_hash: *envelope.hash().as_bytes(),
        attachments,
        thread: serde_json::to_string(&commit.thread)?,
        access_hash: *commit.access.as_bytes(),
        request,
        receipt: receipt.to_owned(),
        now,
    })
}
