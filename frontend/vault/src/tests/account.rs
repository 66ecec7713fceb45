//! A member's own recovery code, and a passphrase that was forgotten.

use std::rc::Rc;

use browser::vault::message::{Answer, Ask, ChangePassphrase, Progress, Recover, Refused, SignIn};

use super::server::{CODE, Fault, Server};
use super::{EMAIL, PASSPHRASE, Page, enrolled, sign_in, sign_in_with};

const NEW: &str = "a paper boat on a lake";

fn open_account(passphrase: &str) -> Ask {
    Ask::OpenAccount(SignIn {
        email: EMAIL.to_owned(),
        passphrase: passphrase.to_owned(),
        known: None,
    })
}

fn recover(code: &str) -> Ask {
    Ask::Recover(Recover {
        email: EMAIL.to_owned(),
        code: code.to_owned(),
        new: NEW.to_owned(),
    })
}

/// Whether a passphrase signs in and unlocks the practice's keys.
fn unlocks(server: &Rc<Server>, passphrase: &str) -> bool {
    let asked = Page::new(server).ask(sign_in_with(passphrase));
    matches!(asked, Ok(Answer::SignedIn(..)))
}

/// A member with a recovery code, and the code as it is on paper.
fn with_a_code() -> (Rc<Server>, String) {
    let server = Rc::new(Server::new());
    enrolled(&server);
    let mut page = Page::new(&server);
    let opened = page.ask(open_account(PASSPHRASE));
    assert!(matches!(opened, Ok(Answer::Account(account)) if account.recovery.is_none()));
    let Ok(Answer::Kit(groups)) = page.ask(Ask::MakeRecovery) else {
        panic!("no code");
    };
    assert!(server.kept.borrow().recovery.is_none());
    let typed = groups.iter().cloned().enumerate().collect();
    let kept = page.ask(Ask::ConfirmRecovery(typed));
    assert!(matches!(kept, Ok(Answer::Account(account)) if account.recovery.is_some()));
    (server, groups.join("-"))
}

#[test]
fn with_the_code_a_new_passphrase_opens_the_same_keys_and_the_code_is_used_up() {
    let (server, code) = with_a_code();
    let recovered = Page::new(&server).ask(recover(&code.to_lowercase()));
    assert!(matches!(recovered, Ok(Answer::Done)));
    assert!(unlocks(&server, NEW));
    assert!(Page::new(&server).refusal(sign_in()) == Some(Refused::NotSignedIn));
    let again = Page::new(&server).refusal(recover(&code));
    assert!(again == Some(Refused::NoSuchCode));
}

#[test]
fn the_code_is_in_no_request_and_neither_is_the_passphrase() {
    let (server, code) = with_a_code();
    assert!(Page::new(&server).ask(recover(&code)).is_ok());
    let said = server.said();
    let groups: Vec<&str> = code.split('-').collect();
    for secret in groups.into_iter().chain([NEW, PASSPHRASE]) {
        assert!(!said.contains(secret), "{secret}");
    }
}

#[test]
fn nothing_is_kept_before_the_code_was_read_back_from_paper() {
    let (server, code) = with_a_code();
    let mut page = Page::new(&server);
    assert!(page.ask(open_account(PASSPHRASE)).is_ok());
    let Ok(Answer::Kit(groups)) = page.ask(Ask::MakeRecovery) else {
        panic!("no code");
    };
    let before = server.kept.borrow().recovery.clone();
    let other = code.split('-').nth(2).unwrap().to_owned();
    let wrong = page.refusal(Ask::ConfirmRecovery(vec![(2, other)]));
    assert!(wrong == Some(Refused::KitGroup(2)));
    let nothing = page.refusal(Ask::ConfirmRecovery(Vec::new()));
    assert!(nothing == Some(Refused::OutOfTurn));
    assert!(server.kept.borrow().recovery == before);
    let right = page.ask(Ask::ConfirmRecovery(vec![(2, groups[2].clone())]));
    assert!(right.is_ok());
    let old = Page::new(&server).refusal(recover(&code));
    assert!(old == Some(Refused::NoSuchCode));
}

/// The same with one sign of its second group another one.
fn mistyped(code: &str) -> String {
    let other = if code.as_bytes()[6] == b'7' { "8" } else { "7" };
    let mut typed = code.to_owned();
    typed.replace_range(6..=6, other);
    typed
}

#[test]
fn a_code_with_a_typing_error_names_its_group_and_asks_nobody() {
    let (server, code) = with_a_code();
    server.notes();
    let refused = Page::new(&server).refusal(recover(&mistyped(&code)));
    assert!(refused == Some(Refused::KitGroup(1)));
    assert!(server.notes().is_empty());
}

#[test]
fn a_recovery_whose_answer_was_lost_is_known_to_be_made() {
    let (server, code) = with_a_code();
    server.fail("forgotten/finish", 1, Fault::Unheard);
    let recovered = Page::new(&server).ask(recover(&code));
    assert!(matches!(recovered, Ok(Answer::Done)));
    assert!(unlocks(&server, NEW));
}

#[test]
fn nobody_puts_a_passphrase_on_keys_that_a_server_exchanged() {
    let (server, code) = with_a_code();
    if let Some(member) = server.kept.borrow_mut().member.as_mut() {
        member.keys.sealed_enc.clone_from(&member.keys.sealed_sig);
    }
    server.notes();
    let refused = Page::new(&server).refusal(recover(&code));
    assert!(refused == Some(Refused::KeysDamaged));
    assert_eq!(server.notes(), ["Post forgotten/start"]);
}

#[test]
fn without_a_sign_in_for_it_no_code_is_made() {
    let (server, _) = with_a_code();
    let mut page = Page::new(&server);
    assert!(page.ask(sign_in()).is_ok());
    assert!(page.refusal(Ask::MakeRecovery) == Some(Refused::SessionOver));
    let wrong = page.refusal(open_account("four other words"));
    assert!(wrong == Some(Refused::NotSignedIn));
    assert!(page.refusal(Ask::MakeRecovery) == Some(Refused::SessionOver));
}

#[test]
fn the_code_stands_in_for_a_second_step_that_is_lost_and_is_in_no_request() {
    let (server, code) = with_a_code();
    server.kept.borrow_mut().has_totp = true;
    server.kept.borrow_mut().wants_totp = true;
    let lost = |typed: &str| Ask::SecondStepLost(typed.to_owned());
    let mut page = Page::new(&server);
    assert!(page.refusal(lost(&code)) == Some(Refused::OutOfTurn));
    assert!(matches!(page.ask(sign_in()), Ok(Answer::SecondStep(_))));
    assert!(page.refusal(lost(&mistyped(&code))) == Some(Refused::KitGroup(1)));
    let signed_in = page.ask(lost(&code));
    assert!(matches!(signed_in, Ok(Answer::SignedIn(who, _)) if who.second_step_wanted));
    assert!(page.ask(Ask::MakeTotp).is_ok());
    let said = server.said();
    assert!(code.split('-').all(|group| !said.contains(group)));
}

#[test]
fn the_code_is_not_used_up_for_a_change_of_passphrase_that_could_not_follow() {
    let (server, code) = with_a_code();
    server.kept.borrow_mut().has_totp = true;
    server.kept.borrow_mut().wants_totp = true;
    let mut page = Page::new(&server);
    let change = Ask::ChangePassphrase(ChangePassphrase {
        email: EMAIL.to_owned(),
        old: PASSPHRASE.to_owned(),
        new: NEW.to_owned(),
        known: None,
    });
    assert!(matches!(page.ask(change), Ok(Answer::SecondStep(_))));
    let refused = page.refusal(Ask::SecondStepLost(code));
    assert!(refused == Some(Refused::OutOfTurn));
    assert!(server.kept.borrow().recovery.is_some());
    assert!(server.kept.borrow().has_totp);
    let changed = page.ask(Ask::SecondStep(CODE.to_owned()));
    assert!(matches!(changed, Ok(Answer::Done)));
}

#[test]
fn an_account_that_cannot_be_shown_leaves_no_session() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    server.fail("account", 3, Fault::Lost);
    let mut page = Page::new(&server);
    let refused = page.refusal(open_account(PASSPHRASE));
    assert!(refused == Some(Refused::Unreached));
    assert!(page.heard.borrow().contains(&Progress::AtAccount));
    assert!(server.kept.borrow().purpose.is_none());
    assert!(page.refusal(Ask::MakeRecovery) == Some(Refused::SessionOver));
}

#[test]
fn a_code_that_is_anothers_leaves_the_second_step_to_be_done() {
    let (server, code) = with_a_code();
    let (_, other) = with_a_code();
    server.kept.borrow_mut().has_totp = true;
    let mut page = Page::new(&server);
    assert!(page.ask(open_account(PASSPHRASE)).is_ok());
    let refused = page.refusal(Ask::SecondStepLost(other));
    assert!(refused == Some(Refused::NoSuchCode));
    let opened = page.ask(Ask::SecondStepLost(code));
    assert!(matches!(opened, Ok(Answer::Account(account)) if account.totp.is_none()));
}
