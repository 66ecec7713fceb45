//! Referrals that were sealed anew, for those who had them in sight before, and for their senders.

use std::rc::Rc;

use browser::vault::message::{Answer, Ask, Refused, Sent, Summary, Written};
use referral::id::AttachmentId;
use referral::offer::{Decision, DeclineReason};

use wire::inbox::Row;

use super::referral::send;
use super::server::{OFFER, REFERRAL, Server};
use super::{Page, enrolled, sign_in};

const RENEWAL: Ask = Ask::Rotate {
    remove: None,
    new_kit: false,
};
const DECLINED: Decision = Decision::Declined {
    reason: DeclineReason::MoreInformation,
};
const FILE: &[u8] = b"%PDF-1.7 short";

/// A member, and what was sent to them.
fn received(server: &Rc<Server>) -> (Page, Sent) {
    enrolled(server);
    let files = vec![FILE.to_vec()];
    let ask = send(&files);
    let Ok(Answer::Sent(sent)) = Page::new(server).ask_with(ask, files) else {
        panic!("not sent");
    };
    (signed_in(server), *sent)
}

/// The same with new keys, and a list of what was sealed before them.
fn renewed(server: &Rc<Server>) -> (Page, Sent) {
    let (mut page, sent) = received(server);
    assert!(matches!(page.ask(RENEWAL), Ok(Answer::Changed(_))));
    let mut page = signed_in(server);
    assert!(matches!(page.ask(Ask::Inbox), Ok(Answer::Inbox(_))));
    (page, sent)
}

fn signed_in(server: &Rc<Server>) -> Page {
    let mut page = Page::new(server);
    assert!(matches!(page.ask(sign_in()), Ok(Answer::SignedIn(..))));
    page
}

fn as_kept(server: &Rc<Server>) -> (Row, Vec<Vec<u8>>) {
    let kept = server.kept.borrow();
    (kept.row.clone().unwrap(), kept.commits.clone())
}

fn keep(server: &Rc<Server>, (row, commits): (Row, Vec<Vec<u8>>)) {
    let mut kept = server.kept.borrow_mut();
    kept.row = Some(row);
    kept.commits = commits;
}

fn is_damaged(page: &mut Page) -> bool {
    let Ok(Answer::Summaries(summaries)) = page.ask(Ask::Summaries(vec![OFFER])) else {
        panic!("no summaries");
    };
    summaries[0].1 == Summary::Damaged
}

#[test]
fn words_about_a_referral_that_was_sealed_anew_are_signed_as_its_sender_knows_the_practice() {
    let server = Rc::new(Server::new());
    let (mut page, sent) = renewed(&server);
    assert!(matches!(page.ask(Ask::Reseal), Ok(Answer::ResealLeft(0))));
    assert_eq!(server.kept.borrow().row.as_ref().unwrap().epoch, 2);
    let words = "Please add the ultrasound.".to_owned();
    let decided = page.ask(Ask::Decide(OFFER, DECLINED, Some(words.clone())));
    assert!(matches!(decided, Ok(Answer::Row(_))));
    let status = Ask::Status(REFERRAL, sent.secret);
    let Ok(Answer::Status(_, written)) = Page::new(&server).ask(status) else {
        panic!("no status");
    };
    assert!(written == Some(Written::Text(words)));
}

#[test]
fn what_another_member_seals_anew_meanwhile_is_not_called_damaged() {
    let server = Rc::new(Server::new());
    let (mut page, _) = renewed(&server);
    let (row, commits) = as_kept(&server);
    assert!(matches!(page.ask(Ask::Reseal), Ok(Answer::ResealLeft(0))));
    let anew = as_kept(&server);
    assert!(anew.0.epoch > row.epoch);
    let asked: [fn(&mut Page) -> bool; 3] = [
        |page| !is_damaged(page),
        |page| page.file(OFFER, AttachmentId::from_bytes([1; 16])) == Ok(FILE.to_vec()),
        |page| {
            let words = Some("Please add the ultrasound.".to_owned());
            let decided = page.ask(Ask::Decide(OFFER, DECLINED, words));
            matches!(decided, Ok(Answer::Row(_)))
        },
    ];
    for (at, asked) in asked.into_iter().enumerate() {
        // The list is of before, and what is fetched next is not.
        keep(&server, (row.clone(), commits.clone()));
        assert!(matches!(page.ask(Ask::Inbox), Ok(Answer::Inbox(_))));
        keep(&server, anew.clone());
        assert!(asked(&mut page), "{at}");
    }
}

#[test]
fn a_referral_that_was_damaged_once_is_looked_at_again() {
    let server = Rc::new(Server::new());
    let (mut page, _) = received(&server);
    let good = server.kept.borrow().row.clone().unwrap();
    server.kept.borrow_mut().row.as_mut().unwrap().catalogue += 1;
    assert!(matches!(page.ask(Ask::Inbox), Ok(Answer::Inbox(_))));
    assert!(is_damaged(&mut page));
    assert!(page.refusal(Ask::Open(OFFER)) == Some(Refused::Damaged));
    assert!(server.said().ends_with(r#"{"alarm":"referral"}"#));
    server.kept.borrow_mut().row = Some(good);
    assert!(!is_damaged(&mut page));
}
