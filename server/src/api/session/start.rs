//! `POST /api/v1/session/start`: the first half of a sign-in.
//!
//! Whether there is such an account changes nothing that can be seen from outside: one look-up,
//! one answer of one length.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use opaque::{ProtocolError, Record};
use store::{Purpose, StoreError};
use thiserror::Error;
use time::OffsetDateTime;
use wire::session::{self, Start, Started};

use crate::api::body::{Said, bad_request};
use crate::api::refusal::{broken, database_failed, nothing_drawn, too_many_tries};
use crate::random::{self, RandomError, Source};
use crate::router::AppState;
use crate::sign_in::{self, Begun, Signing};

/// Why no sign-in was begun.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the account was tried too often")]
    TooMany {
        now: OffsetDateTime,
        until: OffsetDateTime,
    },
    #[error("this is no request of the protocol")]
    Request,
    #[error("the record of an account is broken")]
    Record,
    #[error(transparent)]
    Random(#[from] RandomError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::TooMany { now, until } => too_many_tries(now, until),
            Self::Request => bad_request(),
            Self::Record => broken(&self),
            Self::Random(error) => nothing_drawn(error),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    Said(start): Said<Start>,
) -> Result<Json<Started>, RouteError> {
    let account = sign_in::account(&start.email);
    let now = state.clock.now();
    let counted = state.sign_ins.tries().count(&account, now);
    counted.map_err(|refused| RouteError::TooMany {
        now,
        until: refused.until,
    })?;

    let found = state.store.sign_in_record(&account).await?;
    let signing = found.as_ref().map(|found| Signing {
        member: found.member,
        purpose: purpose(start.purpose),
        changes: found.changes,
    });
    let record = found.map(|found| Record::from_bytes(&found.record));
    let record = record.transpose().map_err(|_| RouteError::Record)?;
    let mut random = Source(state.random.as_ref());
    let (login, answer) = state
        .secrets
        .opaque
        .log_in(&mut random, account.as_str(), record, &start.request)
        .map_err(|ProtocolError| RouteError::Request)?;

    let id = random::hex_id(state.random.as_ref())?;
    let begun = Begun {
        login,
        account,
        signing,
    };
    state.sign_ins.pending().keep(id.clone(), begun, now);
    Ok(Json(Started { login: id, answer }))
}

fn purpose(asked: session::Purpose) -> Purpose {
    match asked {
        session::Purpose::Inbox => Purpose::Inbox,
        session::Purpose::Account => Purpose::Account,
    }
}
