//! Signing in: the passphrase proven, then a second step taken where there is one, the session
//! begun, the practice's keys unlocked.

use browser::http::Method;
use browser::vault::message::{Answer, Refused, SignIn};
use opaque::{ClientLogin, ExportKey};
use referral::contact::Email;
use sealing::AccountCode;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wire::passkey::{Answered, Asked, SecondByPasskey, SecondStart};
use wire::session::{Finish, Finished, Purpose, Second, Start, Started, Unlocking, Ways};
use zeroize::Zeroizing;

use crate::alarm;
use crate::enrol::account;
use crate::host::Host;
use crate::http::{Failed, bare, json, once, post, read, surely};
use crate::inbox::Practice;
use crate::keys::unlock;
use crate::known::Known;
use crate::random::Random;

/// Whoever is signed in: what unlocks the keys, and the secret that only the passphrase gives. Nothing
/// is unlocked yet.
pub(crate) struct Proven {
    pub(crate) email: Email,
    pub(crate) unlocking: Unlocking,
    pub(crate) secret: ExportKey,
}

/// A sign-in that waits for a second step.
pub(crate) struct Half {
    /// By what it may be.
    pub(crate) ways: Ways,
    email: Email,
    login: String,
    secret: ExportKey,
}

/// What comes of a passphrase that was proven.
pub(crate) enum Proof {
    /// A session began.
    Whole(Box<Proven>),
    /// None did yet.
    Half(Half),
}

/// Proves the passphrase.
pub(crate) async fn prove<H: Host>(
    host: &H,
    who: SignIn,
    purpose: Purpose,
) -> Result<Proof, Refused> {
    let passphrase = Zeroizing::new(who.passphrase);
    let email = account(&who.email)?;
    prove_as(host, email, passphrase, purpose).await
}

/// The same, for an address that is an account's name.
pub(crate) async fn prove_as<H: Host>(
    host: &H,
    email: Email,
    passphrase: Zeroizing<String>,
    purpose: Purpose,
) -> Result<Proof, Refused> {
    let random = &mut Random(host.crypto());
    let (login, request) =
        ClientLogin::start(random, passphrase).map_err(|_| Refused::OutOfTurn)?;
    let body = json(&Start {
        email: email.clone(),
        request,
        purpose,
    });
    let call = post("/api/v1/session/start", None, &body);
    let started: Started = once(host, &call).await.and_then(|body| read(&body))?;
    let finished = login.finish(random, &started.answer);
    let signed_in = finished.map_err(|_| Refused::NotSignedIn)?;
    let secret = signed_in.export_key;

    let login = started.login;
    let body = json(&Finish {
        login: login.clone(),
        proof: signed_in.proof,
    });
    let call = post("/api/v1/session/finish", None, &body);
    let finished: Finished = once(host, &call).await.and_then(|body| read(&body))?;
    Ok(match finished {
        Finished::SignedIn(unlocking) => Proof::Whole(Box::new(Proven {
            email,
            unlocking: *unlocking,
            secret,
        })),
        Finished::SecondStep(ways) => Proof::Half(Half {
            ways,
            email,
            login,
            secret,
        }),
    })
}

impl Half {
    /// Tries a code. A wrong one may be followed by another.
    pub(crate) async fn try_code<H: Host>(
        &self,
        host: &H,
        code: String,
    ) -> Result<Unlocking, Refused> {
        let login = self.login.clone();
        let second = Second { login, code };
        go_on(host, "/api/v1/session/second", None, &second).await
    }

    /// Asks for a passkey.
    pub(crate) async fn ask_passkey<H: Host>(&self, host: &H) -> Result<Asked, Refused> {
        let login = self.login.clone();
        let start = SecondStart { login };
        go_on(host, "/api/v1/session/second/start", None, &start).await
    }

    /// Tries a passkey. One that does not hold may be followed by another, or by a code.
    pub(crate) async fn try_passkey<H: Host>(
        &self,
        host: &H,
        answered: Answered,
    ) -> Result<Unlocking, Refused> {
        let login = self.login.clone();
        let second = SecondByPasskey { login, answered };
        go_on(host, "/api/v1/session/second/passkey", None, &second).await
    }

    /// Tries the recovery code in their place. The server learns what shows that it is there, and not
    /// the code.
    pub(crate) async fn try_recovery<H: Host>(
        &self,
        host: &H,
        code: &AccountCode,
    ) -> Result<Unlocking, Refused> {
        let login = self.login.clone();
        let token = code.derive_access_token(&self.email).to_text();
        let start = SecondStart { login };
        let path = "/api/v1/session/second/recovery";
        go_on(host, path, Some(&token), &start).await
    }

    /// Goes on with what the second step gave.
    pub(crate) fn with(self, unlocking: Unlocking) -> Proven {
        let Self { email, secret, .. } = self;
        Proven {
            email,
            unlocking,
            secret,
        }
    }
}

/// Says something of a sign-in that was begun.
async fn go_on<H: Host, T: DeserializeOwned>(
    host: &H,
    path: &str,
    token: Option<&str>,
    said: &impl Serialize,
) -> Result<T, Refused> {
    let body = json(said);
    let heard = once(host, &post(path, token, &body)).await;
    heard
        .and_then(|body| read(&body))
        .map_err(Failed::in_session)
}

/// Unlocks for whoever is signed in: the practice, and what to remember of its roster.
pub(crate) async fn open<H: Host>(
    host: &H,
    proven: Proven,
    known: &Known,
) -> Result<(Practice<H>, String), Refused> {
    let Proven {
        unlocking, secret, ..
    } = proven;
    match unlock(host.crypto(), &unlocking, &secret, known).await {
        Ok(unlocked) => {
            let known = Known::of_member(unlocking.who.member, &unlocked.standing.roster);
            Ok((Practice::new(unlocking.who, unlocked), known))
        }
        Err(refused) => Err(closed(host, refused.into()).await),
    }
}

/// Ends the session of who goes no further: nobody goes on with a server whose keys do not hold. What is
/// an alarm is noted before, in the session.
pub(crate) async fn closed<H: Host>(host: &H, refused: Refused) -> Refused {
    if let Some(alarm) = alarm::over(&refused) {
        alarm::raise(host, alarm).await;
    }
    end(host).await;
    refused
}

/// Ends a session that nobody asked for, or that is of no use, if the server can be reached.
pub(crate) async fn end<H: Host>(host: &H) {
    let _ = once(host, &bare(Method::Delete, "/api/v1/session", None)).await;
}

/// Ends the session. One that is over already is ended too.
pub(crate) async fn sign_out<H: Host>(host: &H) -> Result<Answer, Refused> {
    match surely(host, &bare(Method::Delete, "/api/v1/session", None)).await {
        Err(failed) if !failed.is("not-signed-in") => Err(failed.into()),
        _ => Ok(Answer::Done),
    }
}
