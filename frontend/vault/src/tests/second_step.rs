//! The code of an authenticator, after the passphrase.

use std::rc::Rc;

use browser::vault::message::{Answer, Ask, ChangePassphrase, Refused, SignIn};

use super::server::{CODE, Fault, Server};
use super::{EMAIL, PASSPHRASE, Page, enrolled, sign_in, sign_in_with};

const NEW: &str = "a paper boat on a lake";

fn code(typed: &str) -> Ask {
    Ask::SecondStep(typed.to_owned())
}

fn change() -> Ask {
    Ask::ChangePassphrase(ChangePassphrase {
        email: EMAIL.to_owned(),
        old: PASSPHRASE.to_owned(),
        new: NEW.to_owned(),
        known: None,
    })
}

fn open_account() -> Ask {
    Ask::OpenAccount(SignIn {
        email: EMAIL.to_owned(),
        passphrase: PASSPHRASE.to_owned(),
        known: None,
    })
}

/// The same, by a browser that has seen this of rosters.
fn knowing(ask: Ask, known: &str) -> Ask {
    let known = Some(known.to_owned());
    match ask {
        Ask::SignIn(who) => Ask::SignIn(SignIn { known, ..who }),
        Ask::OpenAccount(who) => Ask::OpenAccount(SignIn { known, ..who }),
        _ => unreachable!("it is a sign-in"),
    }
}

fn with_totp() -> Rc<Server> {
    let server = Rc::new(Server::new());
    enrolled(&server);
    server.kept.borrow_mut().has_totp = true;
    server
}

#[test]
fn the_right_code_opens_what_the_passphrase_began_and_a_wrong_one_may_be_followed_by_it() {
    let server = with_totp();
    let mut page = Page::new(&server);
    assert!(matches!(page.ask(sign_in()), Ok(Answer::SecondStep(_))));
    assert!(page.refusal(Ask::Inbox) == Some(Refused::SessionOver));
    assert!(page.refusal(code("000000")) == Some(Refused::WrongCode));
    assert!(matches!(page.ask(code(CODE)), Ok(Answer::SignedIn(..))));
    assert!(page.ask(Ask::Inbox).is_ok());
    assert!(page.refusal(code(CODE)) == Some(Refused::OutOfTurn));
}

#[test]
fn a_wrong_passphrase_is_told_before_any_code_is_asked_for() {
    let server = with_totp();
    let mut page = Page::new(&server);
    let refused = page.refusal(sign_in_with("four other words"));
    assert!(refused == Some(Refused::NotSignedIn));
    assert!(page.refusal(code(CODE)) == Some(Refused::OutOfTurn));
}

#[test]
fn attack_13_another_roster_than_the_one_that_was_seen_unlocks_nothing_after_the_code_either() {
    let server = with_totp();
    let mut page = Page::new(&server);
    assert!(page.ask(sign_in()).is_ok());
    let Ok(Answer::SignedIn(_, known)) = page.ask(code(CODE)) else {
        panic!("they sign in");
    };
    let longer = known.replace("[1,", "[2,");
    for asked in [sign_in, open_account] {
        let mut page = Page::new(&server);
        assert!(page.ask(knowing(asked(), &known)).is_ok());
        assert!(page.ask(code(CODE)).is_ok());
        assert!(page.ask(knowing(asked(), &longer)).is_ok());
        assert!(page.refusal(code(CODE)) == Some(Refused::RosterForked));
        assert!(page.refusal(Ask::Inbox) == Some(Refused::SessionOver));
    }
}

#[test]
fn a_change_of_passphrase_and_the_account_want_the_code_too() {
    let server = with_totp();
    let mut page = Page::new(&server);
    assert!(matches!(
        page.ask(open_account()),
        Ok(Answer::SecondStep(_))
    ));
    assert!(page.refusal(Ask::MakeRecovery) == Some(Refused::SessionOver));
    let opened = page.ask(code(CODE));
    assert!(matches!(opened, Ok(Answer::Account(account)) if account.totp.is_some()));
    let mut page = Page::new(&server);
    assert!(matches!(page.ask(change()), Ok(Answer::SecondStep(_))));
    assert!(matches!(page.ask(code(CODE)), Ok(Answer::Done)));
    let mut page = Page::new(&server);
    let signed_in = page.ask(sign_in_with(NEW));
    assert!(matches!(signed_in, Ok(Answer::SecondStep(_))));
}

#[test]
fn a_change_whose_answer_was_lost_is_known_by_the_passphrase_alone() {
    let server = with_totp();
    server.fail("passphrase/finish", 1, Fault::Unheard);
    let mut page = Page::new(&server);
    assert!(page.ask(change()).is_ok());
    assert!(matches!(page.ask(code(CODE)), Ok(Answer::Done)));
}

#[test]
fn an_authenticator_is_kept_once_it_shows_a_code() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    server.kept.borrow_mut().wants_totp = true;
    let mut page = Page::new(&server);
    let signed_in = page.ask(sign_in());
    assert!(matches!(signed_in, Ok(Answer::SignedIn(who, _)) if who.second_step_wanted));
    let Ok(Answer::Totp(shown)) = page.ask(Ask::MakeTotp) else {
        panic!("nothing is shown");
    };
    assert!(shown.address.contains(&shown.secret) && shown.address.contains("front-desk%40"));
    let wrong = page.refusal(Ask::ConfirmTotp("000000".to_owned()));
    assert!(wrong == Some(Refused::WrongCode));
    assert!(!server.kept.borrow().has_totp);
    let kept = page.ask(Ask::ConfirmTotp(CODE.to_owned()));
    assert!(matches!(kept, Ok(Answer::Done)));
    assert!(server.kept.borrow().has_totp);

    let mut page = Page::new(&server);
    assert!(page.ask(open_account()).is_ok());
    assert!(page.ask(code(CODE)).is_ok());
    assert!(matches!(page.ask(Ask::EndTotp), Ok(Answer::Done)));
    let wanted = Page::new(&server).ask(open_account());
    assert!(matches!(wanted, Ok(Answer::SecondStepWanted)));
}

#[test]
fn nobody_sets_up_an_authenticator_without_a_sign_in() {
    let server = with_totp();
    let mut page = Page::new(&server);
    assert!(page.refusal(Ask::MakeTotp) == Some(Refused::SessionOver));
    let confirmed = page.refusal(Ask::ConfirmTotp(CODE.to_owned()));
    assert!(confirmed == Some(Refused::OutOfTurn));
}
