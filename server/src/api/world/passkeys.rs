//! Members of the world with passkeys.

use ::store::{NewPasskeySlot, PasskeyUse, Purpose, Store};
use wire::passkey::Making;

use super::World;
use crate::passkey::authenticator::Authenticator;

impl World {
    /// Gives the member of this practice a passkey, now; its authenticator and its number.
    pub(crate) async fn with_passkey(&self, practice: usize, seed: u8) -> (Authenticator, u32) {
        let mut made = Authenticator::new(seed);
        let number = self.add_passkey(practice, &mut made).await;
        (made, number)
    }

    /// The same, of this authenticator.
    pub(crate) async fn add_passkey(&self, practice: usize, with: &mut Authenticator) -> u32 {
        let passkeys = self.state.passkeys.as_deref().expect("it has a name");
        let member = self.practices[practice].1.member;
        let (state, challenge) = passkeys.make(member);
        let made = with.make(&Making {
            ticket: String::new(),
            challenge,
            rp: passkeys.rp().to_owned(),
            member,
            known: Vec::new(),
        });
        let name = "Laptop".parse().expect("a name");
        let made = passkeys.made((member, state), name, &made);
        let now = self.state.clock.now();
        let session = self.begin(member, Purpose::Account).await.hash();
        let made = made.expect("it is made");
        let put = self.store.put_passkey(made, *session.as_bytes(), now).await;
        put.expect("it is kept")
    }

    /// Keeps what the first passkey of the member of this practice opens.
    pub(crate) async fn open_by_passkey(&self, practice: usize, slot: &str) {
        let member = self.practices[practice].1.member;
        let kept = self.store.passkeys(member).await.expect("it answers");
        let state = kept[0].passkey.state.clone();
        let used = PasskeyUse {
            number: kept[0].number,
            before: state.clone(),
            after: state,
        };
        let session = self.begin(member, Purpose::Account).await.hash();
        let new = NewPasskeySlot {
            member,
            used,
            slot: slot.to_owned(),
            session: *session.as_bytes(),
        };
        let now = self.state.clock.now();
        let put = self.store.put_passkey_slot(new, now);
        put.await.expect("it is kept");
    }
}
