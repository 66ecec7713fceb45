//! Joining a practice by an invitation: the keys are made here, and vouched for by the link's secret.

use browser::vault::message::{Answer, Refused};
use browser::vault::team::Join;
use referral::text::Name;
use sealing::invite::{InviteSecret, Joining};
use wire::Token;
use wire::members::JoinFinish;
use zeroize::Zeroizing;

use crate::enrol::{account, long_enough};
use crate::host::Host;
use crate::http::{get, json, once, post};
use crate::new_account::NewAccount;

/// Where an invitation leads.
pub(crate) async fn link<H: Host>(host: &H, secret: &str) -> Result<Answer, Refused> {
    let bearer = bearer(&read(secret)?);
    let joining = get(host, "/api/v1/join", Some(&bearer)).await?;
    Ok(Answer::Joining(joining))
}

fn read(secret: &str) -> Result<InviteSecret, Refused> {
    let token: Token = secret.parse().map_err(|_| Refused::NoSuchLink)?;
    Ok(InviteSecret::from_bytes(*token.as_bytes()))
}

fn bearer(secret: &InviteSecret) -> Zeroizing<String> {
    Token::from_bytes(*secret.derive_access()).to_text()
}

/// Makes the account, and hands it over with the proof that whoever has the link made it.
pub(crate) async fn join<H: Host>(host: &H, join: Join) -> Result<Answer, Refused> {
    let passphrase = long_enough(join.passphrase)?;
    let email = account(&join.email)?;
    // The page has checked the name by the same parser.
    let name: Name = join.name.parse().map_err(|_| Refused::OutOfTurn)?;
    let secret = read(&join.secret)?;
    let bearer = bearer(&secret);
    let to: wire::members::Joining = get(host, "/api/v1/join", Some(&bearer)).await?;
    let route = ("/api/v1/join/start", bearer.as_str());
    let made = NewAccount::make(host, route, email.clone(), passphrase).await?;
    let member = made.public();
    let mac = secret.derive_proof_key().prove(Joining {
        practice: to.practice,
        invite: to.invite,
        member: &member,
        name: name.as_str(),
        email: email.as_str(),
    });
    let body = json(&JoinFinish {
        member: made.member,
        name,
        email,
        upload: made.upload,
        slot: made.slot,
        keys: made.keys,
        mac,
    });
    let call = post("/api/v1/join/finish", Some(&bearer), &body);
    match once(host, &call).await {
        Ok(_) => Ok(Answer::Done),
        // Nobody else has the link: if it is used, it was by this try, whose answer was lost.
        Err(failed) if failed.may_have_arrived() => match once(host, &call).await {
            Ok(_) => Ok(Answer::Done),
            Err(again) if again.is("no-such-link") => Ok(Answer::Done),
            Err(_) => Err(failed.into()),
        },
        Err(failed) => Err(failed.into()),
    }
}
