//! Choosing another passphrase: the old one proven, the account key sealed anew under the new one, and
//! only then anything handed over. The practice's keys stay as they are.

use browser::http::Method;
use browser::vault::message::{Answer, ChangePassphrase, Refused};
use opaque::{ClientRegistration, ExportKey};
use referral::contact::Email;
use sealing::account::{SlotPlace, Unlock, change_slot, derive_slot_key};
use wire::passphrase::{ChangeFinish, ChangeStart, ChangeStarted};
use wire::session::Unlocking;
use zeroize::Zeroizing;

use crate::enrol::{account, long_enough};
use crate::host::Host;
use crate::http::{bare, json, once, post, read};
use crate::keys::unlock;
use crate::known::Known;
use crate::random::Random;
use crate::sign_in::prove;

/// Milliseconds before a change whose answer was lost is asked for again.
const PAUSES: [u32; 2] = [1_000, 3_000];

/// Changes it. Every session of the member is over afterwards, also the one that this began.
pub(crate) async fn change<H: Host>(host: &H, change: ChangePassphrase) -> Result<Answer, Refused> {
    let new = long_enough(change.new)?;
    let old = Zeroizing::new(change.old);
    let email = account(&change.email)?;
    let (unlocking, secret) = prove(host, &email, old).await?;
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
    unlock(host.crypto(), unlocking, old, &Known::default()).await?;
    let (upload, new) = register(host, email, new).await?;
    let place = SlotPlace {
        member: unlocking.who.member,
        unlock: Unlock::Passphrase,
        number: 0,
    };
    let slot = seal_anew(host, place, [old, &new], &unlocking.slot).await;
    let slot = slot.ok_or(Refused::KeysDamaged)?;
    hand_over(host, &json(&ChangeFinish { upload, slot })).await
}

/// Registers the new passphrase, and gives what only it gives.
async fn register<H: Host>(
    host: &H,
    email: Email,
    new: Zeroizing<String>,
) -> Result<(opaque::Message, ExportKey), Refused> {
    let random = &mut Random(host.crypto());
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
    let changed = change_slot(crypto, place, (&old, &new), slot.as_bytes());
    changed.await.ok()
}

/// Asks until it is known whether the change was made: the session that was good for it is over once it
/// was.
async fn hand_over<H: Host>(host: &H, body: &[u8]) -> Result<(), Refused> {
    let call = post("/api/v1/passphrase/finish", None, body);
    let mut is_unanswered = false;
    let mut pauses = PAUSES.into_iter();
    loop {
        match once(host, &call).await {
            Ok(_) => return Ok(()),
            Err(failed) if is_unanswered && failed.is("not-signed-in") => return Ok(()),
            Err(failed) if failed.may_have_arrived() => {
                is_unanswered = true;
                let Some(pause) = pauses.next() else {
                    return Err(Refused::ChangeUnknown);
                };
                host.wait(pause).await;
            }
            Err(failed) => return Err(failed.in_session()),
        }
    }
}
