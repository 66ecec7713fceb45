//! Passkeys: as the second step, and alone.

use std::rc::Rc;

use browser::vault::message::{Answer, Ask, AskPasskey, PasskeyRefused, Refused, SignIn};
use futures::executor::block_on;
use wire::passkey::{AddPasskey, Asked, Made};
use zeroize::Zeroizing;

use super::server::passkeys::{KeptPasskey, NUMBER, RIGHT, answered};
use super::server::{CODE, Server};
use super::{EMAIL, PASSPHRASE, Page, enrolled, sign_in};

/// What a passkey's PRF gives.
const PRF: [u8; 32] = [0x5a; 32];

fn with_passkey() -> Rc<Server> {
    let server = Rc::new(Server::new());
    enrolled(&server);
    server.kept.borrow_mut().passkey.is_there = true;
    server
}

fn open_account(page: &mut Page) {
    let asked = page.ask(Ask::OpenAccount(SignIn {
        email: EMAIL.to_owned(),
        passphrase: PASSPHRASE.to_owned(),
        known: None,
    }));
    if matches!(asked, Ok(Answer::SecondStep(_))) {
        let asked = used(page, AskPasskey::ToGoOn);
        let gone_on = ask(page, AskPasskey::GoOn(answered(&asked, RIGHT)));
        assert!(matches!(gone_on, Ok(Answer::Account(_))));
    }
}

fn ask(page: &mut Page, ask: AskPasskey) -> Result<Answer, Refused> {
    page.ask(Ask::Passkey(ask))
}

/// The same, with what a PRF gave beside it.
fn ask_giving(page: &mut Page, asked: AskPasskey, prf: &[u8]) -> Result<Answer, Refused> {
    let prf = Zeroizing::new(prf.to_vec());
    block_on(page.state.take_in(Some(prf)));
    ask(page, asked)
}

/// What the browser is to ask an authenticator for.
fn used(page: &mut Page, asked: AskPasskey) -> Asked {
    let Ok(Answer::UsePasskey(asked)) = ask(page, asked) else {
        panic!("nothing is asked");
    };
    asked
}

/// Lets the passkey open the account.
fn opened(server: &Rc<Server>) {
    let mut page = Page::new(server);
    open_account(&mut page);
    let asked = used(&mut page, AskPasskey::ToOpen(NUMBER));
    let open = AskPasskey::Open(NUMBER, answered(&asked, RIGHT));
    assert!(matches!(
        ask_giving(&mut page, open, &PRF),
        Ok(Answer::Done)
    ));
}

fn alone(page: &mut Page, prf: &[u8]) -> Result<Answer, Refused> {
    let asked = used(page, AskPasskey::ToSignIn);
    let sign_in = AskPasskey::SignIn(answered(&asked, RIGHT), None);
    ask_giving(page, sign_in, prf)
}

fn refused(refused: PasskeyRefused) -> Refused {
    Refused::Passkey(refused)
}

#[test]
fn a_passkey_goes_on_with_what_the_passphrase_began_and_a_wrong_one_may_be_followed_by_it() {
    let server = with_passkey();
    server.kept.borrow_mut().has_totp = true;
    for by_code in [false, true] {
        let mut page = Page::new(&server);
        let Ok(Answer::SecondStep(ways)) = page.ask(sign_in()) else {
            panic!("no second step");
        };
        assert!(ways.code && ways.passkey);
        let asked = used(&mut page, AskPasskey::ToGoOn);
        let wrong = ask(&mut page, AskPasskey::GoOn(answered(&asked, "wrong")));
        assert!(wrong.err() == Some(refused(PasskeyRefused::Wrong)));
        assert!(page.refusal(Ask::Inbox) == Some(Refused::SessionOver));
        let right = if by_code {
            page.ask(Ask::SecondStep(CODE.to_owned()))
        } else {
            let asked = used(&mut page, AskPasskey::ToGoOn);
            ask(&mut page, AskPasskey::GoOn(answered(&asked, RIGHT)))
        };
        assert!(matches!(right, Ok(Answer::SignedIn(..))));
        assert!(page.ask(Ask::Inbox).is_ok());
        let again = ask(&mut page, AskPasskey::ToGoOn).err();
        assert!(again == Some(Refused::OutOfTurn));
    }
}

#[test]
fn a_passkey_is_added_and_removed_by_whoever_is_signed_in() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    let mut page = Page::new(&server);
    let before = ask(&mut page, AskPasskey::ToAdd).err();
    assert!(before == Some(Refused::SessionOver));
    open_account(&mut page);
    let Ok(Answer::MakePasskey(making, email)) = ask(&mut page, AskPasskey::ToAdd) else {
        panic!("nothing is to be made");
    };
    assert_eq!(email, EMAIL.to_lowercase());
    let new = AddPasskey {
        ticket: making.ticket,
        name: "Laptop".parse().unwrap(),
        made: Made {
            client_data: "client data".to_owned(),
            attestation: "attestation".to_owned(),
        },
    };
    let added = ask(&mut page, AskPasskey::Add(new));
    assert!(matches!(added, Ok(Answer::PasskeyAdded(NUMBER))));
    let Ok(Answer::Account(account)) = page.ask(Ask::Account) else {
        panic!("no account");
    };
    assert_eq!(account.passkeys.len(), 1);
    server.kept.borrow_mut().wants_totp = true;
    let last = ask(&mut page, AskPasskey::End(NUMBER)).err();
    assert!(last == Some(Refused::LastSecondStep));
    server.kept.borrow_mut().wants_totp = false;
    let ended = ask(&mut page, AskPasskey::End(NUMBER));
    assert!(matches!(ended, Ok(Answer::Done)));
}

#[test]
fn a_passkey_that_opens_the_account_signs_in_alone() {
    let server = with_passkey();
    let mut page = Page::new(&server);
    let nothing = alone(&mut page, &PRF).err();
    assert!(nothing == Some(refused(PasskeyRefused::OpensNothing)));
    opened(&server);
    let mut page = Page::new(&server);
    assert!(matches!(
        alone(&mut page, &PRF),
        Ok(Answer::SignedIn(who, _)) if who.name == "Robin Sample"
    ));
    assert!(page.ask(Ask::Inbox).is_ok());
}

#[test]
fn a_prf_that_opens_nothing_is_a_trouble_of_the_passkey_and_no_alarm() {
    let server = with_passkey();
    opened(&server);
    let mut page = Page::new(&server);
    let other = alone(&mut page, &[0; 32]).err();
    assert!(other == Some(refused(PasskeyRefused::DoesNotOpen)));
    assert!(server.kept.borrow().purpose.is_none(), "the session ended");
    assert!(page.refusal(Ask::Inbox) == Some(Refused::SessionOver));
    // The slot of another kind, or of another number, opens nothing either.
    let passphrases = server.kept.borrow().member.as_ref().unwrap().slot.clone();
    server.kept.borrow_mut().passkey.slot = Some(passphrases);
    let other = alone(&mut page, &PRF).err();
    assert!(other == Some(refused(PasskeyRefused::DoesNotOpen)));
}

#[test]
fn what_does_not_hold_beneath_the_slot_is_the_alarm_that_it_always_is() {
    let server = with_passkey();
    opened(&server);
    {
        let mut kept = server.kept.borrow_mut();
        let member = kept.member.as_mut().unwrap();
        let keys = &mut member.keys;
        std::mem::swap(&mut keys.sealed_enc, &mut keys.sealed_sig);
    }
    let mut page = Page::new(&server);
    assert!(alone(&mut page, &PRF).err() == Some(Refused::KeysDamaged));
}

#[test]
fn what_a_prf_gave_is_for_one_request() {
    let server = with_passkey();
    opened(&server);
    let mut page = Page::new(&server);
    let asked = used(&mut page, AskPasskey::ToSignIn);
    let sign_in = AskPasskey::SignIn(answered(&asked, RIGHT), None);
    assert!(ask(&mut page, sign_in).err() == Some(Refused::OutOfTurn));
    block_on(page.state.take_in(Some(Zeroizing::new(PRF.to_vec()))));
    let asked = used(&mut page, AskPasskey::ToSignIn);
    let sign_in = AskPasskey::SignIn(answered(&asked, RIGHT), None);
    assert!(ask(&mut page, sign_in).err() == Some(Refused::OutOfTurn));
}

/// Attack 19: the PRF's output reaches the vault and goes no further.
#[test]
fn attack_19_nothing_that_is_sent_has_the_prf_output() {
    let server = with_passkey();
    opened(&server);
    let mut page = Page::new(&server);
    assert!(alone(&mut page, &PRF).is_ok());
    let said = server.said().to_lowercase();
    let base64 = "wlpawlpa";
    assert!(!said.contains(base64) && !said.contains(&"5a".repeat(8)));
    assert!(!said.contains(&"Z".repeat(8).to_lowercase()));
    assert!(!said.contains("clientextensionresults"));
}

/// Attack 19: a passkey that is deleted takes nothing along.
#[test]
fn attack_19_without_the_passkey_the_passphrase_opens_everything() {
    let server = with_passkey();
    opened(&server);
    server.kept.borrow_mut().passkey = KeptPasskey::default();
    let mut page = Page::new(&server);
    assert!(matches!(page.ask(sign_in()), Ok(Answer::SignedIn(..))));
    assert!(page.ask(Ask::Inbox).is_ok());
}
