//! A server that gives something else than it was given.

use std::rc::Rc;

use browser::vault::message::{Answer, Ask, Refused, Summary};
use referral::urgency::Urgency;
use wire::enrolment::EnrolFinish;
use wire::inbox::Row;

use super::referral::send;
use super::server::{OFFER, Server};
use super::{Page, enrolled, sign_in};

#[test]
fn a_row_that_differs_from_what_was_sealed_is_damaged() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    let sent = Page::new(&server).ask(send(&[]));
    assert!(matches!(sent, Ok(Answer::Sent(_))));
    let good = server.kept.borrow().row.clone().unwrap();
    let changes: [fn(&mut Row); 5] = [
        |row| row.urgency = Urgency::Urgent,
        |_| {},
        |row| row.catalogue += 1,
        |row| row.hop += 1,
        |row| row.epoch += 1,
    ];
    for (at, change) in changes.into_iter().enumerate() {
        let mut row = good.clone();
        change(&mut row);
        let is_good = row == good;
        server.kept.borrow_mut().row = Some(row);
        let mut practice = Page::new(&server);
        assert!(matches!(practice.ask(sign_in()), Ok(Answer::SignedIn(..))));
        let Ok(Answer::Summaries(summaries)) = practice.ask(Ask::Summaries(vec![OFFER])) else {
            panic!("no summaries");
        };
        assert_eq!(summaries[0].1 == Summary::Damaged, !is_good, "{at}");
        let opened = practice.refusal(Ask::Open(OFFER));
        assert!((opened == Some(Refused::Damaged)) != is_good, "{at}");
    }
}

/// An entry of the ring that somebody else can open too.
fn for_another(member: &EnrolFinish, other: &EnrolFinish) -> String {
    let mut entry: serde_json::Value = serde_json::from_str(&member.ring_enc).unwrap();
    let other: serde_json::Value = serde_json::from_str(&other.ring_enc).unwrap();
    let ghost = other["recipients"][0].clone();
    entry["recipients"].as_array_mut().unwrap().push(ghost);
    entry.to_string()
}

#[test]
fn attack_13_another_roster_than_the_one_that_was_seen_unlocks_nothing() {
    let (server, other) = (Rc::new(Server::new()), Rc::new(Server::new()));
    enrolled(&server);
    enrolled(&other);
    let known = |server: &Rc<Server>| match Page::new(server).ask(sign_in()) {
        Ok(Answer::SignedIn(_, known)) => known,
        _ => panic!("they sign in"),
    };
    let sign_in_knowing = |known: &str| {
        let Ask::SignIn(mut sign_in) = sign_in() else {
            unreachable!("it is a sign-in")
        };
        sign_in.known = Some(known.to_owned());
        Page::new(&server).refusal(Ask::SignIn(sign_in))
    };
    assert!(sign_in_knowing(&known(&server)).is_none());
    assert!(sign_in_knowing("something else").is_none());
    assert!(sign_in_knowing(&known(&other)) == Some(Refused::RosterForked));
    let longer = known(&server).replace("[1,", "[2,");
    assert!(sign_in_knowing(&longer) == Some(Refused::RosterForked));
}

#[test]
fn keys_that_do_not_hold_together_unlock_nothing() {
    let (server, other) = (Rc::new(Server::new()), Rc::new(Server::new()));
    enrolled(&server);
    enrolled(&other);
    let good = server.kept.borrow().member.clone().unwrap();
    let foreign = other.kept.borrow().member.clone().unwrap();
    for part in 0..8 {
        let mut mixed = good.clone();
        match part {
            0 => mixed.slot.clone_from(&foreign.slot),
            1 => mixed.keys = foreign.keys.clone(),
            2 => mixed.ring_enc.clone_from(&foreign.ring_enc),
            3 => mixed.ring_sig.clone_from(&foreign.ring_sig),
            4 => mixed.record.clone_from(&foreign.record),
            5 => mixed.roster.clone_from(&foreign.roster),
            6 => mixed.ring_enc = for_another(&mixed, &foreign),
            // What a false practice in the true one's place would look like.
            _ => {
                mixed.record.clone_from(&foreign.record);
                mixed.roster.clone_from(&foreign.roster);
                mixed.ring_enc.clone_from(&foreign.ring_enc);
                mixed.ring_sig.clone_from(&foreign.ring_sig);
            }
        }
        server.kept.borrow_mut().member = Some(mixed);
        let mut practice = Page::new(&server);
        server.notes();
        let refused = practice.refusal(sign_in());
        let (expected, alarm) = match part {
            0 | 1 | 4 => (Refused::KeysDamaged, "keys"),
            2 | 3 | 6 => (Refused::StrangerInRing, "ring"),
            _ => (Refused::RosterDamaged, "roster"),
        };
        assert!(refused == Some(expected), "{part}");
        // It is noted in the session that ends with it.
        let notes = server.notes();
        assert!(notes.ends_with(&["Post alarms".to_owned(), "Delete session".to_owned()]));
        let raised = format!(r#"{{"alarm":"{alarm}"}}"#);
        assert!(
            server.said().ends_with(&format!("{raised}/api/v1/session")),
            "{part}"
        );
        assert!(practice.refusal(Ask::Inbox) == Some(Refused::SessionOver));
    }
}
