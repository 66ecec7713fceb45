//! What the routes of passkeys share.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use referral::audit::RefusedWhat;
use store::{KeepError, KeptPasskey, PasskeyUse, StoreError};
use thiserror::Error;
use wire::passkey::{Answered, Asked};

use super::refusal::{database_failed, nothing_drawn, refuse};
use crate::access::not_signed_in;
use crate::passkey::{AskedFor, Asking, BeingAsked, Passkeys, Unusable, Wrong};
use crate::random::{self, RandomError};
use crate::router::AppState;

/// Why a passkey did nothing.
#[derive(Debug, Error)]
pub(super) enum PasskeyError {
    #[error("this server offers no passkeys")]
    NotOffered,
    #[error("the ticket is over, was used, or was for something else")]
    TooLate,
    #[error("the session ended meanwhile")]
    Over,
    #[error(transparent)]
    Unusable(#[from] Unusable),
    #[error(transparent)]
    Random(#[from] RandomError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for PasskeyError {
    fn into_response(self) -> Response {
        match self {
            Self::NotOffered => refuse(StatusCode::NOT_FOUND, "no-passkeys"),
            Self::Over => not_signed_in(),
            Self::TooLate => refuse(StatusCode::GONE, "passkey-too-late"),
            Self::Unusable(_) => refuse(StatusCode::UNPROCESSABLE_ENTITY, "wrong-passkey"),
            Self::Random(error) => nothing_drawn(error),
            Self::Store(error) => database_failed(&error),
        }
    }
}

impl From<KeepError> for PasskeyError {
    fn from(error: KeepError) -> Self {
        match error {
            KeepError::Other => Wrong.into(),
            KeepError::Over => Self::Over,
            KeepError::Store(error) => Self::Store(error),
        }
    }
}

impl From<Wrong> for PasskeyError {
    fn from(wrong: Wrong) -> Self {
        Self::Unusable(wrong.into())
    }
}

/// Passkeys, where the server offers them.
pub(super) fn offered(state: &AppState) -> Result<&Passkeys, PasskeyError> {
    let passkeys = state.passkeys.as_deref();
    passkeys.ok_or(PasskeyError::NotOffered)
}

/// Asks for one of these passkeys of a member; for any of anybody's where there is no member.
pub(super) fn ask(
    state: &AppState,
    what: AskedFor,
    of: Option<&[KeptPasskey]>,
) -> Result<Asked, PasskeyError> {
    let passkeys = offered(state)?;
    let member = of.and_then(|known| known.first());
    let member = member.map(|known| known.passkey.member);
    if of.is_some() && member.is_none() {
        return Err(Wrong.into());
    }
    let ticket = random::hex_id(state.random.as_ref())?;
    let (asking, challenge) = passkeys.ask();
    let being_asked = BeingAsked {
        member,
        what,
        asking,
    };
    let mut waiting = match member {
        Some(_) => state.sign_ins.asked(),
        None => state.sign_ins.asked_of_anybody(),
    };
    waiting.keep(ticket.clone(), being_asked, state.clock.now());
    Ok(Asked {
        ticket,
        challenge,
        rp: passkeys.rp().to_owned(),
        known: of.map(names).unwrap_or_default(),
    })
}

/// WebAuthn's names of passkeys.
pub(super) fn names(of: &[KeptPasskey]) -> Vec<String> {
    let name = |known: &KeptPasskey| crate::passkey::text(&known.passkey.credential);
    of.iter().map(name).collect()
}

/// What a member was asked, which is over with this answer, however it ends.
pub(super) fn take(
    state: &AppState,
    answered: &Answered,
    what: &AskedFor,
) -> Result<BeingAsked, PasskeyError> {
    let mut waiting = match what {
        AskedFor::SignIn => state.sign_ins.asked_of_anybody(),
        AskedFor::SecondStep(_) | AskedFor::Slot(_) => state.sign_ins.asked(),
    };
    let asked = waiting.take(&answered.ticket, state.clock.now());
    let asked = asked.filter(|asked| asked.what == *what);
    asked.ok_or(PasskeyError::TooLate)
}

/// The passkey that is said to have answered.
pub(super) async fn named(
    state: &AppState,
    answered: &Answered,
) -> Result<KeptPasskey, PasskeyError> {
    let credential = crate::passkey::bytes(&answered.assertion.credential)?;
    let known = state.store.passkey(&credential).await?;
    Ok(known.ok_or(Wrong)?)
}

/// The use of a passkey that answered. A counter that went back is a line of the practice's trail: the
/// signature holds, so somebody may have a second one of it.
pub(super) async fn used(
    state: &AppState,
    (asking, passkey): (Asking, &KeptPasskey),
    answered: &Answered,
) -> Result<PasskeyUse, PasskeyError> {
    let used = offered(state)?.used(asking, passkey, &answered.assertion);
    if matches!(used, Err(Unusable::Counter)) {
        let (member, what) = (passkey.passkey.member, RefusedWhat::PasskeyCounter);
        let now = state.clock.now();
        state.store.note_refused(member, what, now).await?;
    }
    Ok(used?)
}
