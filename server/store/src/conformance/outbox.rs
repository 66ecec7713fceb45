use std::collections::BTreeSet;
use std::sync::Arc;

use time::{Duration, OffsetDateTime};
use tokio::task::JoinSet;

use super::kit::{EVERYBODY, file, open_practice, reservation, reserve};
use super::steps::{MILLISECOND, SENT, accept, acceptance, due, send};
use crate::Store;
use crate::mail::QueuedMail;

const LEASE: Duration = Duration::minutes(2);

async fn claim(store: &impl Store, now: OffsetDateTime, most: u32) -> Vec<QueuedMail> {
    let claimed = store.claim_mails(now, LEASE, most).await;
    claimed.expect("it answers")
}

/// The two mails of one referral.
async fn two_mails(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    send(store, 1, "a").await;
}

pub(super) async fn mails_come_in_the_order_of_their_writing(store: &impl Store) {
    two_mails(store).await;
    send(store, 2, "a").await;
    assert_eq!(claim(store, SENT - MILLISECOND, 10).await, []);
    assert_eq!(claim(store, SENT, 0).await, []);
    let mut claimed = Vec::new();
    for most in [1, 2, 10, 10] {
        claimed.push(claim(store, SENT, most).await);
    }
    let counts: Vec<_> = claimed.iter().map(Vec::len).collect();
    assert_eq!(counts, [1, 2, 1, 0]);
    let claimed = claimed.concat();
    assert!(claimed.is_sorted_by(|one, next| one.id < next.id));
    assert!(claimed.iter().all(|one| one.attempts == 1));
}

pub(super) async fn the_longest_due_is_not_kept_waiting(store: &impl Store) {
    two_mails(store).await;
    let first = claim(store, SENT, 1).await.remove(0);
    let later = SENT + Duration::MINUTE;
    let put_off = store.mail_failed(first.id, Some(later)).await;
    put_off.expect("it answers");
    // The other has been due for longer.
    let next = claim(store, later, 1).await.remove(0);
    assert_ne!(next.id, first.id);
    assert_eq!(claim(store, later, 1).await[0].id, first.id);
}

pub(super) async fn two_who_claim_never_get_the_same<S: Store + 'static>(store: S) {
    let store = Arc::new(store);
    open_practice(store.as_ref(), file("a", 5)).await;
    for n in 1..=15 {
        reserve(store.as_ref(), reservation(n, EVERYBODY)).await;
        accept(store.as_ref(), acceptance(n)).await;
    }
    let mut at_once = JoinSet::new();
    for _ in 0..8 {
        let store = Arc::clone(&store);
        at_once.spawn(async move { claim(store.as_ref(), SENT, 3).await });
    }
    let claimed = at_once.join_all().await.concat();
    // Fifteen to the practice; the sender is told of five.
    assert_eq!(claimed.len(), 20);
    let ids: BTreeSet<_> = claimed.iter().map(|one| one.id).collect();
    assert_eq!(ids.len(), 20);
}

pub(super) async fn a_mail_is_due_again_when_its_lease_is_over(store: &impl Store) {
    two_mails(store).await;
    let first = claim(store, SENT, 10).await;
    assert_eq!(claim(store, SENT + LEASE - MILLISECOND, 10).await, []);
    for attempts in [2_u32, 3] {
        let over = SENT + LEASE * (attempts - 1);
        let again = claim(store, over, 10).await;
        let expected: Vec<_> = first
            .iter()
            .map(|one| QueuedMail {
                attempts,
                ..one.clone()
            })
            .collect();
        assert_eq!(again, expected);
    }
}

pub(super) async fn a_failed_mail_is_due_when_it_was_put_off_to(store: &impl Store) {
    two_mails(store).await;
    let claimed = claim(store, SENT, 10).await;
    for (mail, minutes) in claimed.iter().zip([1, 60]) {
        let later = SENT + Duration::minutes(minutes);
        let put_off = store.mail_failed(mail.id, Some(later)).await;
        put_off.expect("it answers");
    }
    let minute = SENT + Duration::MINUTE;
    assert_eq!(claim(store, minute - MILLISECOND, 10).await, []);
    let again = claim(store, minute, 10).await;
    assert_eq!((again.len(), again[0].id), (1, claimed[0].id));
    assert_eq!((again[0].attempts, &again[0].mail), (2, &claimed[0].mail));
    store
        .mail_sent(again[0].id, minute)
        .await
        .expect("it answers");
    let hour = SENT + Duration::HOUR;
    assert_eq!(claim(store, hour - MILLISECOND, 10).await, []);
    assert_eq!(claim(store, hour, 10).await[0].id, claimed[1].id);
}

pub(super) async fn what_was_not_tried_counts_as_no_try(store: &impl Store) {
    two_mails(store).await;
    let later = SENT + Duration::MINUTE;
    for _ in 0..2 {
        let claimed = claim(store, SENT, 10).await;
        assert!(claimed.iter().all(|one| one.attempts == 1));
        for mail in &claimed {
            store.mail_untried(mail.id, SENT).await.expect("it answers");
        }
    }
    let claimed = claim(store, SENT, 1).await.remove(0);
    store
        .mail_untried(claimed.id, later)
        .await
        .expect("it answers");
    let other = claim(store, later - MILLISECOND, 10).await;
    assert_eq!(other.len(), 1);
    assert_ne!(other[0].id, claimed.id);
    assert_eq!(claim(store, later, 10).await[0], claimed);
    // What was sent or given up does not come back.
    store
        .mail_sent(claimed.id, later)
        .await
        .expect("it answers");
    store
        .mail_failed(other[0].id, None)
        .await
        .expect("it answers");
    for mail in [&claimed, &other[0]] {
        store.mail_untried(mail.id, SENT).await.expect("it answers");
    }
    assert_eq!(due(store, SENT + 1_000 * Duration::DAY).await, []);
}

pub(super) async fn a_sent_mail_is_never_due_again(store: &impl Store) {
    two_mails(store).await;
    let claimed = claim(store, SENT, 10).await;
    for mail in &claimed {
        store.mail_sent(mail.id, SENT).await.expect("it answers");
        // Whoever lost the lease and comes late changes nothing.
        let late = store.mail_failed(mail.id, Some(SENT)).await;
        late.expect("it answers");
        store.mail_sent(mail.id, SENT).await.expect("it answers");
    }
    assert_eq!(due(store, SENT + 1_000 * Duration::DAY).await, []);
}

pub(super) async fn a_mail_that_was_given_up_is_never_due_again(store: &impl Store) {
    two_mails(store).await;
    let claimed = claim(store, SENT, 10).await;
    let given_up = store.mail_failed(claimed[0].id, None).await;
    given_up.expect("it answers");
    // Whoever lost the lease and comes late does not bring it back.
    let late = store.mail_failed(claimed[0].id, Some(SENT)).await;
    late.expect("it answers");
    let left = due(store, SENT + 1_000 * Duration::DAY).await;
    let left: Vec<_> = left.iter().map(|one| one.id).collect();
    assert_eq!(left, [claimed[1].id]);
}

pub(super) async fn what_is_unknown_is_not_noted(store: &impl Store) {
    two_mails(store).await;
    store.mail_sent(-1, SENT).await.expect("it answers");
    store.mail_failed(-1, None).await.expect("it answers");
    assert_eq!(due(store, SENT).await.len(), 2);
}
