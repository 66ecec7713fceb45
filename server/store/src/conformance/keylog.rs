use sha2::{Digest, Sha256};

use super::kit::{NOW, TODAY, file, key, new_practice, open_practice, practice, reserve};
use super::reservation::named;
use crate::audit::{Audited, first_break};
use crate::{
    DirectoryQuery, LogHead, LogRow, NewKey, PracticeStatus, PublishError, RegisterOutcome,
    Registration, Store,
};

const REGISTRAR: &str = "kid of the registrar";

/// RFC 6962, 2.1, word for word.
fn root(leaves: &[Vec<u8>]) -> [u8; 32] {
    match leaves {
        [] => Sha256::digest([]).into(),
        [leaf] => Sha256::new_with_prefix([0])
            .chain_update(leaf)
            .finalize()
            .into(),
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            Sha256::new_with_prefix([1])
                .chain_update(root(left))
                .chain_update(root(right))
                .finalize()
                .into()
        }
    }
}

fn recorded(slug: &str, epoch: u32) -> NewKey {
    let mut key = key(practice(slug), epoch);
    key.payload = format!("record {epoch} of {slug}").into_bytes();
    key
}

async fn size(store: &impl Store) -> u64 {
    store.log_head().await.expect("it answers").size
}

async fn leaves(store: &impl Store, count: u32) -> Vec<Vec<u8>> {
    let leaves = store.log_leaves(0, count).await.expect("it answers");
    leaves.expect("the log is so long")
}

pub(super) async fn a_new_stores_log_is_empty(store: &impl Store) {
    let head = LogHead {
        size: 0,
        root: root(&[]),
    };
    assert_eq!(store.log_head().await.expect("it answers"), head);
    assert_eq!(leaves(store, 0).await, Vec::<Vec<u8>>::new());
    assert_eq!(store.log_root(1).await.expect("it answers"), None);
}

pub(super) async fn every_record_is_the_next_leaf_of_a_tree_that_only_grows(store: &impl Store) {
    let mut expected = vec![b"record".to_vec(), b"record".to_vec()];
    for slug in ["a", "b"] {
        open_practice(store, file(slug, 5)).await;
    }
    for epoch in 2..=9 {
        let new = recorded("a", epoch);
        expected.push(new.payload.clone());
        store.publish_key(new, NOW).await.expect("a key");
    }
    assert_eq!(leaves(store, 10).await, expected);
    let beyond = store.log_leaves(1, 10).await.expect("it answers");
    assert_eq!(beyond, None);
    let head = store.log_head().await.expect("it answers");
    assert_eq!((head.size, head.root), (10, root(&expected)));
    for size in 0..=10_usize {
        let then = store.log_root(size as u64).await.expect("it answers");
        assert_eq!(then, Some(root(&expected[..size])), "{size}");
    }
    assert_eq!(store.log_root(11).await.expect("it answers"), None);
}

pub(super) async fn the_trees_complete_parts_are_told_and_no_others(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    for epoch in 2..=7 {
        let published = store.publish_key(recorded("a", epoch), NOW).await;
        published.expect("a key");
    }
    let leaves = leaves(store, 7).await;
    let row = async |level, from, count| {
        let row = LogRow { level, from, count };
        store.log_hashes(row).await.expect("it answers")
    };
    let singles: Vec<_> = leaves
        .iter()
        .map(|leaf| root(std::slice::from_ref(leaf)))
        .collect();
    let pairs: Vec<_> = leaves.chunks_exact(2).map(root).collect();
    assert_eq!(row(0, 0, 7).await, Some(singles.clone()));
    assert_eq!(row(0, 3, 2).await.as_deref(), singles.get(3..5));
    assert_eq!(row(1, 0, 3).await, Some(pairs));
    assert_eq!(row(2, 0, 1).await, Some(vec![root(&leaves[..4])]));
    for (level, from, count) in [(0, 0, 8), (1, 0, 4), (2, 1, 1), (9, 0, 1), (0, u64::MAX, 1)] {
        assert_eq!(
            row(level, from, count).await,
            None,
            "{level} {from} {count}"
        );
    }
}

pub(super) async fn a_key_that_is_refused_is_not_logged(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    let again = store.publish_key(recorded("a", 1), NOW).await;
    assert!(matches!(again, Err(PublishError::Epoch { next: 2 })));
    let mut same = recorded("a", 2);
    same.key.kid = key(practice("a"), 1).key.kid;
    let same = store.publish_key(same, NOW).await;
    assert!(matches!(same, Err(PublishError::SameKey)));
    assert_eq!(size(store).await, 1);
}

pub(super) async fn whoever_reserves_gets_every_record_and_its_place(store: &impl Store) {
    open_practice(store, file("b", 5)).await;
    open_practice(store, file("a", 5)).await;
    let second = recorded("a", 2);
    store.publish_key(second.clone(), NOW).await.expect("a key");
    let reserved = reserve(store, named(1, "a")).await;
    assert_eq!(reserved.records, [b"record".to_vec(), second.payload]);
    assert_eq!(reserved.position, 2);
}

fn registration(epoch: u32, before: &[u8]) -> Registration {
    Registration {
        practice: practice("a"),
        epoch,
        before: before.to_vec(),
        after: b"record, signed".to_vec(),
        registrar: REGISTRAR.to_owned(),
        now: NOW,
    }
}

async fn is_offered(store: &impl Store) -> bool {
    let query = DirectoryQuery {
        category: "gallbladder".parse().expect("a code"),
        subcategory: None,
        region: None,
        now: NOW,
        today: TODAY,
    };
    let listings = store.directory(&query).await.expect("it answers");
    !listings.is_empty()
}

async fn with_a_key(store: &impl Store, status: PracticeStatus) {
    let practice = new_practice(file("a", 5), status);
    let created = store.create_practice(practice, NOW).await;
    created.expect("a practice");
    let published = store.publish_key(recorded("a", 1), NOW).await;
    published.expect("a key");
}

pub(super) async fn a_practice_is_offered_once_the_registrar_has_signed(store: &impl Store) {
    with_a_key(store, PracticeStatus::Pending).await;
    assert!(!is_offered(store).await);
    let new = registration(1, b"record 1 of a");
    let outcome = store.register(new.clone()).await.expect("it answers");
    assert_eq!(outcome, RegisterOutcome::Registered);
    assert!(is_offered(store).await);
    assert_eq!(leaves(store, 2).await[1], new.after);
    let reserved = reserve(store, named(1, "a")).await;
    assert_eq!((reserved.records, reserved.position), (vec![new.after], 1));

    let trail = store.audit(practice("a")).await.expect("it answers");
    assert_eq!(first_break(&trail), None);
    let last = trail.last().expect("an entry");
    let told: Audited = serde_json::from_str(&last.entry).expect("an entry");
    let registrar = REGISTRAR.to_owned();
    assert_eq!(
        told,
        Audited::PracticeRegistered {
            epoch: 1,
            registrar
        }
    );
}

pub(super) async fn a_signature_on_another_record_changes_nothing(store: &impl Store) {
    with_a_key(store, PracticeStatus::Pending).await;
    for new in [registration(2, b"record 1 of a"), registration(1, b"other")] {
        let outcome = store.register(new).await.expect("it answers");
        assert_eq!(outcome, RegisterOutcome::Changed);
    }
    assert!(!is_offered(store).await);
    assert_eq!(size(store).await, 1);
}

pub(super) async fn a_signature_does_not_bring_a_suspended_practice_back(store: &impl Store) {
    with_a_key(store, PracticeStatus::Suspended).await;
    let outcome = store.register(registration(1, b"record 1 of a")).await;
    assert_eq!(outcome.expect("it answers"), RegisterOutcome::Suspended);
    assert!(!is_offered(store).await);
    assert_eq!(size(store).await, 1);
}

pub(super) async fn a_suspended_practice_is_offered_to_nobody_until_it_is_resumed(
    store: &impl Store,
) {
    with_a_key(store, PracticeStatus::Verified).await;
    let a = practice("a");
    let resume = async |registrar| {
        let resumed = store.resume(a, registrar, NOW).await;
        resumed.expect("it answers")
    };
    assert_eq!(resume(None).await, None);
    assert!(store.suspend(a).await.expect("it answers"));
    assert!(!store.suspend(a).await.expect("it answers"), "twice");
    assert!(!is_offered(store).await);
    let waiting = store.await_registrar(REGISTRAR, NOW).await;
    assert_eq!(waiting.expect("it answers"), []);
    assert_eq!(resume(None).await, Some(PracticeStatus::Verified));
    assert!(is_offered(store).await);

    let outcome = store.register(registration(1, b"record 1 of a")).await;
    assert_eq!(outcome.expect("it answers"), RegisterOutcome::Registered);
    assert!(store.suspend(a).await.expect("it answers"));
    assert_eq!(
        resume(Some(REGISTRAR)).await,
        Some(PracticeStatus::Verified)
    );
    assert!(store.suspend(a).await.expect("it answers"));
    let by_another = resume(Some("kid of another")).await;
    assert_eq!(by_another, Some(PracticeStatus::Pending));
    assert!(!is_offered(store).await);
    assert!(store.suspend(a).await.expect("it answers"));
    assert_eq!(resume(None).await, Some(PracticeStatus::Pending));
    let trail = store.audit(a).await.expect("it answers");
    assert_eq!(first_break(&trail), None);
}

pub(super) async fn who_is_not_registered_waits_for_a_new_registrar(store: &impl Store) {
    with_a_key(store, PracticeStatus::Verified).await;
    open_practice(store, file("b", 5)).await;
    let outcome = store.register(registration(1, b"record 1 of a")).await;
    assert_eq!(outcome.expect("it answers"), RegisterOutcome::Registered);
    let waiting = store.await_registrar(REGISTRAR, NOW).await;
    assert_eq!(waiting.expect("it answers"), [practice("b")]);
    assert!(is_offered(store).await);
    let again = store.await_registrar(REGISTRAR, NOW).await;
    assert_eq!(again.expect("it answers"), []);
    let other = store.await_registrar("kid of another", NOW).await;
    assert_eq!(other.expect("it answers"), [practice("a")]);
    assert!(!is_offered(store).await);
    let trail = store.audit(practice("b")).await.expect("it answers");
    assert_eq!(first_break(&trail), None);
}
