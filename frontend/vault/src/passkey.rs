//! Passkeys: added to an account, removed, and signed in with alone.

use browser::vault::message::{Answer, PasskeyRefused, Refused};
use referral::contact::Email;
use sealing::account::{SlotPlace, Unlock, derive_slot_key_of, open_slot};
use sealing::provider::Provider;
use wire::passkey::{AddPasskey, Added, Answered, Asked, ByPasskey, Making, ThisPasskey};

use crate::host::Host;
use crate::http::{Failed, json, once, post, read, surely};
use crate::inbox::Practice;
use crate::keys::{NotUnlocked, Unlocked, unlock_with};
use crate::known::Known;
use crate::sign_in;

/// What a passkey's PRF gave, taken in: it gives keys, and is not read again.
pub(crate) type Prf<H> = <<H as Host>::Crypto as Provider>::Secret;

/// Asks for a passkey to sign in with.
pub(crate) async fn ask<H: Host>(host: &H) -> Result<Answer, Refused> {
    let call = post("/api/v1/session/passkey/start", None, b"{}");
    let asked: Asked = once(host, &call).await.and_then(|body| read(&body))?;
    Ok(Answer::UsePasskey(asked))
}

/// Signs in with it, and unlocks: the practice, and what to remember of its roster.
pub(crate) async fn sign_in<H: Host>(
    host: &H,
    answered: &Answered,
    prf: &Prf<H>,
    known: &Known,
) -> Result<(Practice<H>, String), Refused> {
    let body = json(answered);
    let call = post("/api/v1/session/passkey", None, &body);
    let by: ByPasskey = once(host, &call).await.and_then(|body| read(&body))?;
    match unlock(host.crypto(), &by, prf, known).await {
        Ok(unlocked) => {
            let known = Known::of_member(by.unlocking.who.member, &unlocked.standing.roster);
            Ok((Practice::new(by.unlocking.who, unlocked), known))
        }
        // It unlocks nothing, or what is beneath does not hold.
        Err(refused) => Err(sign_in::closed(host, refused).await),
    }
}

/// A slot that does not open is a trouble of the passkey: its authenticator may have been reset. What
/// does not hold beneath is the server's.
async fn unlock<P: Provider>(
    provider: &P,
    by: &ByPasskey,
    prf: &P::Secret,
    known: &Known,
) -> Result<Unlocked<P>, Refused> {
    let ByPasskey { number, unlocking } = by;
    let place = place(unlocking.who.member, *number);
    let slot = unlocking.slot.as_bytes();
    let account = open(provider, place, prf, slot).await;
    let account = account.ok_or(Refused::Passkey(PasskeyRefused::DoesNotOpen))?;
    let unlocked = unlock_with(provider, unlocking, &account, known).await;
    unlocked.map_err(|refused: NotUnlocked| refused.into())
}

/// The account key out of a passkey's slot; `None` if it does not open.
pub(crate) async fn open<P: Provider>(
    provider: &P,
    place: SlotPlace,
    prf: &P::Secret,
    slot: &[u8],
) -> Option<P::KeyCipher> {
    let key = derive_slot_key_of(provider, place, prf).await.ok()?;
    open_slot(provider, place, &key, slot).await.ok()
}

/// The slot of the passkey of this number.
pub(crate) const fn place(member: sealing::account::MemberId, number: u32) -> SlotPlace {
    SlotPlace {
        member,
        unlock: Unlock::Passkey,
        number,
    }
}

/// Begins to add one, to the account of this address.
pub(crate) async fn begin<H: Host>(host: &H, email: &Email) -> Result<Answer, Refused> {
    let call = post("/api/v1/account/passkey/start", None, b"{}");
    let begun = once(host, &call).await.and_then(|body| read(&body));
    let begun: Making = begun.map_err(Failed::in_session)?;
    Ok(Answer::MakePasskey(begun, email.as_str().to_owned()))
}

/// Adds it.
pub(crate) async fn add<H: Host>(host: &H, new: &AddPasskey) -> Result<Answer, Refused> {
    let body = json(new);
    let call = post("/api/v1/account/passkey", None, &body);
    let added = once(host, &call).await.and_then(|body| read(&body));
    let Added { number } = added.map_err(|failed| match failed.in_session() {
        Refused::Passkey(PasskeyRefused::Wrong) => Refused::Passkey(PasskeyRefused::NotAdded),
        refused => refused,
    })?;
    Ok(Answer::PasskeyAdded(number))
}

/// Removes it.
pub(crate) async fn end<H: Host>(host: &H, number: u32) -> Result<Answer, Refused> {
    let body = json(&ThisPasskey { number });
    let call = post("/api/v1/account/passkey/end", None, &body);
    let ended = surely(host, &call).await;
    ended.map(|_| Answer::Done).map_err(Failed::in_session)
}
