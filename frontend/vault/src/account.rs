//! What a member's account opens with. [`Account::open`] unlocks the member's and the practice's keys once,
//! to see that what the server gave holds, and drops them. Afterwards the account key only goes from one slot
//! into another.

use browser::vault::message::{Answer, PasskeyRefused, Refused};
use referral::contact::Email;
use sealing::account::{SlotPlace, Unlock, derive_slot_key, derive_slot_key_of, reseal_slot};
use sealing::provider::Provider;
use sealing::{AccountCode, Sha256Digest};
use wire::account::MakeRecovery;
use wire::passkey::{Answered, KeepSlot, ThisPasskey};

use crate::host::Host;
use crate::http::{Failed, get, json, once, post, read, surely};
use crate::keys::{NotUnlocked, unlock};
use crate::known::Known;
use crate::passkey::{self, Prf};
use crate::sign_in::Proven;
use crate::{paper, sign_in};

/// The account of whoever signed in to change it.
pub(crate) struct Account<H: Host> {
    email: Email,
    place: SlotPlace,
    /// What the passphrase gives.
    slot_key: <H::Crypto as Provider>::KeyCipher,
    /// The account key, under it.
    slot: String,
    /// A code that was made and not kept yet.
    made: Option<Made>,
}

struct Made {
    code: AccountCode,
    access: Sha256Digest,
    slot: String,
}

impl<H: Host> Account<H> {
    /// Of whoever signed in for it; and what to remember of the practice's roster.
    pub(crate) async fn open(
        host: &H,
        proven: Proven,
        known: &Known,
    ) -> Result<(Self, String), Refused> {
        let Proven {
            email,
            unlocking,
            secret,
        } = proven;
        let place = SlotPlace {
            member: unlocking.who.member,
            unlock: Unlock::Passphrase,
            number: 0,
        };
        let crypto = host.crypto();
        let held = unlock(crypto, &unlocking, &secret, known).await;
        let slot_key = derive_slot_key(crypto, place, &secret).await;
        let slot_key = slot_key.map_err(NotUnlocked::from);
        let (held, slot_key) = match held.and_then(|held| Ok((held, slot_key?))) {
            Ok(both) => both,
            Err(refused) => return Err(sign_in::closed(host, refused.into()).await),
        };
        let account = Self {
            email,
            place,
            slot_key,
            slot: unlocking.slot,
            made: None,
        };
        Ok((
            account,
            Known::of_member(place.member, &held.standing.roster),
        ))
    }

    /// What is set up.
    pub(crate) async fn tell(&self, host: &H) -> Result<Answer, Refused> {
        let account = get(host, "/api/v1/account", None).await;
        account.map(Answer::Account).map_err(Failed::in_session)
    }

    /// The same, of a session that has just begun: it ends where nothing can be told.
    pub(crate) async fn first_told(&self, host: &H) -> Result<Answer, Refused> {
        let told = self.tell(host).await;
        if told.is_err() {
            // Who asked has to sign in anew.
            sign_in::end(host).await;
        }
        told
    }

    /// Makes a recovery code. The one before holds until this one is kept.
    pub(crate) async fn make_recovery(&mut self, host: &H) -> Result<Answer, Refused> {
        let crypto = host.crypto();
        let code = AccountCode::make(crypto).map_err(|_| Refused::OutOfTurn)?;
        let place = SlotPlace {
            unlock: Unlock::RecoveryCode,
            ..self.place
        };
        let key = code.derive_slot_key(crypto, place).await;
        let key = key.map_err(|_| Refused::OutOfTurn)?;
        let from = (self.place, &self.slot_key);
        let slot = reseal_slot(crypto, from, self.slot.as_bytes(), (place, &key)).await;
        let slot = slot.map_err(|_| Refused::KeysDamaged)?;
        let access = code.derive_access_token(&self.email).hash();
        let groups = paper::groups(code.written());
        self.made = Some(Made { code, access, slot });
        Ok(Answer::Kit(groups))
    }

    /// Asks for this passkey, to let it open the account.
    pub(crate) async fn ask_passkey(&self, host: &H, number: u32) -> Result<Answer, Refused> {
        let body = json(&ThisPasskey { number });
        let call = post("/api/v1/account/passkey/slot/start", None, &body);
        let asked = once(host, &call).await.and_then(|body| read(&body));
        asked.map(Answer::UsePasskey).map_err(Failed::in_session)
    }

    /// Lets it open the account. Nothing is handed over that its PRF has not opened here.
    pub(crate) async fn open_by_passkey(
        &self,
        host: &H,
        number: u32,
        answered: Answered,
        prf: &Prf<H>,
    ) -> Result<Answer, Refused> {
        let crypto = host.crypto();
        let place = passkey::place(self.place.member, number);
        let key = derive_slot_key_of(crypto, place, prf).await;
        let key = key.map_err(|_| Refused::OutOfTurn)?;
        let from = (self.place, &self.slot_key);
        let slot = reseal_slot(crypto, from, self.slot.as_bytes(), (place, &key)).await;
        let slot = slot.map_err(|_| Refused::KeysDamaged)?;
        let opened = passkey::open(crypto, place, prf, slot.as_bytes()).await;
        opened.ok_or(Refused::Passkey(PasskeyRefused::DoesNotOpen))?;
        let body = json(&KeepSlot { answered, slot });
        let call = post("/api/v1/account/passkey/slot", None, &body);
        let kept = once(host, &call).await;
        kept.map(|_| Answer::Done).map_err(Failed::in_session)
    }

    /// Compares what was typed with the code, and keeps what it opens if it is right.
    pub(crate) async fn confirm_recovery(
        &mut self,
        host: &H,
        typed: Vec<(usize, String)>,
    ) -> Result<Answer, Refused> {
        let made = self.made.as_ref().ok_or(Refused::OutOfTurn)?;
        paper::compare(made.code.written(), typed)?;
        let body = json(&MakeRecovery {
            access: made.access,
            slot: made.slot.clone(),
        });
        // The same code twice is the same code.
        let kept = surely(host, &post("/api/v1/account/recovery", None, &body)).await;
        kept.map_err(Failed::in_session)?;
        self.made = None;
        self.tell(host).await
    }
}
