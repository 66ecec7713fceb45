use std::sync::Arc;

use referral::offer::OfferState;
use time::Duration;

use super::kit::{EVERYBODY, NOW, file, open_practice, practice, reservation, reserve};
use super::steps::{
    ACCEPTED, MILLISECOND, SENT, accept, acceptance, decide, decision, due, enrol, offer, open,
    referral, seen, send, sent_offer,
};
use crate::{AcceptOutcome, Acceptance, Accepted, DecideOutcome, Store};

pub(super) async fn what_is_accepted_is_the_practices(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    send(store, 1, "a").await;
    let a = practice("a");
    let inbox = store.inbox(a).await.expect("it answers");
    assert_eq!(inbox, [sent_offer(1, "a")]);
    let one = store.offer(a, offer(1)).await.expect("it answers");
    assert_eq!(one, Some(sent_offer(1, "a")));
    let envelopes = store.envelopes(a, &[offer(1)]).await;
    let envelope = (offer(1), acceptance(1).envelope);
    assert_eq!(envelopes.expect("it answers"), [envelope]);
}

pub(super) async fn a_referral_without_attachments_is_accepted(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    reserve(store, reservation(1, EVERYBODY)).await;
    let bare = Acceptance {
        attachments: vec![],
        ..acceptance(1)
    };
    accept(store, bare).await;
    let inbox = store.inbox(practice("a")).await.expect("it answers");
    assert_eq!(inbox[0].attachments, []);
}

pub(super) async fn the_same_request_again_is_told_the_same(store: &impl Store) {
    enrol(store, "a").await;
    send(store, 1, "a").await;
    let before = AcceptOutcome::Before(Accepted {
        request: [1; 32],
        receipt: "receipt 1".to_owned(),
    });
    let again = async |acceptance| {
        let seen_before = seen(store, "a").await;
        let outcome = store.accept(acceptance).await.expect("it answers");
        assert_eq!(outcome, before);
        assert_eq!(seen(store, "a").await, seen_before);
    };
    again(acceptance(1)).await;
    open(store, 1, "a").await;
    again(acceptance(1)).await;
    let decided = decide(store, decision(1, "a", ACCEPTED)).await;
    assert_eq!(decided, DecideOutcome::Decided);
    let after_the_reservation = Acceptance {
        now: NOW + Duration::DAY,
        ..acceptance(1)
    };
    again(after_the_reservation).await;
    // Received, arrived and accepted: a mail for each thing that happened.
    assert_eq!(due(store, NOW + Duration::DAY).await.len(), 3);
}

/// Another request for referral 1: nothing in it is the same.
fn another() -> Acceptance {
    Acceptance {
        referral: referral(1),
        attachments: vec![],
        ..acceptance(2)
    }
}

pub(super) async fn another_request_is_told_what_was_accepted(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    send(store, 1, "a").await;
    let seen_before = seen(store, "a").await;
    let outcome = store.accept(another()).await.expect("it answers");
    let before = Accepted {
        request: [1; 32],
        receipt: "receipt 1".to_owned(),
    };
    assert_eq!(outcome, AcceptOutcome::Before(before));
    assert_eq!(seen(store, "a").await, seen_before);
    let envelopes = store.envelopes(practice("a"), &[offer(1)]).await;
    let envelope = (offer(1), acceptance(1).envelope);
    assert_eq!(envelopes.expect("it answers"), [envelope]);
    for (access, may) in [([1; 32], true), ([2; 32], false)] {
        let sees = store.may_see_status(referral(1), access).await;
        assert_eq!(sees.expect("it answers"), may);
    }
    assert_eq!(due(store, SENT).await.len(), 2);
}

pub(super) async fn of_two_requests_at_once_one_is_accepted<S: Store + 'static>(store: S) {
    let store = Arc::new(store);
    open_practice(store.as_ref(), file("a", 5)).await;
    reserve(store.as_ref(), reservation(1, EVERYBODY)).await;
    let at_once = [acceptance(1), another()].map(|acceptance| {
        let store = Arc::clone(&store);
        tokio::spawn(async move { store.accept(acceptance).await.expect("it answers") })
    });
    let [first, second] = at_once;
    let outcomes = [first.await, second.await].map(|joined| joined.expect("it ends"));
    let told = |n: u8| {
        AcceptOutcome::Before(Accepted {
            request: [n; 32],
            receipt: format!("receipt {n}"),
        })
    };
    let accepted = AcceptOutcome::Accepted;
    assert!(
        outcomes == [accepted.clone(), told(1)] || outcomes == [told(2), accepted],
        "{outcomes:?}"
    );
    assert_eq!(due(store.as_ref(), SENT).await.len(), 2);
}

pub(super) async fn a_reservation_whose_time_is_over_is_gone(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    for n in [1, 2] {
        reserve(store, reservation(n, EVERYBODY)).await;
    }
    let over = NOW + Duration::hours(2);
    let at = |n, now| Acceptance {
        now,
        ..acceptance(n)
    };
    let seen_before = seen(store, "a").await;
    for gone in [at(1, over), at(3, NOW)] {
        let outcome = store.accept(gone).await.expect("it answers");
        assert_eq!(outcome, AcceptOutcome::Gone);
    }
    assert_eq!(seen(store, "a").await, seen_before);
    assert_eq!(due(store, over).await, []);
    let held = store.held(referral(1), [1; 32]).await.expect("it answers");
    let held = held.expect("nobody has cleared it away");
    assert_eq!((held.state, held.accepted), (OfferState::Reserved, None));
    accept(store, at(2, over - MILLISECOND)).await;
    // Cleared away, it is gone at any time.
    let expired = store.expire_reservations(over).await;
    assert_eq!(expired.expect("it answers"), [referral(1)]);
    let outcome = store.accept(at(1, NOW)).await.expect("it answers");
    assert_eq!(outcome, AcceptOutcome::Gone);
}

pub(super) async fn what_fails_half_way_changes_nothing(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    reserve(store, reservation(1, EVERYBODY)).await;
    let seen_before = seen(store, "a").await;
    let attachment = acceptance(1).attachments[0];
    // No caller does this: it stands for whatever can go wrong in the midst of it.
    let twice_the_same = Acceptance {
        attachments: vec![attachment, attachment],
        ..acceptance(1)
    };
    let failed = store.accept(twice_the_same).await;
    failed.expect_err("no referral has one attachment twice");
    assert_eq!(seen(store, "a").await, seen_before);
    assert_eq!(due(store, SENT).await, []);
    let held = store.held(referral(1), [1; 32]).await.expect("it answers");
    let held = held.expect("it is still reserved");
    assert_eq!((held.state, held.accepted), (OfferState::Reserved, None));
    accept(store, acceptance(1)).await;
}
