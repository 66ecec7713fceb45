//! Signing in: the passphrase proven, the session begun, the practice's keys unlocked.

use browser::http::Method;
use browser::vault::message::{Answer, Refused, SignIn};
use opaque::{ClientLogin, ExportKey};
use referral::contact::Email;
use wire::session::{Finish, Purpose, Start, Started, Unlocking};
use zeroize::Zeroizing;

use crate::enrol::account;
use crate::host::Host;
use crate::http::{bare, json, once, post, read, surely};
use crate::inbox::Practice;
use crate::keys::unlock;
use crate::random::Random;

/// Signs in and unlocks.
pub(crate) async fn sign_in<H: Host>(host: &H, who: SignIn) -> Result<Practice<H>, Refused> {
    let passphrase = Zeroizing::new(who.passphrase);
    let email = account(&who.email)?;
    let (unlocking, secret) = prove(host, &email, passphrase, Purpose::Inbox).await?;
    if let Ok(keys) = unlock(host.crypto(), &unlocking, &secret).await {
        return Ok(Practice::new(unlocking.who, keys));
    }
    // Nobody goes on with a server whose keys do not hold.
    let _ = once(host, &bare(Method::Delete, "/api/v1/session", None)).await;
    Err(Refused::KeysDamaged)
}

/// Proves the passphrase and begins a session: what unlocks the keys, and the secret that only the
/// passphrase gives. Nothing is unlocked yet.
pub(crate) async fn prove<H: Host>(
    host: &H,
    email: &Email,
    passphrase: Zeroizing<String>,
    purpose: Purpose,
) -> Result<(Unlocking, ExportKey), Refused> {
    let email = email.clone();
    let random = &mut Random(host.crypto());
    let (login, request) =
        ClientLogin::start(random, passphrase).map_err(|_| Refused::OutOfTurn)?;
    let body = json(&Start {
        email,
        request,
        purpose,
    });
    let call = post("/api/v1/session/start", None, &body);
    let started: Started = once(host, &call).await.and_then(|body| read(&body))?;
    let finished = login.finish(random, &started.answer);
    let signed_in = finished.map_err(|_| Refused::NotSignedIn)?;

    let body = json(&Finish {
        login: started.login,
        proof: signed_in.proof,
    });
    let call = post("/api/v1/session/finish", None, &body);
    let unlocking: Unlocking = once(host, &call).await.and_then(|body| read(&body))?;
    Ok((unlocking, signed_in.export_key))
}

/// Ends the session. One that is over already is ended too.
pub(crate) async fn sign_out<H: Host>(host: &H) -> Result<Answer, Refused> {
    match surely(host, &bare(Method::Delete, "/api/v1/session", None)).await {
        Err(failed) if !failed.is("not-signed-in") => Err(failed.into()),
        _ => Ok(Answer::Done),
    }
}
