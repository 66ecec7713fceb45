//! Choosing another passphrase: the old one proven, the account key sealed anew under the new one, and
//! only then anything handed over. The practice's keys stay as they are.

use browser::vault::message::Refused;
use opaque::{ClientRegistration, ExportKey};
use referral::contact::Email;
use sealing::account::{SlotPlace, Unlock, derive_slot_key, reseal_slot};
use wire::passphrase::{ChangeFinish, ChangeStart, ChangeStarted};
use zeroize::Zeroizing;

use crate::handing::{New, hand_over};
use crate::host::Host;
use crate::http::{Failed, json, once, post, read};
use crate::keys::{Unlocked, unlock};
use crate::known::Known;
use crate::random::Random;
use crate::sign_in::{self, Proven};

/// Changes it for whoever signed in for it, and gives what to remember of the practice's roster. Every
/// session of the member is over afterwards, also the one that this began.
pub(crate) async fn change<H: Host>(
    host: &H,
    proven: Proven,
    new: Zeroizing<String>,
    known: &Known,
) -> Result<String, Refused> {
    // Nobody puts a passphrase on keys that do not hold.
    let unlocked = unlock(host.crypto(), &proven.unlocking, &proven.secret, known).await;
    let standing = match unlocked {
        Ok(Unlocked { standing, .. }) => standing,
        Err(refused) => return Err(sign_in::closed(host, refused.into()).await),
    };
    let changed = change_as(host, &proven, new).await;
    if changed.is_err() {
        // Nobody asked for a session.
        sign_in::end(host).await;
    }
    let member = proven.unlocking.who.member;
    changed.map(|()| Known::of_member(member, &standing.roster))
}

async fn change_as<H: Host>(
    host: &H,
    proven: &Proven,
    new: Zeroizing<String>,
) -> Result<(), Refused> {
    let Proven {
        email,
        unlocking,
        secret: old,
    } = proven;
    let (upload, secret) = register(host, email, new.clone()).await?;
    let place = SlotPlace {
        member: unlocking.who.member,
        unlock: Unlock::Passphrase,
        number: 0,
    };
    let slot = seal_anew(host, place, [old, &secret], &unlocking.slot).await;
    let slot = slot.ok_or(Refused::KeysDamaged)?;
    let body = json(&ChangeFinish { upload, slot });
    let call = post("/api/v1/passphrase/finish", None, &body);
    let new = New {
        email: email.clone(),
        passphrase: new,
    };
    hand_over(host, &call, "not-signed-in", new).await
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
    let started = once(host, &call).await.and_then(|body| read(&body));
    let started: ChangeStarted = started.map_err(Failed::in_session)?;
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
