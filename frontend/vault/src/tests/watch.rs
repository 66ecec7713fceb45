//! A log that lies about a practice: its members hear of it (attack 10 of the list in the threat model).

use std::rc::Rc;

use browser::vault::message::{Answer, Ask, KeyDoubt, LogAlarm, LogWatched, Refused};

use super::server::{Server, Shown};
use super::{Page, enrolled, sign_in};

/// What a member hears who signs in, and remembers this of the log.
fn watched(server: &Rc<Server>, known: Option<&str>) -> Result<LogWatched, Refused> {
    let mut page = Page::new(server);
    assert!(matches!(page.ask(sign_in()), Ok(Answer::SignedIn(..))));
    match page.ask(Ask::WatchLog(known.map(str::to_owned)))? {
        Answer::LogWatched(found) => Ok(found),
        _ => panic!("the log was watched"),
    }
}

fn alarm(server: &Rc<Server>, known: Option<&str>) -> LogAlarm {
    match watched(server, known) {
        Ok(LogWatched::Alarm(alarm)) => alarm,
        _ => panic!("an alarm"),
    }
}

#[test]
fn attack_10_a_key_in_the_practices_name_that_it_did_not_make_raises_an_alarm() {
    let (server, other) = (Rc::new(Server::new()), Rc::new(Server::new()));
    enrolled(&server);
    let Ok(LogWatched::InOrder(known)) = watched(&server, None) else {
        panic!("it is in order")
    };
    assert!(watched(&server, Some(&known)).is_ok());

    // The same practice's record, made by somebody else.
    enrolled(&other);
    let foreign = other.kept.borrow().record.clone().unwrap();
    server
        .kept
        .borrow_mut()
        .log
        .leaves
        .push(foreign.into_bytes());
    assert_eq!(alarm(&server, Some(&known)), LogAlarm::Foreign);
    server.kept.borrow_mut().log.leaves.pop();

    server.kept.borrow_mut().log.leaves_it_out = true;
    server.kept.borrow_mut().log.leaves[7] = b"another practice's".to_vec();
    assert_eq!(alarm(&server, None), LogAlarm::Missing);
    assert_eq!(
        alarm(&server, Some(&known)),
        LogAlarm::Doubt(KeyDoubt::Forked)
    );
    server.kept.borrow_mut().log.leaves_it_out = false;

    server.kept.borrow_mut().log.leaves.truncate(20);
    assert_eq!(
        alarm(&server, Some(&known)),
        LogAlarm::Doubt(KeyDoubt::RolledBack)
    );
    server.kept.borrow_mut().log.seed += 1;
    assert_eq!(
        alarm(&server, Some(&known)),
        LogAlarm::Doubt(KeyDoubt::OtherLog)
    );
}

#[test]
fn keys_that_another_owner_renewed_since_the_sign_in_raise_no_alarm() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    let [mut before, mut other] = [(); 2].map(|()| Page::new(&server));
    for page in [&mut before, &mut other] {
        assert!(matches!(page.ask(sign_in()), Ok(Answer::SignedIn(..))));
    }
    let renewal = Ask::Rotate {
        remove: None,
        new_kit: false,
    };
    assert!(matches!(other.ask(renewal), Ok(Answer::Done)));
    let watch = |page: &mut Page| match page.ask(Ask::WatchLog(None)) {
        Ok(Answer::LogWatched(found)) => found,
        _ => panic!("the log was watched"),
    };
    assert!(matches!(watch(&mut before), LogWatched::InOrder(_)));
    // A record that no roster says is foreign all the same.
    server.kept.borrow_mut().shown = Shown::TheBeginning;
    let foreign = LogWatched::Alarm(LogAlarm::Foreign);
    assert!(watch(&mut before) == foreign);
}

#[test]
fn nobody_watches_who_has_not_signed_in() {
    let server = Rc::new(Server::new());
    let refused = Page::new(&server).refusal(Ask::WatchLog(None));
    assert!(refused == Some(Refused::SessionOver));
}
