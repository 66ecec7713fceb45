//! Calls of the server's routes: JSON in and out, and refusals as the page understands them.

use browser::http::{Body, Call, Method};
use browser::vault::message::{PasskeyRefused, Refused};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wire::Refusal;

use crate::host::Host;

/// Milliseconds before the second and the third try of what may be asked twice.
const PAUSES: [u32; 2] = [1_000, 3_000];
/// Seconds to wait where the server does not say how many.
const SOME_TIME: u32 = 60;

/// Why there is no answer of use.
pub(crate) enum Failed {
    /// The server was not reached.
    Unreached,
    /// It refused.
    Refused {
        /// HTTP's status.
        status: u16,
        /// Its body, empty if it was none.
        refusal: Refusal,
    },
    /// It answered something else than what was agreed.
    Unreadable,
}

/// Asks once: for what must not happen twice.
pub(crate) async fn once<H: Host>(host: &H, call: &Call<'_>) -> Result<Vec<u8>, Failed> {
    let got = host.call(call).await.map_err(|_| Failed::Unreached)?;
    if (200..300).contains(&got.status) {
        return Ok(got.body);
    }
    let refusal = serde_json::from_slice(&got.body).unwrap_or(Refusal {
        error: String::new(),
        after: None,
    });
    let status = got.status;
    Err(Failed::Refused { status, refusal })
}

/// Asks up to three times: for what is the same when it happens twice.
pub(crate) async fn surely<H: Host>(host: &H, call: &Call<'_>) -> Result<Vec<u8>, Failed> {
    for pause in PAUSES {
        match once(host, call).await {
            Err(failed) if failed.may_pass() => host.wait(pause).await,
            settled => return settled,
        }
    }
    once(host, call).await
}

/// Fetches JSON.
pub(crate) async fn get<H: Host, T: DeserializeOwned>(
    host: &H,
    path: &str,
    bearer: Option<&str>,
) -> Result<T, Failed> {
    let call = bare(Method::Get, path, bearer);
    read(&surely(host, &call).await?)
}

/// A `POST` of JSON, to be asked [`once`] or [`surely`].
pub(crate) fn post<'a>(path: &'a str, bearer: Option<&'a str>, json: &'a [u8]) -> Call<'a> {
    Call {
        method: Method::Post,
        path,
        bearer,
        body: Body::Json(json),
        is_long: false,
    }
}

/// A call without a body.
pub(crate) fn bare<'a>(method: Method, path: &'a str, bearer: Option<&'a str>) -> Call<'a> {
    Call {
        method,
        path,
        bearer,
        body: Body::Empty,
        is_long: false,
    }
}

/// The JSON of what is said to the server.
pub(crate) fn json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("what travels has string keys and no failing serializer")
}

/// What the server said.
pub(crate) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Failed> {
    serde_json::from_slice(body).map_err(|_| Failed::Unreadable)
}

impl Failed {
    /// Whether the server may have done what was asked: its answer was lost on the way, or is not
    /// its own.
    pub(crate) fn may_have_arrived(&self) -> bool {
        self.may_pass() || matches!(self, Self::Unreadable)
    }

    /// Whether the same request may succeed a moment later.
    fn may_pass(&self) -> bool {
        match self {
            Self::Unreached => true,
            Self::Refused { status, .. } => *status >= 500,
            Self::Unreadable => false,
        }
    }

    /// Whether the server refused with this code.
    pub(crate) fn is(&self, code: &str) -> bool {
        matches!(self, Self::Refused { refusal, .. } if refusal.error == code)
    }

    /// As the page is told within a session.
    pub(crate) fn in_session(self) -> Refused {
        match self.into() {
            Refused::NotSignedIn => Refused::SessionOver,
            other => other,
        }
    }

    /// As the page is told while a referral is being sent: a place that the server does not know
    /// any more is over.
    pub(crate) fn of_place(self) -> Refused {
        match self {
            Self::Refused {
                status: 401 | 404 | 410,
                ..
            } => Refused::Expired,
            other => other.into(),
        }
    }
}

impl From<Failed> for Refused {
    fn from(failed: Failed) -> Self {
        let Failed::Refused { status, refusal } = failed else {
            return match failed {
                Failed::Unreached => Self::Unreached,
                _ => Self::ServerFailed,
            };
        };
        match refusal.error.as_str() {
            "nobody-takes-it" => Self::NobodyTakesIt,
            "named-paused" | "named-does-not-take-it" | "named-not-ready" => {
                Self::NamedUnavailable(refusal.error)
            }
            "other-catalogue" => Self::OtherCatalogue,
            "no-such-link" => Self::NoSuchLink,
            "email-taken" => Self::EmailTaken,
            "not-signed-in" => Self::NotSignedIn,
            "second-factor-wanted" => Self::SecondStepWanted,
            "no-such-referral" => Self::NoSuchReferral,
            "not-opened" => Self::NotOpened,
            "no-such-code" => Self::NoSuchCode,
            "code-wanted" => Self::CodeWanted,
            "wrong-code" => Self::WrongCode,
            "wrong-passkey" => Self::Passkey(PasskeyRefused::Wrong),
            "passkey-too-late" => Self::Passkey(PasskeyRefused::TooLate),
            "passkey-opens-nothing" => Self::Passkey(PasskeyRefused::OpensNothing),
            "no-passkeys" => Self::Passkey(PasskeyRefused::NotOffered),
            "last-second-step" => Self::LastSecondStep,
            "roster-moved" | "no-such-member" => Self::RosterMoved,
            "invitation-over" => Self::JoinerLate,
            "not-an-owner" => Self::NotAnOwner,
            "sign-in-again" => Self::SignInAgain,
            "clock-is-off" => Self::ClockIsOff,
            "read-only" => Self::ReadOnly,
            "no-such-kit" => Self::NoSuchKit,
            _ => match status {
                404 => Self::NoSuchReferral,
                410 => Self::Expired,
                429 => Self::TooManyTries(refusal.after.unwrap_or(SOME_TIME)),
                500.. => Self::ServerFailed,
                _ => Self::OutOfTurn,
            },
        }
    }
}
