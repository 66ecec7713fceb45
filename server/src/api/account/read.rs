//! `GET /api/v1/account`: what the member has set up.

use axum::Json;
use axum::extract::State;
use wire::account::Account;

use crate::access::{AtAccount, Denied};
use crate::router::AppState;

pub(super) async fn get(
    State(state): State<AppState>,
    AtAccount(member): AtAccount,
) -> Result<Json<Account>, Denied> {
    let kept = state.store.account(member.session.member).await?;
    Ok(Json(Account {
        recovery: kept.recovery_made.map(Into::into),
        totp: kept.totp_made.map(Into::into),
    }))
}
