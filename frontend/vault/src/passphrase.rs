//! Choosing another passphrase: the old one proven, the account key sealed anew under the new one, and
//! only then anything handed over. The practice's keys stay as they are.

use browser::http::Method;
use browser::vault::message::{Answer, ChangePassphrase, Refused};
use opaque::{ClientRegistration, ExportKey};
use referral::contact::Email;
use sealing::account::{SlotPlace, Unlock, derive_slot_key, reseal_slot};
use wire::passphrase::{ChangeFinish, ChangeStart, ChangeStarted};
use wire::session::{Purpose, Unlocking};
use zeroize::Zeroizing;

use crate::enrol::{account, long_enough};
use crate::handing::{New, hand_over};
use crate::host::Host;
use crate::http::{bare, json, once, post, read};
use crate::keys::unlock;
use crate::random::Random;
use crate::sign_in::prove;

/// Changes it. Every session of the member is over afterwards, also the one that this began.
pub(crate) async fn change<H: Host>(host: &H, change: ChangePassphrase) -> Result<Answer, Refused> {
    let new = long_enough(change.new)?;
    let old = Zeroizing::new(change.old);
    let email = account(&change.email)?;
    let (unlocking, secret) = prove(host, &email, old, Purpose::Account).await?;
    let changed = change_as(host, email, &unlocking, (&secret, new)).await;
    if changed.is_err() {
        // Nobody asked for a session.
        let _ = once(host, &bare(Method::Delete, "/api/v1/session", None)).await;
    }
    changed.map(|()| Answer::Done)
}

/// Changes it for whoever has just signed in.
async fn change_as<H: Host>(
    host: &H,
    email: Email,
    unlocking: &Unlocking,
    (old, new): (&ExportKey, Zeroizing<String>),
) -> Result<(), Refused> {
    // Nobody puts a passphrase on keys that do not hold.
    let held = unlock(host.crypto(), unlocking, old).await;
    held.map_err(|_| Refused::KeysDamaged)?;
    let (upload, secret) = register(host, &email, new.clone()).await?;
    let place = SlotPlace {
        member: unlocking.who.member,
        unlock: Unlock::Passphrase,
        number: 0,
    };
    let slot = seal_anew(host, place, [old, &secret], &unlocking.slot).await;
    let slot = slot.ok_or(Refused::KeysDamaged)?;
    let body = json(&ChangeFinish { upload, slot });
    let call = post("/api/v1/passphrase/finish", None, &body);
    let passphrase = new;
    hand_over(host, &call, "not-signed-in", New { email, passphrase }).await
}

/// Registers the new passphrase, and gives what only it gives.
async fn register<H: Host>(
    host: &H,
    email: &Email,
    new: Zeroizing<String>,
) -> Result<(opaque::Message, ExportKey), Refused> {
    let random = &mut Random(host.crypto());
    let email = email.clone();
    let (registration, request) =
        ClientRegistration::start(random, new).map_err(|_| Refused::OutOfTurn)?;
    let body = json(&ChangeStart { email, request });
    let call = post("/api/v1/passphrase/start", None, &body);
    let started: ChangeStarted = once(host, &call).await.and_then(|body| read(&body))?;
    let finished = registration.finish(random, &started.answer);
    finished.map_err(|_| Refused::Damaged)
}

/// The slot under the key of the second secret, which lay under that of the first.
async fn seal_anew<H: Host>(
    host: &H,
    place: SlotPlace,
    [old, new]: [&ExportKey; 2],
    slot: &str,
) -> Option<String> {
    let crypto = host.crypto();
    let old = derive_slot_key(crypto, place, old).await.ok()?;
    let new = derive_slot_key(crypto, place, new).await.ok()?;
    let changed = reseal_slot(crypto, (place, &old), slot.as_bytes(), (place, &new));
    changed.await.ok()
}
