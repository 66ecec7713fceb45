//! Who may: the one place that decides whether a request is a practice member's.
//!
//! Every route of a practice takes a [`Member`] before anything else, so without a session none of
//! them says whether what it was asked for is there. What a member may then see, each method of
//! the store decides by the practice of the session.

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use referral::audit::RefusedWhat;
use store::{Purpose, Session, StoreError};
use thiserror::Error;
use time::Duration;
use wire::Token;

use crate::api::refusal::{database_failed, refuse};
use crate::cookie;
use crate::router::AppState;

/// The cookie of a session. Its prefix binds it to this host, and to https.
pub(crate) const COOKIE: &str = "__Host-session";
/// How long a session may lie unused.
pub(crate) const IDLE: Duration = Duration::minutes(20);
/// When it ends whatever happens.
pub(crate) const LONGEST: Duration = Duration::hours(12);

/// A member of a practice, signed in to the inbox, with the second step that is wanted of them. A session
/// that was begun to change an account opens nothing of a practice: the tabs of one browser share the cookie,
/// and one that shows a member's inbox would go on in it as whoever began the other.
pub(crate) struct Member {
    /// Who, and of which practice.
    pub(crate) session: Session,
    /// SHA-256 of the cookie.
    pub(crate) hash: [u8; 32],
}

/// A member who is signed in, whatever else is wanted of them.
pub(crate) struct SignedIn(pub(crate) Member);

/// How long a sign-in is fresh: what is more than reading and deciding asks for one that is.
pub(crate) const FRESH: Duration = Duration::minutes(5);

/// A member who proved the passphrase a moment ago, to change what the account opens with. The
/// inbox's session is not enough: whoever got hold of one must not be able to put a passphrase of
/// their own in the place of the member's. Nor is a passkey: it begins sessions for the inbox alone.
pub(crate) struct AtAccount(pub(crate) Member);

/// The same, or a member without a second step who signed in within [`CEREMONY`] for anything: who has to
/// set one up comes from the inbox's sign-in, and may have to find an app for it first. They have [`IDLE`]
/// for that: the page asks for nothing meanwhile, and an unused session ends. Such a session opens
/// nothing else where one is wanted.
pub(crate) struct SettingUp(pub(crate) Member);

/// An owner, for the inbox: who may read what was done in the practice, and by whom.
pub(crate) struct Owner(pub(crate) Member);

/// An owner who signed in a moment ago, for the inbox: who may change who belongs to the practice. By
/// passphrase and second step, or by a passkey alone: a passkey asks for its person each time, and is two
/// steps in one, so what it begins is as fresh. A session that was begun to change the account may change
/// nothing else.
pub(crate) struct FreshOwner(pub(crate) Member);

/// How long after the sign-in keys may be renewed with a new kit, which is written down and read back before.
/// What is handed over was signed with the owner's own key, which no session has.
pub(crate) const CEREMONY: Duration = Duration::minutes(30);

/// An owner who signed in at the beginning of a ceremony, by passphrase or by passkey as [`FreshOwner`].
/// Whether there was one, only what they hand over says: [`may_renew`] decides by that.
pub(crate) struct RenewingOwner(pub(crate) Member);

/// A member who may accept and decline.
pub(crate) struct Decider(pub(crate) Member);

/// Why a request is nobody's.
#[derive(Debug, Error)]
pub(crate) enum Denied {
    #[error("nobody is signed in, or not to the inbox")]
    NotSignedIn,
    #[error("the sign-in is not fresh, or was not to change the account")]
    SignInAgain,
    #[error("the member has no second step, and needs one")]
    SecondStepWanted,
    #[error("only an owner may")]
    NotAnOwner,
    #[error("the member may only read")]
    ReadOnly,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for Denied {
    fn into_response(self) -> Response {
        match self {
            Self::NotSignedIn => not_signed_in(),
            Self::SignInAgain => refuse(StatusCode::FORBIDDEN, "sign-in-again"),
            Self::SecondStepWanted => refuse(StatusCode::FORBIDDEN, "second-factor-wanted"),
            Self::NotAnOwner => refuse(StatusCode::FORBIDDEN, "not-an-owner"),
            Self::ReadOnly => refuse(StatusCode::FORBIDDEN, "read-only"),
            Self::Store(error) => database_failed(&error),
        }
    }
}

/// Whether a member has to set up a second step before anything of the practice opens. A demo's
/// accounts are everybody's.
pub(crate) fn wants_second_step(state: &AppState, session: &Session) -> bool {
    !state.demo && !session.has_second_step
}

/// Nobody is signed in, or nobody could be: why is not said.
pub(crate) fn not_signed_in() -> Response {
    refuse(StatusCode::UNAUTHORIZED, "not-signed-in")
}

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = Denied;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Denied> {
        let token = cookie::find(&parts.headers, COOKIE).ok_or(Denied::NotSignedIn)?;
        let hash = *token.hash().as_bytes();
        let session = state.store.session(hash, state.clock.now(), IDLE).await?;
        let session = session.ok_or(Denied::NotSignedIn)?;
        Ok(Self(Member { session, hash }))
    }
}

impl FromRequestParts<AppState> for Member {
    type Rejection = Denied;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Denied> {
        let member = with_second_step(parts, state).await?;
        match member.session.purpose {
            Purpose::Inbox => Ok(member),
            Purpose::Account => Err(Denied::NotSignedIn),
        }
    }
}

/// A member with the second step that is wanted of them, whatever they signed in for: who tells what their
/// browser found.
pub(crate) struct Reporter(pub(crate) Member);

impl FromRequestParts<AppState> for Reporter {
    type Rejection = Denied;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Denied> {
        with_second_step(parts, state).await.map(Self)
    }
}

/// A member for whatever they signed in, with the second step that is wanted of them.
async fn with_second_step(parts: &mut Parts, state: &AppState) -> Result<Member, Denied> {
    let SignedIn(member) = SignedIn::from_request_parts(parts, state).await?;
    if wants_second_step(state, &member.session) {
        Err(Denied::SecondStepWanted)
    } else {
        Ok(member)
    }
}

impl FromRequestParts<AppState> for AtAccount {
    type Rejection = Denied;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Denied> {
        let member = with_second_step(parts, state).await?;
        if member.session.purpose == Purpose::Account && is_fresh(state, &member.session) {
            Ok(Self(member))
        } else {
            Err(Denied::SignInAgain)
        }
    }
}

impl FromRequestParts<AppState> for SettingUp {
    type Rejection = Denied;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Denied> {
        let SignedIn(member) = SignedIn::from_request_parts(parts, state).await?;
        may_set_up(state, &member.session)?;
        Ok(Self(member))
    }
}

/// What [`SettingUp`] asks of a session.
pub(crate) fn may_set_up(state: &AppState, session: &Session) -> Result<(), Denied> {
    let is_allowed = if session.has_second_step {
        session.purpose == Purpose::Account && is_fresh(state, session)
    } else {
        began_within(state, session, CEREMONY)
    };
    is_allowed.then_some(()).ok_or(Denied::SignInAgain)
}

fn is_fresh(state: &AppState, session: &Session) -> bool {
    began_within(state, session, FRESH)
}

fn began_within(state: &AppState, session: &Session, time: Duration) -> bool {
    session.began + time > state.clock.now()
}

impl FromRequestParts<AppState> for Owner {
    type Rejection = Denied;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Denied> {
        owner(parts, state, LONGEST).await.map(Self)
    }
}

impl FromRequestParts<AppState> for FreshOwner {
    type Rejection = Denied;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Denied> {
        owner(parts, state, FRESH).await.map(Self)
    }
}

impl FromRequestParts<AppState> for RenewingOwner {
    type Rejection = Denied;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Denied> {
        owner(parts, state, CEREMONY).await.map(Self)
    }
}

/// What renewing the keys asks of a [`RenewingOwner`]: where no new kit was written down before, nothing
/// took longer than any other change of members does.
pub(crate) fn may_renew(
    state: &AppState,
    session: &Session,
    with_new_kit: bool,
) -> Result<(), Denied> {
    let is_allowed = with_new_kit || is_fresh(state, session);
    is_allowed.then_some(()).ok_or(Denied::SignInAgain)
}

/// An owner who signed in within this time.
async fn owner(parts: &mut Parts, state: &AppState, within: Duration) -> Result<Member, Denied> {
    let member = Member::from_request_parts(parts, state).await?;
    if !member.session.role.owns() {
        note_beyond_role(state, &member.session).await?;
        return Err(Denied::NotAnOwner);
    }
    if began_within(state, &member.session, within) {
        Ok(member)
    } else {
        Err(Denied::SignInAgain)
    }
}

/// Has it noted that a member asked for what their role does not allow: our pages ask so at most where the role
/// was another one when they were opened.
async fn note_beyond_role(state: &AppState, session: &Session) -> Result<(), StoreError> {
    let now = state.clock.now();
    let noted = state
        .store
        .note_refused(session.member, RefusedWhat::Role, now);
    noted.await
}

impl FromRequestParts<AppState> for Decider {
    type Rejection = Denied;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Denied> {
        let member = Member::from_request_parts(parts, state).await?;
        if member.session.role.decides() {
            Ok(Self(member))
        } else {
            note_beyond_role(state, &member.session).await?;
            Err(Denied::ReadOnly)
        }
    }
}

/// The token of an `Authorization: Bearer` field (RFC 6750, section 2.1).
pub(crate) fn bearer(headers: &HeaderMap) -> Option<Token> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim().parse().ok())?
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_bearers_token_is_read_and_nothing_else() {
        let token = Token::from_bytes([0; 32]);
        let text = token.to_text();
        for (value, found) in [
            (format!("Bearer {}", *text), Some(&token)),
            (format!("bearer {}", *text), Some(&token)),
            (format!("Basic {}", *text), None),
            (text.to_string(), None),
            ("Bearer ".to_owned(), None),
        ] {
            let mut headers = HeaderMap::new();
            let header = HeaderValue::from_str(&value).expect("a header");
            headers.insert(AUTHORIZATION, header);
            assert_eq!(bearer(&headers).as_ref(), found, "{value}");
        }
        assert_eq!(bearer(&HeaderMap::new()), None);
    }
}
