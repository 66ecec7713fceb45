//! `DELETE /api/v1/session`: signs out.

use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderName, HeaderValue, StatusCode};

use crate::access::{COOKIE, Denied, SignedIn};
use crate::cookie;
use crate::router::AppState;

pub(super) async fn delete(
    State(state): State<AppState>,
    SignedIn(member): SignedIn,
) -> Result<(StatusCode, [(HeaderName, HeaderValue); 1]), Denied> {
    state.store.end_session(member.hash).await?;
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, cookie::end(COOKIE))]))
}
