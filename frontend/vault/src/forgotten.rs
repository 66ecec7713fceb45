//! Another passphrase for whoever forgot theirs: the recovery code opens the account key, which is
//! sealed anew under the new passphrase. The server learns neither.

use browser::vault::message::{Answer, Recover, Refused};
use opaque::{ClientRegistration, ExportKey, Message};
use referral::contact::Email;
use sealing::account::{SlotPlace, Unlock, derive_slot_key, open_slot, reseal_slot};
use sealing::{AccountCode, KitCodeError};
use wire::forgotten::{ForgottenFinish, ForgottenStart, ForgottenStarted};
use zeroize::Zeroizing;

use crate::enrol::{account, long_enough};
use crate::handing::{New, hand_over};
use crate::host::Host;
use crate::http::{json, once, post, read};
use crate::random::Random;

/// Changes it. The code is void afterwards, and every session of the member is over.
pub(crate) async fn recover<H: Host>(host: &H, recover: Recover) -> Result<Answer, Refused> {
    let passphrase = long_enough(recover.new)?;
    let email = account(&recover.email)?;
    let code = code(&Zeroizing::new(recover.code))?;
    let token = code.derive_access_token(&email).to_text();
    let (started, upload, secret) = start(host, &email, &token, passphrase.clone()).await?;
    let slot = seal_anew(host, &code, &started, &secret).await;
    let slot = slot.ok_or(Refused::KeysDamaged)?;
    let body = json(&ForgottenFinish {
        email: email.clone(),
        upload,
        slot,
    });
    let call = post("/api/v1/forgotten/finish", Some(&token), &body);
    let new = New { email, passphrase };
    hand_over(host, &call, "no-such-code", new).await?;
    Ok(Answer::Done)
}

/// What is typed of a paper.
pub(crate) fn code(typed: &str) -> Result<AccountCode, Refused> {
    typed.parse().map_err(|wrong| match wrong {
        KitCodeError::Group(number) => Refused::KitGroup(number - 1),
        KitCodeError::Length => Refused::NoSuchCode,
    })
}

/// Shows that the code is there, and registers the new passphrase.
async fn start<H: Host>(
    host: &H,
    email: &Email,
    token: &str,
    new: Zeroizing<String>,
) -> Result<(ForgottenStarted, Message, ExportKey), Refused> {
    let random = &mut Random(host.crypto());
    let (registration, request) =
        ClientRegistration::start(random, new).map_err(|_| Refused::OutOfTurn)?;
    let email = email.clone();
    let body = json(&ForgottenStart { email, request });
    let call = post("/api/v1/forgotten/start", Some(token), &body);
    let started: ForgottenStarted = once(host, &call).await.and_then(|body| read(&body))?;
    let finished = registration.finish(random, &started.answer);
    let (upload, secret) = finished.map_err(|_| Refused::Damaged)?;
    Ok((started, upload, secret))
}

/// The account key under the new passphrase, once it is proven to open the member's keys: nobody puts
/// a passphrase on keys that do not hold.
async fn seal_anew<H: Host>(
    host: &H,
    code: &AccountCode,
    started: &ForgottenStarted,
    secret: &ExportKey,
) -> Option<String> {
    let crypto = host.crypto();
    let from = SlotPlace {
        member: started.member,
        unlock: Unlock::RecoveryCode,
        number: 0,
    };
    let to = SlotPlace {
        unlock: Unlock::Passphrase,
        ..from
    };
    let slot = started.slot.as_bytes();
    let from_key = code.derive_slot_key(crypto, from).await.ok()?;
    let account = open_slot(crypto, from, &from_key, slot).await.ok()?;
    let keys = started.keys.open(crypto, started.member, &account);
    keys.await.ok()?;
    let to_key = derive_slot_key(crypto, to, secret).await.ok()?;
    let sealed = reseal_slot(crypto, (from, &from_key), slot, (to, &to_key));
    sealed.await.ok()
}
