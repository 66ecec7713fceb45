use std::sync::Arc;

use referral::balance::ACCEPTED_IS_OPEN;
use referral::offer::{Decision, ExpectedWait, OfferState};
use time::Duration;

use super::kit::{EVERYBODY, member, practice, record, reservation, reserve};
use super::steps::{
    ACCEPTED, DECIDED, DECLINED, MILLISECOND, OPENED, decide, decision, due, enrol, number, offer,
    open, referral, said, seen, send, sent_offer,
};
use crate::audit::Audited;
use crate::mail::Mail;
use crate::{DecideOutcome, KeptDecision, KeptOffer, NewDecision, NewReservation, Store};

async fn the_offer(store: &impl Store) -> KeptOffer {
    let found = store.offer(practice("a"), offer(1)).await;
    found.expect("it answers").expect("the practice has it")
}

pub(super) async fn opening_is_noted_every_time_and_changes_the_state_once(store: &impl Store) {
    enrol(store, "a").await;
    send(store, 1, "a").await;
    let before = store.audit(practice("a")).await.expect("it answers").len();
    let expected = KeptOffer {
        state: OfferState::Opened,
        opened: Some(OPENED),
        ..sent_offer(1, "a")
    };
    for later in 0..3 {
        let now = OPENED + later * Duration::HOUR;
        let opened = store.open_offer(practice("a"), member("a"), offer(1), now);
        let opened = opened.await.expect("it answers");
        assert_eq!(opened.as_ref(), Some(&expected));
        assert_eq!(the_offer(store).await, expected);
    }
    let trail = store.audit(practice("a")).await.expect("it answers");
    let opened = Audited::ReferralOpened {
        referral: referral(1),
        member: member("a"),
    };
    for entry in &trail[before..] {
        let told: Audited = serde_json::from_str(&entry.entry).expect("an entry");
        assert_eq!(told, opened);
    }
    assert_eq!(trail.len(), before + 3);
}

pub(super) async fn nobody_decides_what_nobody_has_opened(store: &impl Store) {
    enrol(store, "a").await;
    send(store, 1, "a").await;
    assert_eq!(due(store, DECIDED).await.len(), 2);
    let seen_before = seen(store, "a").await;
    for wish in [ACCEPTED, DECLINED] {
        let refused = decide(store, decision(1, "a", wish)).await;
        assert_eq!(refused, DecideOutcome::NotOpened);
    }
    assert_eq!(seen(store, "a").await, seen_before);
    assert_eq!(due(store, DECIDED).await, []);
}

pub(super) async fn a_decision_holds_and_the_sender_is_told(store: &impl Store) {
    enrol(store, "a").await;
    let wait = ExpectedWait::weeks(2, 6).ok();
    let accepted = Mail::Accepted {
        number: number(1),
        practice: "Practice a".to_owned(),
        wait,
    };
    let declined = |n, written| {
        let Decision::Declined { reason } = DECLINED else {
            unreachable!("it is declined")
        };
        Mail::Declined {
            number: number(n),
            practice: "Practice a".to_owned(),
            reason,
            written,
        }
    };
    let sealed = Some(r#"{"protected":"sealed"}"#.to_owned());
    for (n, what, message, mail) in [
        (1, Decision::Accepted { wait }, None, accepted),
        (2, DECLINED, None, declined(2, false)),
        (3, DECLINED, sealed, declined(3, true)),
    ] {
        send(store, n, "a").await;
        assert_eq!(due(store, DECIDED - MILLISECOND).await.len(), 2);
        open(store, n, "a").await;
        let new = NewDecision {
            message,
            ..decision(n, "a", what)
        };
        assert_eq!(decide(store, new).await, DecideOutcome::Decided);
        let kept = store.offer(practice("a"), offer(n)).await;
        let kept = kept.expect("it answers").expect("the practice has it");
        let decided = KeptDecision {
            decision: what,
            at: DECIDED,
            by: "Member a".to_owned(),
        };
        assert_eq!(kept.decided, Some(decided));
        let state = match what {
            Decision::Accepted { .. } => OfferState::Accepted,
            Decision::Declined { .. } => OfferState::Declined,
        };
        assert_eq!((kept.state, kept.opened), (state, Some(OPENED)));
        let told = said(due(store, DECIDED).await);
        assert_eq!(told, [("sender@example.org".to_owned(), mail)]);
    }
}

pub(super) async fn what_was_decided_is_not_decided_again(store: &impl Store) {
    enrol(store, "a").await;
    send(store, 1, "a").await;
    open(store, 1, "a").await;
    let first = decide(store, decision(1, "a", DECLINED)).await;
    assert_eq!(first, DecideOutcome::Decided);
    assert_eq!(due(store, DECIDED).await.len(), 3);
    let seen_before = seen(store, "a").await;
    for wish in [ACCEPTED, DECLINED] {
        let later = NewDecision {
            message: Some(r#"{"other":"words"}"#.to_owned()),
            now: DECIDED + Duration::HOUR,
            ..decision(1, "a", wish)
        };
        assert_eq!(decide(store, later).await, DecideOutcome::Before);
    }
    assert_eq!(seen(store, "a").await, seen_before);
    assert_eq!(due(store, DECIDED).await, []);
    // To open it again leaves it decided.
    let decided = the_offer(store).await;
    assert_eq!(open(store, 1, "a").await, decided);
    assert_eq!(the_offer(store).await, decided);
}

pub(super) async fn of_two_who_decide_at_once_one_does<S: Store + 'static>(store: S) {
    let store = Arc::new(store);
    enrol(store.as_ref(), "a").await;
    send(store.as_ref(), 1, "a").await;
    open(store.as_ref(), 1, "a").await;
    let wishes = [ACCEPTED, DECLINED];
    let at_once = wishes.map(|wish| {
        let store = Arc::clone(&store);
        tokio::spawn(async move { decide(store.as_ref(), decision(1, "a", wish)).await })
    });
    let [first, second] = at_once;
    let outcomes = [first.await, second.await].map(|joined| joined.expect("it ends"));
    let winner = outcomes
        .iter()
        .position(|outcome| *outcome == DecideOutcome::Decided);
    let winner = winner.expect("one decides");
    assert_eq!(outcomes[1 - winner], DecideOutcome::Before);
    let kept = the_offer(store.as_ref()).await.decided;
    assert_eq!(kept.map(|kept| kept.decision), Some(wishes[winner]));
    let mails = due(store.as_ref(), DECIDED).await;
    assert_eq!(mails.len(), 3);
    let trail = store.audit(practice("a")).await.expect("it answers");
    let decided = trail
        .iter()
        .filter(|one| one.entry.contains("referral-decided"));
    assert_eq!(decided.count(), 1);
}

pub(super) async fn only_who_is_known_decides(store: &impl Store) {
    enrol(store, "a").await;
    send(store, 1, "a").await;
    open(store, 1, "a").await;
    let seen_before = seen(store, "a").await;
    let nobody = NewDecision {
        member: member("nobody"),
        ..decision(1, "a", ACCEPTED)
    };
    let refused = store.decide(nobody).await;
    refused.expect_err("there is no such member");
    assert_eq!(seen(store, "a").await, seen_before);
    assert_eq!(due(store, DECIDED).await.len(), 2);
}

pub(super) async fn declining_frees_the_place_and_accepting_does_not(store: &impl Store) {
    enrol(store, "a").await;
    for (n, wish) in [(1, ACCEPTED), (2, DECLINED)] {
        send(store, n, "a").await;
        open(store, n, "a").await;
        let decided = decide(store, decision(n, "a", wish)).await;
        assert_eq!(decided, DecideOutcome::Decided);
    }
    reserve(store, reservation(3, EVERYBODY)).await;
    let found = &record(store, 3).await.candidates[0];
    assert_eq!(found.open, 1);
    // Who declined was asked all the same.
    assert!(found.last_assigned.is_some());
}

pub(super) async fn what_was_accepted_weeks_ago_is_open_no_more(store: &impl Store) {
    enrol(store, "a").await;
    for (n, wish) in [(1, ACCEPTED), (2, DECLINED)] {
        send(store, n, "a").await;
        open(store, n, "a").await;
        decide(store, decision(n, "a", wish)).await;
    }
    for n in [3, 4] {
        send(store, n, "a").await;
    }
    open(store, 4, "a").await;
    let over = DECIDED + ACCEPTED_IS_OPEN;
    for (n, now, expected) in [(5, over - MILLISECOND, 3), (6, over, 2)] {
        let new = NewReservation {
            now,
            expires: now + MILLISECOND,
            ..reservation(n, EVERYBODY)
        };
        reserve(store, new).await;
        assert_eq!(record(store, n).await.candidates[0].open, expected);
    }
}
