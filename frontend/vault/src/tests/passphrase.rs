//! Choosing another passphrase.

use std::rc::Rc;

use browser::vault::message::{Answer, Ask, ChangePassphrase, Progress, Refused};

use super::server::{Fault, Server};
use super::{EMAIL, PASSPHRASE, Page, enrolled, sign_in, sign_in_with};

const NEW: &str = "a paper boat on a lake";

fn change(old: &str, new: &str) -> Ask {
    Ask::ChangePassphrase(ChangePassphrase {
        email: EMAIL.to_owned(),
        old: old.to_owned(),
        new: new.to_owned(),
        known: None,
    })
}

/// Whether a passphrase signs in and unlocks the practice's keys.
fn unlocks(server: &Rc<Server>, passphrase: &str) -> bool {
    let asked = Page::new(server).ask(sign_in_with(passphrase));
    matches!(asked, Ok(Answer::SignedIn(..)))
}

/// A server that shows another list of members than before gets no passphrase to keep.
#[test]
fn attack_13_no_passphrase_is_changed_over_another_roster_than_the_one_that_was_seen() {
    let server = Rc::new(Server::new());
    let seen = enrolled(&server);
    let another = seen.replacen(r#":[1,""#, r#":[2,""#, 1);
    assert_ne!(another, seen);
    server.notes();
    let Ask::ChangePassphrase(mut change) = change(PASSPHRASE, NEW) else {
        unreachable!("it is a change")
    };
    change.known = Some(another);
    let refused = Page::new(&server).refusal(Ask::ChangePassphrase(change));
    assert!(refused == Some(Refused::RosterForked));
    let notes = server.notes();
    assert!(notes.ends_with(&["Post alarms".to_owned(), "Delete session".to_owned()]));
    assert!(!notes.iter().any(|note| note.contains("passphrase")));
    assert!(unlocks(&server, PASSPHRASE));
}

#[test]
fn the_new_passphrase_unlocks_the_same_keys_and_the_old_one_nothing() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    let changed = Page::new(&server).ask(change(PASSPHRASE, NEW));
    assert!(matches!(changed, Ok(Answer::Done)));
    assert!(unlocks(&server, NEW));
    assert!(Page::new(&server).refusal(sign_in()) == Some(Refused::NotSignedIn));
}

#[test]
fn a_change_whose_answer_was_lost_is_known_to_be_made() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    server.fail("passphrase/finish", 1, Fault::Unheard);
    let changed = Page::new(&server).ask(change(PASSPHRASE, NEW));
    assert!(matches!(changed, Ok(Answer::Done)));
    assert!(unlocks(&server, NEW));
}

#[test]
fn a_change_whose_session_ended_elsewhere_is_not_taken_for_made() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    // The first try does not arrive, and meanwhile another tab signs out.
    server.fail("passphrase/finish", 1, Fault::Lost);
    server.end_session_at("passphrase/finish");
    let refused = Page::new(&server).refusal(change(PASSPHRASE, NEW));
    assert!(refused == Some(Refused::ChangeUnknown));
    assert!(unlocks(&server, PASSPHRASE));
    assert!(!unlocks(&server, NEW));
}

#[test]
fn a_change_that_never_arrived_says_that_nobody_knows() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    server.fail("passphrase/finish", 3, Fault::Lost);
    let refused = Page::new(&server).refusal(change(PASSPHRASE, NEW));
    assert!(refused == Some(Refused::ChangeUnknown));
    assert!(unlocks(&server, PASSPHRASE));
}

#[test]
fn a_wrong_passphrase_and_one_that_is_too_short_change_nothing() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    for (old, new, expected) in [
        ("four other words", NEW, Refused::NotSignedIn),
        (PASSPHRASE, "short", Refused::PassphraseTooShort),
    ] {
        let refused = Page::new(&server).refusal(change(old, new));
        assert!(refused == Some(expected), "{old}, {new}");
    }
    assert!(unlocks(&server, PASSPHRASE));
}

#[test]
fn a_change_takes_the_session_of_all_tabs_however_it_ends_and_a_wrong_passphrase_takes_none() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    let mut page = Page::new(&server);
    assert!(page.ask(change("four other words", NEW)).is_err());
    assert!(page.heard.borrow().is_empty());
    server.fail("passphrase/start", 1, Fault::Lost);
    assert!(page.refusal(change(PASSPHRASE, NEW)) == Some(Refused::Unreached));
    assert!(*page.heard.borrow() == [Progress::AtAccount]);
}

#[test]
fn nobody_puts_a_passphrase_on_keys_that_a_server_exchanged() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    if let Some(member) = server.kept.borrow_mut().member.as_mut() {
        std::mem::swap(&mut member.ring_enc, &mut member.ring_sig);
    }
    server.notes();
    let refused = Page::new(&server).refusal(change(PASSPHRASE, NEW));
    assert!(refused == Some(Refused::KeysDamaged));
    let asked = server.notes();
    assert!(
        asked.iter().all(|call| !call.contains("passphrase")),
        "{asked:?}"
    );
    assert!(
        asked.last().is_some_and(|call| call == "Delete session"),
        "{asked:?}"
    );
}
