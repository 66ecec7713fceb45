//! `POST /api/v1/members/rotation/start`: whether new keys that bring a kit may be begun now. The kit is
//! written down before it is handed over; a session that is too old for that says so first.

use axum::http::StatusCode;

use crate::access::FreshOwner;

pub(super) async fn post(_: FreshOwner) -> StatusCode {
    StatusCode::NO_CONTENT
}
