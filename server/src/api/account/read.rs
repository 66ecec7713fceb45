//! `GET /api/v1/account`: what the member has set up.

use axum::Json;
use axum::extract::State;
use store::KeptPasskey;
use wire::account::Account;
use wire::passkey::Passkey;

use crate::access::{AtAccount, Denied};
use crate::router::AppState;

pub(super) async fn get(
    State(state): State<AppState>,
    AtAccount(member): AtAccount,
) -> Result<Json<Account>, Denied> {
    let member = member.session.member;
    let kept = state.store.account(member).await?;
    let passkeys = state.store.passkeys(member).await?;
    Ok(Json(Account {
        recovery: kept.recovery_made.map(Into::into),
        totp: kept.totp_made.map(Into::into),
        passkeys: passkeys.into_iter().map(seen).collect(),
    }))
}

fn seen(kept: KeptPasskey) -> Passkey {
    Passkey {
        number: kept.number,
        name: kept.passkey.name,
        made: kept.made.into(),
        used: kept.used.map(Into::into),
        opens: kept.slot.is_some(),
    }
}
