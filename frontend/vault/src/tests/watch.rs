//! A log that lies about a practice: its members hear of it (attack 10 of the list in the threat model).

use std::rc::Rc;

use browser::vault::message::{Answer, Ask, KeyDoubt, LogAlarm, LogFound, LogWatched, Refused};
use time::Duration;

use super::log::{another, another_called, renamed, repeated};
use super::server::{Fault, NOW, Server, Shown};
use super::{Page, enrolled, sign_in, sign_in_knowing};

fn watch_log(log: Option<&str>) -> Ask {
    Ask::WatchLog(log.map(str::to_owned))
}

/// What a member hears who signs in, and remembers this of the log.
fn watched(server: &Rc<Server>, known: Option<&str>) -> Result<LogWatched, Refused> {
    let mut page = Page::new(server);
    assert!(matches!(page.ask(sign_in()), Ok(Answer::SignedIn(..))));
    match page.ask(watch_log(known))? {
        Answer::LogWatched(found) => Ok(found),
        _ => panic!("the log was watched"),
    }
}

fn alarm(server: &Rc<Server>, known: Option<&str>) -> LogAlarm {
    match watched(server, known).map(|watched| watched.found) {
        Ok(LogFound::Alarm(alarm)) => alarm,
        _ => panic!("an alarm"),
    }
}

#[test]
fn attack_10_a_key_in_the_practices_name_that_it_did_not_make_raises_an_alarm() {
    let (server, other) = (Rc::new(Server::new()), Rc::new(Server::new()));
    enrolled(&server);
    let Ok(LogWatched {
        found: LogFound::InOrder,
        known: Some(known),
    }) = watched(&server, None)
    else {
        panic!("it is in order")
    };
    assert!(watched(&server, Some(&known)).is_ok());
    assert!(!server.said().contains("/alarms"));

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
    let noted = r#"/api/v1/alarms{"alarm":"foreign"}"#;
    assert!(server.said().contains(noted));
    // Whether it is noted changes nothing.
    server.fail("alarms", 3, Fault::Lost);
    assert_eq!(alarm(&server, Some(&known)), LogAlarm::Foreign);
    let alarmed = watched(&server, Some(&known)).ok();
    let alarmed = alarmed.and_then(|watched| watched.known);
    server.kept.borrow_mut().log.leaves.pop();
    server.kept.borrow_mut().log.leaves.push(another(2));
    assert_eq!(
        alarm(&server, alarmed.as_deref()),
        LogAlarm::Doubt(KeyDoubt::Forked),
        "what alarmed is not taken back"
    );
    server.kept.borrow_mut().log.leaves.pop();

    server.kept.borrow_mut().log.leaves_it_out = true;
    server.kept.borrow_mut().log.leaves[7] = another(1);
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
fn attack_10_a_leaf_that_no_reader_can_read_raises_an_alarm() {
    let (server, other) = (Rc::new(Server::new()), Rc::new(Server::new()));
    enrolled(&server);
    enrolled(&other);
    // In the practice's name, and with more signatures than a record may have.
    let foreign = other.kept.borrow().record.clone().unwrap();
    let mut foreign = serde_json::from_str(&foreign).unwrap();
    repeated(&mut foreign);
    for leaf in [serde_json::to_vec(&foreign).unwrap(), b"no record".to_vec()] {
        server.kept.borrow_mut().log.leaves.push(leaf);
        let found = alarm(&server, None);
        assert_eq!(found, LogAlarm::Doubt(KeyDoubt::NotLogged));
        server.kept.borrow_mut().log.leaves.pop();
    }
}

#[test]
fn attack_10_a_leaf_that_the_logs_head_is_not_of_hides_no_missing_one() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    {
        let mut kept = server.kept.borrow_mut();
        let own = kept.record.clone().unwrap();
        kept.log.leaves_it_out = true;
        kept.log.beyond.push(own.into_bytes());
    }
    let found = alarm(&server, None);
    assert_eq!(found, LogAlarm::Doubt(KeyDoubt::NotLogged));
}

#[test]
fn attack_10_another_practice_of_the_same_name_and_town_is_told() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    let found_beside = |called, until| {
        let leaf = another_called(2, called, until);
        server.kept.borrow_mut().log.leaves.push(leaf);
        let watched = watched(&server, None);
        server.kept.borrow_mut().log.leaves.pop();
        watched.ok().map(|watched| watched.found)
    };
    let later = NOW + Duration::DAY;
    let alarm = Some(LogFound::Alarm(LogAlarm::Namesake));
    assert!(found_beside(("EXAMPLE Surgery", "Kelowna"), later) == alarm);
    assert!(found_beside(("Example\u{a0} Sur\u{ad}gery", "Kelowna"), later) == alarm);
    for (town, until) in [("Vernon", later), ("Kelowna", NOW)] {
        let found = found_beside(("Example Surgery", town), until);
        assert!(found == Some(LogFound::InOrder), "{town}");
    }
}

#[test]
fn a_namesake_that_has_another_name_by_now_is_none_unless_somebody_else_says_so() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    let found = || watched(&server, None).ok().map(|watched| watched.found);
    let alike = another_called(2, ("Example Surgery", "Kelowna"), NOW + Duration::DAY);
    let push = |leaf| server.kept.borrow_mut().log.leaves.push(leaf);
    push(alike.clone());
    let namesake = Some(LogFound::Alarm(LogAlarm::Namesake));
    // Not by its own key, it hides nothing.
    push(renamed(&alike, [3, 4], "Other Surgery"));
    assert!(found() == namesake);
    push(renamed(&alike, [2, 4], "Other Surgery"));
    assert!(found() == Some(LogFound::InOrder));
    // The registrar signs when they can.
    push(alike.clone());
    assert!(found() == Some(LogFound::InOrder));
    // Of two that follow from one record, senders may be shown either.
    push(renamed(&alike, [2, 5], "Example Surgery"));
    assert!(found() == namesake);
}

#[test]
fn a_namesake_is_not_hidden_by_one_that_has_ended() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    for until in [NOW, NOW + Duration::DAY] {
        let leaf = another_called(2, ("Example Surgery", "Kelowna"), until);
        server.kept.borrow_mut().log.leaves.push(leaf);
    }
    let found = watched(&server, None).ok().map(|watched| watched.found);
    assert!(found == Some(LogFound::Alarm(LogAlarm::Namesake)));
}

#[test]
fn a_log_that_is_not_of_this_computers_time_is_no_line_of_the_trail() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    for off in [Duration::hours(25), Duration::hours(-49)] {
        server.kept.borrow_mut().log.at = NOW + off;
        assert_eq!(alarm(&server, None), LogAlarm::Doubt(KeyDoubt::Stale));
    }
    assert!(!server.said().contains("/alarms"));
}

/// A member who signed in before another owner renewed the keys, and looks at the log afterwards.
fn signed_in_before_a_renewal(server: &Rc<Server>) -> Page {
    enrolled(server);
    let [mut before, mut other] = [(); 2].map(|()| Page::new(server));
    for page in [&mut before, &mut other] {
        assert!(matches!(page.ask(sign_in()), Ok(Answer::SignedIn(..))));
    }
    let renewal = Ask::Rotate {
        remove: None,
        new_kit: false,
    };
    assert!(matches!(other.ask(renewal), Ok(Answer::Changed(_))));
    before
}

#[test]
fn keys_that_another_owner_renewed_since_the_sign_in_raise_no_alarm_and_call_for_another_one() {
    let server = Rc::new(Server::new());
    let mut before = signed_in_before_a_renewal(&server);
    let Ok(Answer::LogWatched(watched)) = before.ask(watch_log(None)) else {
        panic!("the log was watched")
    };
    assert!(matches!(watched.found, LogFound::Moved(_)));
    // A record that no roster says is foreign all the same.
    server.kept.borrow_mut().shown = Shown::TheBeginning;
    let foreign = before.ask(watch_log(None));
    let alarm = LogFound::Alarm(LogAlarm::Foreign);
    assert!(matches!(foreign, Ok(Answer::LogWatched(watched)) if watched.found == alarm));
}

#[test]
fn attack_13_a_roster_that_the_log_has_gone_beyond_is_not_believed_at_the_next_sign_in() {
    let server = Rc::new(Server::new());
    let mut before = signed_in_before_a_renewal(&server);
    let Ok(Answer::LogWatched(watched)) = before.ask(watch_log(None)) else {
        panic!("the log was watched")
    };
    let LogFound::Moved(rosters) = watched.found else {
        panic!("the keys were renewed")
    };
    server.kept.borrow_mut().shown = Shown::TheBeginning;
    let again = sign_in_knowing(Some(rosters));
    assert!(Page::new(&server).refusal(again) == Some(Refused::RosterForked));
}

#[test]
fn a_session_that_is_said_to_be_over_hides_no_alarm() {
    let server = Rc::new(Server::new());
    let mut before = signed_in_before_a_renewal(&server);
    server.end_session_at("members");
    let foreign = before.ask(watch_log(None));
    let alarm = LogFound::Alarm(LogAlarm::Foreign);
    assert!(matches!(foreign, Ok(Answer::LogWatched(watched)) if watched.found == alarm));
}

#[test]
fn nobody_watches_who_has_not_signed_in() {
    let server = Rc::new(Server::new());
    let refused = Page::new(&server).refusal(watch_log(None));
    assert!(refused == Some(Refused::SessionOver));
}
