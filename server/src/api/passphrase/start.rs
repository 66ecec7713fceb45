//! `POST /api/v1/passphrase/start`: registers the new passphrase, which the server never sees.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use opaque::ProtocolError;
use store::StoreError;
use thiserror::Error;
use time::OffsetDateTime;
use wire::passphrase::{ChangeStart, ChangeStarted};

use crate::access::AtAccount;
use crate::api::body::{Said, bad_request};
use crate::api::refusal::{database_failed, too_many_tries};
use crate::router::AppState;
use crate::sign_in;

/// Why no change was begun.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the address is not the one that the member signs in with")]
    OtherAccount,
    #[error("the account was tried too often")]
    TooMany {
        now: OffsetDateTime,
        until: OffsetDateTime,
    },
    #[error("this is no request of the protocol")]
    Request,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::TooMany { now, until } => too_many_tries(now, until),
            Self::OtherAccount | Self::Request => bad_request(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    AtAccount(member): AtAccount,
    Said(start): Said<ChangeStart>,
) -> Result<Json<ChangeStarted>, RouteError> {
    let account = sign_in::account(&start.email);
    let record = state.store.sign_in_record(&account).await?;
    if record.is_none_or(|record| record.member != member.session.member) {
        return Err(RouteError::OtherAccount);
    }
    // An answer is one guess at the account's passphrase, as that of a sign-in is.
    let now = state.clock.now();
    let counted = state.sign_ins.tries().count(&account, now);
    counted.map_err(|refused| RouteError::TooMany {
        now,
        until: refused.until,
    })?;
    let answer = state
        .secrets
        .opaque
        .register(account.as_str(), &start.request)
        .map_err(|ProtocolError| RouteError::Request)?;
    Ok(Json(ChangeStarted { answer }))
}
