//! A sending that is disturbed.

use std::rc::Rc;

use browser::vault::message::{Answer, Ask, Progress, Refused};
use referral::id::SpecialistId;

use super::Page;
use super::referral::send;
use super::server::{Fault, Server};

const PART: &str = "parts/0";
const ENVELOPE: &str = "envelope";

fn begun() -> (Rc<Server>, Page) {
    let server = Rc::new(Server::new());
    server.publish();
    let page = Page::new(&server);
    (server, page)
}

fn files() -> Vec<Vec<u8>> {
    vec![vec![1; 5_000], vec![2; 6_000], vec![3; 7_000]]
}

fn start(page: &mut Page) -> Result<Answer, Refused> {
    page.ask_with(send(&files()), files())
}

#[test]
fn what_was_lost_is_sent_again_byte_for_byte() {
    let (server, mut page) = begun();
    // Two tries fail, and the third of the same request goes through without anybody asking.
    server.fail(PART, 2, Fault::Unheard);
    server.fail(ENVELOPE, 3, Fault::Unheard);
    assert!(start(&mut page).err() == Some(Refused::Unreached));
    let notes = server.notes();
    let waited: Vec<_> = notes
        .iter()
        .filter(|note| note.starts_with("waited"))
        .collect();
    assert_eq!(
        waited,
        ["waited 1000", "waited 3000", "waited 1000", "waited 3000"]
    );

    server.fail(ENVELOPE, 3, Fault::Status(503));
    assert!(page.refusal(Ask::GoOn) == Some(Refused::ServerFailed));
    assert!(matches!(page.ask(Ask::GoOn), Ok(Answer::Sent(_))));

    let kept = server.kept.borrow();
    assert_eq!(kept.parts.len(), 3);
    let first = kept.parts.values().find(|tries| tries.len() == 3).unwrap();
    assert!(first.iter().all(|again| again == &first[0]));
    assert_eq!(kept.commits.len(), 4);
    assert!(kept.commits.iter().all(|again| again == &kept.commits[0]));
    drop(kept);
    // It is over: there is nothing to go on with.
    assert!(page.refusal(Ask::GoOn) == Some(Refused::OutOfTurn));
}

#[test]
fn sending_goes_on_where_it_stopped() {
    let (server, mut page) = begun();
    server.fail(PART, 3, Fault::Lost);
    assert!(start(&mut page).err() == Some(Refused::Unreached));
    assert!(page.remembered().is_some(), "also of what is never sent");
    assert!(server.kept.borrow().parts.is_empty());
    assert!(matches!(page.ask(Ask::GoOn), Ok(Answer::Sent(_))));
    let notes = server.notes();
    let reserved = notes
        .iter()
        .filter(|note| *note == "Post referrals")
        .count();
    assert_eq!(reserved, 1);
    let parts = &server.kept.borrow().parts;
    assert!(parts.len() == 3 && parts.values().all(|tries| tries.len() == 1));
    let total = 18_000;
    let done = page.heard.borrow().iter().any(|progress| {
        matches!(progress, Progress::File { done, total: all, of: 3, .. } if *done == total && *all == total)
    });
    assert!(done);
}

#[test]
fn another_choice_is_shown_before_anything_is_sealed() {
    let (server, mut page) = begun();
    let other = SpecialistId::from_bytes([0x77; 16]);
    server.kept.borrow_mut().chosen = other;
    let Ok(Answer::OtherChoice(choice)) = start(&mut page) else {
        panic!("no other choice");
    };
    assert_eq!(choice.specialist, other);
    assert!(server.kept.borrow().parts.is_empty());
    assert!(matches!(page.ask(Ask::GoOn), Ok(Answer::Sent(_))));

    let Ok(Answer::OtherChoice(_)) = start(&mut page) else {
        panic!("no other choice");
    };
    server.notes();
    assert!(matches!(page.ask(Ask::GiveUp), Ok(Answer::Done)));
    assert_eq!(server.notes().len(), 1);
    assert!(page.refusal(Ask::GoOn) == Some(Refused::OutOfTurn));
}

#[test]
fn a_place_that_is_over_is_said_to_be_over() {
    let (server, mut page) = begun();
    server.fail(PART, 1, Fault::Status(410));
    assert!(start(&mut page).err() == Some(Refused::Expired));
    assert!(page.refusal(Ask::GoOn) == Some(Refused::OutOfTurn));
}

#[test]
fn a_receipt_for_something_else_and_a_file_that_changed_are_not_believed() {
    let (server, mut page) = begun();
    let ask = send(&files());
    let mut changed = files();
    changed[1].push(0);
    let refused = page.ask_with(ask, changed).err();
    assert!(refused == Some(Refused::FileUnreadable(1)));
    server.kept.borrow_mut().receipt_number = Some("R-1111-1111-1");
    assert!(start(&mut page).err() == Some(Refused::ReceiptFalse));
}
