use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use referral::id::{ReferralId, SpecialistId};
use time::Duration;
use tokio::task::JoinSet;

use super::kit::{
    EVERYBODY, NOW, file, open_practice, practice, record, reservation, reserve, specialist,
};
use super::steps::{SENT, acceptance, due, referral};
use crate::audit::first_break;
use crate::mail::Mail;
use crate::{AcceptOutcome, NewReservation, Store};

const CAPACITIES: [(&str, u16); 4] = [("a", 9), ("b", 6), ("c", 3), ("d", 1)];
const HUNDRED: u8 = 100;

/// A sender whose page asks twice for the same, as one does that lost the first answer. Gives
/// whether the referral was accepted, and by whom.
async fn send_twice<S: Store + 'static>(store: Arc<S>, n: u8) -> (u8, SpecialistId, bool) {
    let reserved = reserve(store.as_ref(), reservation(n, EVERYBODY)).await;
    let asks = [acceptance(n), acceptance(n)].map(|acceptance| {
        let store = Arc::clone(&store);
        tokio::spawn(async move { store.accept(acceptance).await.expect("it answers") })
    });
    let [first, second] = asks;
    let answers = [first.await, second.await].map(|joined| joined.expect("it ends"));
    let count =
        |wanted: fn(&AcceptOutcome) -> bool| answers.iter().filter(|one| wanted(one)).count();
    let accepted = count(|one| *one == AcceptOutcome::Accepted);
    let before = count(|one| matches!(one, AcceptOutcome::Before(_)));
    let gone = count(|one| *one == AcceptOutcome::Gone);
    match (accepted, before, gone) {
        (1, 1, 0) => (n, reserved.specialist, true),
        (0, 0, 2) => (n, reserved.specialist, false),
        _ => panic!("accepted once or gone, not {answers:?}"),
    }
}

/// Clears away what is over, again and again. Its clock is ahead of the senders': every
/// reservation that it meets is over.
async fn clear_away<S: Store + 'static>(store: Arc<S>) -> BTreeSet<ReferralId> {
    let mut expired = BTreeSet::new();
    for _ in 0..20 {
        let now = NOW + Duration::hours(2);
        let some = store.expire_reservations(now).await.expect("it answers");
        expired.extend(some);
        tokio::task::yield_now().await;
    }
    expired
}

pub(super) async fn of_a_hundred_at_once_each_is_accepted_once_or_gone<S: Store + 'static>(
    store: S,
) {
    let store = Arc::new(store);
    for (slug, weekly) in CAPACITIES {
        open_practice(store.as_ref(), file(slug, weekly)).await;
    }
    let clearing = tokio::spawn(clear_away(Arc::clone(&store)));
    let mut at_once = JoinSet::new();
    for n in 0..HUNDRED {
        at_once.spawn(send_twice(Arc::clone(&store), n));
    }
    let sent = at_once.join_all().await;
    let expired = clearing.await.expect("it ends");

    let gone = sent.iter().filter(|(.., accepted)| !accepted);
    let gone: BTreeSet<_> = gone.map(|(n, ..)| referral(*n)).collect();
    assert_eq!(gone, expired);
    let mut accepted: BTreeMap<SpecialistId, u32> = BTreeMap::new();
    for (_, specialist, _) in sent.iter().filter(|(.., accepted)| *accepted) {
        *accepted.entry(*specialist).or_default() += 1;
    }
    everybody_has_theirs(store.as_ref(), &accepted).await;
    everybody_is_told(store.as_ref(), accepted.values().sum()).await;
}

/// Their inboxes, their trails and their load tell of what was accepted, and of nothing else.
async fn everybody_has_theirs(store: &impl Store, accepted: &BTreeMap<SpecialistId, u32>) {
    let next = NewReservation {
        expires: NOW + Duration::hours(3),
        ..reservation(HUNDRED, EVERYBODY)
    };
    reserve(store, next).await;
    let loads = record(store, HUNDRED).await.candidates;
    for (slug, _) in CAPACITIES {
        let expected = accepted.get(&specialist(slug)).copied().unwrap_or_default();
        let inbox = store.inbox(practice(slug)).await.expect("it answers");
        assert_eq!(u32::try_from(inbox.len()), Ok(expected), "{slug}");
        let trail = store.audit(practice(slug)).await.expect("it answers");
        // Besides, that it was created and its key published.
        assert_eq!(u32::try_from(trail.len()), Ok(expected + 2), "{slug}");
        assert_eq!(first_break(&trail), None, "{slug}");
        let load = loads.iter().find(|one| one.specialist == specialist(slug));
        assert_eq!(load.map(|one| one.open), Some(expected), "{slug}");
    }
}

/// The practices of every one; the one sender of five.
async fn everybody_is_told(store: &impl Store, accepted: u32) {
    let mails = due(store, SENT).await;
    let count = |wanted: fn(&Mail) -> bool| {
        let count = mails.iter().filter(|one| wanted(&one.mail)).count();
        u32::try_from(count).expect("a few")
    };
    let arrived = count(|mail| matches!(mail, Mail::Arrived { .. }));
    let received = count(|mail| matches!(mail, Mail::Received { .. }));
    assert_eq!((arrived, received), (accepted, accepted.min(5)));
}
