//! The tests' server and one passkey. It believes an answer whose signature says [`RIGHT`]: that real ones
//! are verified is the server's own concern.

use browser::http::{Call, Got};
use wire::passkey::{
    AddPasskey, Added, Answered, Asked, Assertion, ByPasskey, KeepSlot, Making, Passkey,
    SecondByPasskey, SecondStart, ThisPasskey,
};
use wire::session::Purpose;

use super::{Kept, NOW, done, ok, read, refuse};

/// The signature of an answer that holds.
pub(crate) const RIGHT: &str = "right";
/// The number of the passkey.
pub(crate) const NUMBER: u32 = 7;

/// What the server has of it.
#[derive(Default)]
pub(crate) struct KeptPasskey {
    pub(crate) is_there: bool,
    pub(crate) slot: Option<String>,
}

/// What an authenticator answers, with this signature.
pub(crate) fn answered(asked: &Asked, signature: &str) -> Answered {
    Answered {
        ticket: asked.ticket.clone(),
        assertion: Assertion {
            credential: "credential".to_owned(),
            client_data: "client data".to_owned(),
            authenticator_data: "authenticator data".to_owned(),
            signature: signature.to_owned(),
            user: None,
        },
    }
}

fn asked() -> Asked {
    Asked {
        ticket: "ticket".to_owned(),
        challenge: "challenge".to_owned(),
        rp: "letterlock.example.org".to_owned(),
        known: vec!["credential".to_owned()],
    }
}

fn holds(answered: &Answered) -> bool {
    answered.assertion.signature == RIGHT
}

impl Kept {
    /// Those of the member, for their account.
    pub(super) fn passkeys(&self) -> Vec<Passkey> {
        let passkey = Passkey {
            number: NUMBER,
            name: "Laptop".parse().unwrap(),
            made: NOW.into(),
            used: None,
            opens: self.passkey.slot.is_some(),
        };
        let is_there = self.passkey.is_there;
        is_there.then_some(passkey).into_iter().collect()
    }

    pub(super) fn second_by_passkey(&mut self, call: &Call<'_>, last: &str) -> Got {
        if last == "start" {
            let SecondStart { .. } = read(call);
            return ok(&asked());
        }
        let SecondByPasskey { answered, .. } = read(call);
        if holds(&answered) {
            ok(&self.unlocking())
        } else {
            refuse(422, "wrong-passkey")
        }
    }

    pub(super) fn sign_in_by_passkey(&mut self, call: &Call<'_>) -> Got {
        let answered: Answered = read(call);
        match &self.passkey.slot {
            _ if !holds(&answered) => refuse(422, "wrong-passkey"),
            None => refuse(422, "passkey-opens-nothing"),
            Some(slot) => {
                let mut unlocking = self.unlocking();
                unlocking.slot.clone_from(slot);
                self.purpose = Some(Purpose::Inbox);
                let number = NUMBER;
                ok(&ByPasskey { number, unlocking })
            }
        }
    }

    pub(super) fn of_passkeys(&mut self, call: &Call<'_>, rest: &[&str]) -> Got {
        match rest {
            ["start"] => ok(&Making {
                ticket: "ticket".to_owned(),
                challenge: "challenge".to_owned(),
                rp: "letterlock.example.org".to_owned(),
                member: self.member.as_ref().expect("a member").member,
                known: Vec::new(),
            }),
            [] => {
                let AddPasskey { .. } = read(call);
                self.passkey.is_there = true;
                ok(&Added { number: NUMBER })
            }
            ["slot", "start"] => ok(&asked()),
            ["slot"] => {
                let KeepSlot { answered, slot } = read(call);
                if !holds(&answered) {
                    return refuse(422, "wrong-passkey");
                }
                self.passkey.slot = Some(slot);
                done()
            }
            _ => {
                let ThisPasskey { number } = read(call);
                assert_eq!(number, NUMBER);
                if self.wants_totp && !self.has_totp {
                    return refuse(409, "last-second-step");
                }
                self.passkey = KeptPasskey::default();
                done()
            }
        }
    }
}

pub(super) fn ask_anybody() -> Got {
    ok(&Asked {
        known: Vec::new(),
        ..asked()
    })
}
