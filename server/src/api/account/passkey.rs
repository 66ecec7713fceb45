//! `/api/v1/account/passkey`: a passkey is added to an account, or removed.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use store::{Removal, SecondStep};
use wire::passkey::{AddPasskey, Added, Making, ThisPasskey};

use super::second_step::{RemoveError, remove};
use crate::access::{AtAccount, SettingUp};
use crate::api::body::Said;
use crate::api::passkey::{PasskeyError, names, offered};
use crate::passkey::BeingMade;
use crate::random;
use crate::router::AppState;

/// `POST /api/v1/account/passkey/start`: begins to make one. What the member began before is over.
pub(super) async fn start(
    State(state): State<AppState>,
    SettingUp(member): SettingUp,
) -> Result<Json<Making>, PasskeyError> {
    let passkeys = offered(&state)?;
    let member = member.session.member;
    let known = state.store.passkeys(member).await?;
    let ticket = random::hex_id(state.random.as_ref())?;
    let (making, challenge) = passkeys.make(member);
    let mut waiting = state.sign_ins.made();
    waiting.forget(member);
    let now = state.clock.now();
    waiting.keep(ticket.clone(), BeingMade { member, making }, now);
    Ok(Json(Making {
        ticket,
        challenge,
        rp: passkeys.rp().to_owned(),
        member,
        known: names(&known),
    }))
}

/// `POST /api/v1/account/passkey`: keeps it.
pub(super) async fn add(
    State(state): State<AppState>,
    SettingUp(member): SettingUp,
    Said(new): Said<AddPasskey>,
) -> Result<Json<Added>, PasskeyError> {
    let passkeys = offered(&state)?;
    let (session, member) = (member.hash, member.session.member);
    let now = state.clock.now();
    let begun = state.sign_ins.made().take(&new.ticket, now);
    let begun = begun.filter(|begun| begun.member == member);
    let begun = begun.ok_or(PasskeyError::TooLate)?;
    let made = passkeys.made((member, begun.making), new.name, &new.made)?;
    let number = state.store.put_passkey(made, session, now).await?;
    state.mail_due.notify_one();
    Ok(Json(Added { number }))
}

/// `POST /api/v1/account/passkey/end`: removes it. One that is not there is removed.
pub(super) async fn end(
    State(state): State<AppState>,
    AtAccount(member): AtAccount,
    Said(ThisPasskey { number }): Said<ThisPasskey>,
) -> Result<StatusCode, RemoveError> {
    let removal = Removal {
        member: member.session.member,
        step: SecondStep::Passkey(number),
        keep_one: !state.demo,
        session: member.hash,
    };
    remove(&state, removal).await
}
