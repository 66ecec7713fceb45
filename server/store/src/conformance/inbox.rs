use referral::id::SpecialistId;
use referral::route::Wish;
use serde_json::json;

use super::kit::{
    EVERYBODY, NOW, file, member, open_practice, practice, reservation, reserve, specialist,
};
use super::steps::{
    ACCEPTED, MILLISECOND, OPENED, accept, acceptance, decide, decision, due, enrol, offer, open,
    seen, send, sent_offer,
};
use crate::{Acceptance, DecideOutcome, KeptOffer, Store};

async fn inbox(store: &impl Store, slug: &str) -> Vec<KeptOffer> {
    store.inbox(practice(slug)).await.expect("it answers")
}

pub(super) async fn the_newest_comes_first(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    assert_eq!(inbox(store, "a").await, []);
    send(store, 1, "a").await;
    for (n, now) in [
        (4, acceptance(1).now + MILLISECOND),
        (3, acceptance(1).now + MILLISECOND),
        (2, acceptance(1).now - MILLISECOND),
    ] {
        reserve(store, reservation(n, EVERYBODY)).await;
        let at_that_time = Acceptance {
            now,
            ..acceptance(n)
        };
        accept(store, at_that_time).await;
    }
    let offers = inbox(store, "a").await;
    let order: Vec<_> = offers.iter().map(|one| one.offer).collect();
    // Of those at the same moment, the lower id.
    assert_eq!(order, [3, 4, 1, 2].map(offer));
    let attachments = acceptance(1).attachments;
    assert!(offers.iter().all(|one| one.attachments == attachments));
}

pub(super) async fn what_is_only_reserved_is_not_seen(store: &impl Store) {
    enrol(store, "a").await;
    reserve(store, reservation(1, EVERYBODY)).await;
    let seen_before = seen(store, "a").await;
    assert_eq!(inbox(store, "a").await, []);
    let a = practice("a");
    let one = store.offer(a, offer(1)).await;
    assert_eq!(one.expect("it answers"), None);
    let envelopes = store.envelopes(a, &[offer(1)]).await;
    assert_eq!(envelopes.expect("it answers"), []);
    let opened = store.open_offer(a, member("a"), offer(1), OPENED).await;
    assert_eq!(opened.expect("it answers"), None);
    let decided = decide(store, decision(1, "a", ACCEPTED)).await;
    assert_eq!(decided, DecideOutcome::NoSuchOffer);
    assert_eq!(seen(store, "a").await, seen_before);
    // It can still be sent.
    accept(store, acceptance(1)).await;
}

pub(super) async fn nobody_sees_what_another_practice_received(store: &impl Store) {
    enrol(store, "a").await;
    enrol(store, "b").await;
    send(store, 1, "a").await;
    send(store, 2, "b").await;
    assert_eq!(inbox(store, "a").await, [sent_offer(1, "a")]);
    assert_eq!(inbox(store, "b").await, [sent_offer(2, "b")]);
    assert_eq!(due(store, OPENED).await.len(), 4);
    open(store, 1, "a").await;
    let seen_before = (seen(store, "a").await, seen(store, "b").await);

    let b = practice("b");
    for (n, what) in [(1, "another's"), (3, "nobody's")] {
        let one = store.offer(b, offer(n)).await;
        assert_eq!(one.expect("it answers"), None, "{what}");
        let envelopes = store.envelopes(b, &[offer(n)]).await;
        assert_eq!(envelopes.expect("it answers"), [], "{what}");
        let opened = store.open_offer(b, member("b"), offer(n), OPENED).await;
        assert_eq!(opened.expect("it answers"), None, "{what}");
        let decided = decide(store, decision(n, "b", ACCEPTED)).await;
        assert_eq!(decided, DecideOutcome::NoSuchOffer, "{what}");
    }

    let seen_after = (seen(store, "a").await, seen(store, "b").await);
    assert_eq!(seen_after, seen_before);
    assert_eq!(due(store, OPENED).await, []);
}

pub(super) async fn envelopes_come_in_the_order_asked_for(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    open_practice(store, file("b", 5)).await;
    for (n, slug) in [(1, "a"), (2, "a"), (3, "b"), (5, "a")] {
        send(store, n, slug).await;
    }
    let reserved = reservation(4, Wish::Named(specialist("a")));
    reserve(store, reserved).await;
    let envelopes = async |asked: &[u8]| {
        let asked: Vec<_> = asked.iter().copied().map(offer).collect();
        let found = store.envelopes(practice("a"), &asked).await;
        found.expect("it answers")
    };
    // Another practice's, one that is only reserved and one that never was are left out.
    let expected = [5, 1, 2].map(|n| (offer(n), acceptance(n).envelope));
    assert_eq!(envelopes(&[5, 3, 1, 4, 9, 2]).await, expected);
    assert_eq!(envelopes(&[]).await, []);
}

pub(super) async fn a_practices_specialists_are_named(store: &impl Store) {
    let mut two = file("b", 5);
    let mut second = two["specialist"][0].clone();
    second["slug"] = json!("a");
    second["name"] = json!("Dr. Another");
    two["specialist"] = json!([two["specialist"][0], second]);
    open_practice(store, two).await;
    open_practice(store, file("c", 5)).await;
    let names = async |slug| {
        let names = store.specialist_names(practice(slug)).await;
        names.expect("it answers")
    };
    let who = |slug, name: &str| (specialist(slug), name.to_owned());
    assert_eq!(
        names("b").await,
        [who("a", "Dr. Another"), who("b", "Dr. b")]
    );
    assert_eq!(names("c").await, [who("c", "Dr. c")]);
    let nobody: [(SpecialistId, String); 0] = [];
    assert_eq!(names("nobody").await, nobody);
}

pub(super) async fn a_keyring_is_its_own_practices(store: &impl Store) {
    enrol(store, "a").await;
    enrol(store, "b").await;
    for slug in ["a", "b"] {
        let keyring = store.keyring(practice(slug)).await.expect("it answers");
        let keyring = keyring.expect("it has a member");
        assert_eq!(keyring.kit, format!("kit of {slug}"));
        assert_eq!(keyring.roster, [format!("roster of {slug}")]);
        assert_eq!((keyring.ring.len(), keyring.records.len()), (1, 1));
        let keys = store.member_keys(member(slug)).await.expect("it answers");
        let keys = keys.expect("they are a member");
        assert_eq!(keys.slot, format!("slot of {slug}"));
    }
    open_practice(store, file("c", 5)).await;
    // A key alone is no member.
    let nobody = store.keyring(practice("c")).await;
    assert_eq!(nobody.expect("it answers"), None);
    let exported = store.note_export(practice("c"), 0, NOW).await;
    exported.expect("it is noted");
}
