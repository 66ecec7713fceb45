//! `POST /api/v1/join/start`: registers the passphrase, which the server never sees.

use axum::Json;
use axum::extract::State;
use wire::members::{JoinStart, JoinStarted};

use super::link::Link;
use crate::api::body::Said;
use crate::api::enrolment::{StartError, register};
use crate::router::AppState;

pub(super) async fn post(
    State(state): State<AppState>,
    link: Link,
    Said(start): Said<JoinStart>,
) -> Result<Json<JoinStarted>, StartError> {
    let answer = register(&state, &start.email, &start.request).await?;
    Ok(Json(JoinStarted {
        member: link.member(),
        answer,
    }))
}
