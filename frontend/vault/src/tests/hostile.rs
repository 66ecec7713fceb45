//! A server that hands out another key than the practice's: attack 9 of the list in the threat model.
//! Nothing is sealed for it, the place is given back, and each lie is said by its name.

use std::rc::Rc;

use browser::vault::message::{Answer, Ask, KeyDoubt, Refused, Sent};
use futures::FutureExt;
use sealing::Signer;
use sealing::counting::Counting;
use sealing::native::{Native, SigningKey};
use sealing::provider::Ceremony;
use sealing::record::{KeyRecord, SignedRecord};
use time::Duration;
use wire::send::Reserved;

use super::Page;
use super::log::{another, repeated};
use super::referral::send_knowing;
use super::server::{NOW, Server};

fn published() -> Rc<Server> {
    let server = Rc::new(Server::new());
    server.publish();
    server
}

fn sent(server: &Rc<Server>, known: Option<&str>) -> Result<Sent, Refused> {
    match Page::new(server).ask(send_knowing(&[], known))? {
        Answer::Sent(sent) => Ok(*sent),
        _ => panic!("it was sent"),
    }
}

/// Why nothing was sealed.
fn refusal(server: &Rc<Server>, known: Option<&str>) -> Option<Refused> {
    server.notes();
    let refused = sent(server, known).err();
    assert!(
        server.kept.borrow().commits.is_empty(),
        "nothing was handed over"
    );
    let notes = server.notes();
    let given_back = notes
        .last()
        .is_some_and(|note| note.starts_with("Delete referrals/"));
    assert!(given_back, "{notes:?}");
    refused
}

fn twisted(twist: fn(&mut Reserved)) -> Option<Refused> {
    let server = published();
    server.kept.borrow_mut().twist = twist;
    refusal(&server, None)
}

fn is_doubted(refused: Option<&Refused>, doubt: KeyDoubt) {
    assert!(refused == Some(&Refused::KeyDoubted(doubt)));
}

/// What a browser remembers that has sent one, and the server without that referral.
fn seen_before() -> (Rc<Server>, String) {
    let server = published();
    let mut page = Page::new(&server);
    assert!(page.ask(send_knowing(&[], None)).is_ok());
    server.kept.borrow_mut().commits.clear();
    (server, page.remembered().unwrap())
}

/// Nothing native ever waits.
fn at_once<T>(made: impl Future<Output = T>) -> T {
    made.now_or_never().expect("it is done")
}

/// A next record by the server itself, for a key of its own.
fn usurped(before: &SignedRecord, by: &SigningKey) -> SignedRecord {
    let made = async {
        let (_, enc) = Counting::default().make_rsa_key().await.unwrap();
        let times = (NOW.into(), (NOW + Duration::DAY).into());
        let record = KeyRecord::after(before, enc, by.public(), times).unwrap();
        SignedRecord::make(&Native, &record, by).await.unwrap()
    };
    at_once(made)
}

#[test]
fn what_is_sealed_names_the_record_and_the_checkpoint_that_prove_the_key() {
    let (server, known) = seen_before();
    // Again, by a log that has grown.
    server.kept.borrow_mut().log.leaves.push(another(2));
    let mut page = Page::new(&server);
    assert!(page.ask(send_knowing(&[], Some(&known))).is_ok());
    assert!(page.remembered().unwrap() != known);
    let kept = server.kept.borrow();
    let commit: wire::send::Commit = serde_json::from_slice(kept.commits.last().unwrap()).unwrap();
    let envelope = sealing::envelope::Envelope::parse(commit.envelope.as_bytes()).unwrap();
    let record = SignedRecord::parse(kept.record.as_ref().unwrap().as_bytes()).unwrap();
    assert_eq!(envelope.bind().kr, record.hash().to_string());
    assert!(
        envelope.bind().cp.contains(":301:"),
        "{}",
        envelope.bind().cp
    );
}

#[test]
fn what_is_remembered_and_broken_is_as_good_as_nothing() {
    assert!(sent(&published(), Some("something else")).is_ok());
}

#[test]
fn attack_9_a_key_without_the_practices_signature_is_refused() {
    let refused = twisted(|reserved| {
        let by = SigningKey::from_seed(&[66; 32]);
        let record = reserved.records[0].record().unwrap();
        let signed = SignedRecord::make(&Native, &record, &by);
        reserved.records = vec![at_once(signed).unwrap()];
    });
    assert!(refused == Some(Refused::KeyRefused));
}

#[test]
fn attack_9_a_name_or_a_fingerprint_that_is_not_the_records_is_refused() {
    let changes: [fn(&mut Reserved); 5] = [
        |reserved| reserved.to.practice_name = "Famous Surgery".to_owned(),
        |reserved| reserved.to.town = "Vancouver".to_owned(),
        |reserved| reserved.to.fingerprint = "0".repeat(64),
        |reserved| reserved.to.words = "six other words than the true".to_owned(),
        |reserved| reserved.records.clear(),
    ];
    for change in changes {
        assert!(twisted(change) == Some(Refused::KeyRefused));
    }
}

#[test]
fn attack_10_nothing_is_sealed_for_a_record_with_more_signatures_than_one_may_have() {
    let server = published();
    {
        let mut kept = server.kept.borrow_mut();
        let mut logged = serde_json::from_str(kept.record.as_ref().unwrap()).unwrap();
        repeated(&mut logged);
        let log = &mut kept.log;
        log.leaves[log.position] = serde_json::to_vec(&logged).unwrap();
        log.leaves_it_out = true;
        kept.twist_said = |reserved| repeated(&mut reserved["records"][0]);
    }
    assert!(sent(&server, None).is_err());
    let kept = server.kept.borrow();
    assert!(kept.commits.is_empty(), "nothing was handed over");
}

#[test]
fn attack_9_another_name_than_was_shown_is_refused() {
    let server = published();
    let mut ask = send_knowing(&[], None);
    if let Ask::Send(send) = &mut ask {
        send.expected = server.shown();
        send.expected.practice_name = "Famous Surgery".to_owned();
    }
    assert!(Page::new(&server).refusal(ask) == Some(Refused::KeyRefused));
    let kept = server.kept.borrow();
    assert!(kept.commits.is_empty(), "nothing was handed over");
}

#[test]
fn attack_9_a_key_that_was_exchanged_after_its_fingerprint_was_shown_is_refused() {
    let server = published();
    let shown = server.shown();
    // Another first record of the same practice, honestly in the log.
    server.publish();
    assert!(server.shown() != shown);
    let mut ask = send_knowing(&[], None);
    if let Ask::Send(send) = &mut ask {
        send.expected = shown;
    }
    assert!(Page::new(&server).refusal(ask) == Some(Refused::KeyRefused));
    assert!(server.kept.borrow().commits.is_empty());
    let notes = server.notes();
    assert!(
        notes
            .last()
            .is_some_and(|note| note.starts_with("Delete referrals/"))
    );
}

#[test]
fn attack_9_a_record_that_does_not_follow_from_the_first_is_refused() {
    let refused = twisted(|reserved| {
        let by = SigningKey::from_seed(&[66; 32]);
        let next = usurped(&reserved.records[0], &by);
        reserved.records.push(next);
    });
    is_doubted(refused.as_ref(), KeyDoubt::Discontinuous);
}

#[test]
fn attack_9_a_record_that_follows_and_is_not_in_the_log_is_refused() {
    let refused = twisted(|reserved| {
        let (by, before) = (
            SigningKey::from_seed(&[66; 32]),
            SigningKey::from_seed(&Server::SIGNING),
        );
        let mut next = usurped(&reserved.records[0], &by);
        let signer = Signer {
            key: &before,
            public: &before.public(),
        };
        at_once(next.countersign(&Native, &signer)).unwrap();
        reserved.records.push(next);
    });
    is_doubted(refused.as_ref(), KeyDoubt::NotLogged);
    let refused = twisted(|reserved| reserved.log.position += 1);
    is_doubted(refused.as_ref(), KeyDoubt::NotLogged);
    let server = published();
    server.kept.borrow_mut().log.leaves_it_out = true;
    is_doubted(refusal(&server, None).as_ref(), KeyDoubt::NotLogged);
}

#[test]
fn attack_9_a_record_that_the_registrar_did_not_sign_is_refused() {
    let refused = twisted(|reserved| {
        reserved.registrar = Some(SigningKey::from_seed(&[9; 32]).public());
    });
    is_doubted(refused.as_ref(), KeyDoubt::Unregistered);
}

#[test]
fn attack_9_a_server_that_leaves_its_registrar_out_is_found_out() {
    let (server, known) = seen_before();
    let kid = SigningKey::from_seed(&[9; 32]).public().kid().clone();
    let known = known.replace("\"registrar\":null", &format!("\"registrar\":\"{kid}\""));
    is_doubted(
        refusal(&server, Some(&known)).as_ref(),
        KeyDoubt::OtherRegistrar,
    );
}

#[test]
fn attack_9_a_checkpoint_that_the_log_did_not_sign_is_refused() {
    let refused = twisted(|reserved| {
        reserved.log.checkpoint = reserved.log.checkpoint.replace("\n300\n", "\n301\n");
    });
    is_doubted(refused.as_ref(), KeyDoubt::Unsigned);
}

#[test]
fn attack_9_a_stale_checkpoint_is_refused() {
    let server = published();
    server.kept.borrow_mut().log.at = NOW - Duration::hours(49);
    is_doubted(refusal(&server, None).as_ref(), KeyDoubt::Stale);
}

#[test]
fn attack_9_a_log_that_was_rolled_back_is_refused() {
    let (server, known) = seen_before();
    server.kept.borrow_mut().log.leaves.pop();
    is_doubted(
        refusal(&server, Some(&known)).as_ref(),
        KeyDoubt::RolledBack,
    );
}

#[test]
fn attack_9_a_forked_log_is_refused() {
    for more in [0, 100] {
        let (server, known) = seen_before();
        let mut kept = server.kept.borrow_mut();
        kept.log.leaves[5] = another(2);
        kept.log.leaves.extend(vec![another(3); more]);
        drop(kept);
        is_doubted(refusal(&server, Some(&known)).as_ref(), KeyDoubt::Forked);
    }
}

#[test]
fn attack_9_a_log_under_another_key_is_refused() {
    let (server, known) = seen_before();
    server.kept.borrow_mut().log.seed = 51;
    is_doubted(refusal(&server, Some(&known)).as_ref(), KeyDoubt::OtherLog);
}

#[test]
fn attack_9_a_record_out_of_its_time_is_refused() {
    let server = published();
    server.publish_for(NOW - Duration::days(2), NOW);
    is_doubted(refusal(&server, None).as_ref(), KeyDoubt::NotNow);
}

#[test]
fn a_receipt_that_names_another_checkpoint_is_not_believed() {
    let server = published();
    server.kept.borrow_mut().receipt_cp = Some("another");
    assert!(sent(&server, None).err() == Some(Refused::ReceiptFalse));
}
