//! From a practice's first member to a sender who reads its answer.

use std::rc::Rc;

use browser::vault::message::{Answer, Ask, Opened, Refused, Sent, Summary, Written};
use referral::id::AttachmentId;
use referral::offer::{Decision, DeclineReason};

use super::referral::{referral, send};
use super::server::{OFFER, REFERRAL, Server};
use super::{Page, enrol, enrolled, sign_in, sign_in_with};

const DECLINED: Decision = Decision::Declined {
    reason: DeclineReason::MoreInformation,
};

fn sent(server: &Rc<Server>, files: Vec<Vec<u8>>) -> Sent {
    let mut sender = Page::new(server);
    let ask = send(&files);
    let Ok(Answer::Sent(sent)) = sender.ask_with(ask, files) else {
        panic!("not sent");
    };
    *sent
}

fn opened(practice: &mut Page) -> Opened {
    let Ok(Answer::Opened(opened)) = practice.ask(Ask::Open(OFFER)) else {
        panic!("not opened");
    };
    *opened
}

#[test]
fn a_referral_is_sent_listed_opened_declined_and_the_sender_reads_why() {
    let server = Rc::new(Server::new());
    enrolled(&server);
    // More than one part, and padding.
    let files = vec![vec![7; 8_500_000], b"%PDF-1.7 short".to_vec()];
    let sent = sent(&server, files.clone());
    assert_eq!(sent.id, REFERRAL);

    let mut practice = Page::new(&server);
    assert!(practice.refusal(Ask::Inbox) == Some(Refused::SessionOver));
    assert!(practice.refusal(sign_in_with("four other words")) == Some(Refused::NotSignedIn));
    let Ok(Answer::SignedIn(who, _)) = practice.ask(sign_in()) else {
        panic!("not signed in");
    };
    assert_eq!(who.name, "Robin Sample");

    let Ok(Answer::Inbox(inbox)) = practice.ask(Ask::Inbox) else {
        panic!("no inbox");
    };
    assert_eq!(inbox.rows.len(), 1);
    let Ok(Answer::Summaries(summaries)) = practice.ask(Ask::Summaries(vec![OFFER])) else {
        panic!("no summaries");
    };
    let avery = Summary::Patient {
        family: "Sample".to_owned(),
        given: "Avery".to_owned(),
        born: "1971-04-09".to_owned(),
    };
    assert!(summaries == [(OFFER, avery)]);

    let opened = opened(&mut practice);
    assert!(opened.referral == referral(&files));
    assert!(opened.row.opened.is_some());
    assert!(opened.breaks.is_empty());

    for (at, file) in (1..).zip(&files) {
        let saved = practice.file(OFFER, AttachmentId::from_bytes([at; 16]));
        assert!(saved == Ok(file.clone()));
    }

    let words = Some("Please add the ultrasound.".to_owned());
    let Ok(Answer::Row(row)) = practice.ask(Ask::Decide(OFFER, DECLINED, words)) else {
        panic!("not decided");
    };
    assert_eq!(row.decided.unwrap().decision, DECLINED);
    // Who decides second is shown what holds.
    let accepted = Decision::Accepted { wait: None };
    let Ok(Answer::Row(row)) = practice.ask(Ask::Decide(OFFER, accepted, None)) else {
        panic!("no row");
    };
    assert_eq!(row.decided.unwrap().decision, DECLINED);

    let mut sender = Page::new(&server);
    server.kept.borrow_mut().code_given = false;
    let status = || Ask::Status(REFERRAL, sent.secret.clone());
    assert!(sender.refusal(status()) == Some(Refused::CodeWanted));
    let code = Ask::TryCode(REFERRAL, sent.secret.clone(), "123456".to_owned());
    assert!(matches!(sender.ask(code), Ok(Answer::Done)));
    let Ok(Answer::Status(status, written)) = sender.ask(status()) else {
        panic!("no status");
    };
    assert_eq!(status.decision, Some(DECLINED));
    assert!(written == Some(Written::Text("Please add the ultrasound.".to_owned())));
}

#[test]
fn a_kit_must_be_typed_as_it_is_before_anything_is_handed_over() {
    let server = Rc::new(Server::new());
    let mut page = Page::new(&server);
    let Ok(Answer::Kit(groups)) = page.ask(enrol()) else {
        panic!("no kit");
    };
    assert_eq!(groups.len(), 8);
    let typed = |at: usize, text: &str| Ask::ConfirmKit(vec![(at, text.to_owned())]);
    // A typing error, and another group of the same kit.
    assert!(page.refusal(typed(2, "0000!")) == Some(Refused::KitGroup(2)));
    assert!(page.refusal(typed(2, &groups[3])) == Some(Refused::KitGroup(2)));
    assert!(page.refusal(typed(8, &groups[0])) == Some(Refused::KitGroup(8)));
    assert!(page.refusal(Ask::ConfirmKit(Vec::new())) == Some(Refused::OutOfTurn));
    assert!(server.kept.borrow().member.is_none());

    // The answer is lost, and the link is used by then.
    server.fail("enrolment/finish", 1, super::server::Fault::Unheard);
    let right = || typed(2, &groups[2].to_lowercase());
    assert!(page.refusal(right()) == Some(Refused::Unreached));
    assert!(matches!(page.ask(right()), Ok(Answer::Done)));
    let kept = server.kept.borrow();
    let member = kept.member.as_ref().unwrap();
    assert_eq!(member.email.as_str(), "front-desk@example.org");
}

#[test]
fn a_short_passphrase_and_what_is_no_address_are_refused_at_once() {
    let server = Rc::new(Server::new());
    let mut page = Page::new(&server);
    let with = |email: &str, passphrase: &str| {
        let Ask::Enrol(mut enrol) = enrol() else {
            unreachable!("it is an enrolment");
        };
        (enrol.email, enrol.passphrase) = (email.to_owned(), passphrase.to_owned());
        Ask::Enrol(enrol)
    };
    let short = with("robin@example.org", "elevensigns");
    assert!(page.refusal(short) == Some(Refused::PassphraseTooShort));
    let no_address = with("robin", "twelve signs");
    assert!(page.refusal(no_address) == Some(Refused::NoEmail));
    assert!(server.notes().is_empty());
}
