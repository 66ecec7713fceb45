use std::sync::Arc;

use referral::id::PracticeId;
use time::{Duration, OffsetDateTime};

use super::kit::{NOW, TODAY, file, key, member, new_practice, practice};
use super::steps::{MILLISECOND, enrol, invite, link, new_member, seen};
use crate::{
    DirectoryQuery, EnrolError, Enrolment, Keyring, MemberKeys, NewMember, PracticeStatus,
    PublishError, REFUSED_QUIET, SignInRecord, Store,
};

async fn leads_to(store: &impl Store, link: [u8; 32], now: OffsetDateTime) -> Option<PracticeId> {
    let enrolment = store.enrolment(link, now).await.expect("it answers");
    enrolment.map(|enrolment| enrolment.practice)
}

pub(super) async fn a_link_leads_to_its_practice_until_it_is_over(store: &impl Store) {
    invite(store, "a").await;
    invite(store, "b").await;
    let over = NOW + Duration::DAY;
    let expected = Enrolment {
        practice: practice("a"),
        name: "Practice a".to_owned(),
        town: "Kelowna".to_owned(),
        expires: over,
    };
    let found = store.enrolment(link("a"), over - MILLISECOND).await;
    assert_eq!(found.expect("it answers"), Some(expected));
    assert_eq!(leads_to(store, link("a"), over).await, None);
    assert_eq!(leads_to(store, link("c"), NOW).await, None);
    let late = store.enrol(link("a"), new_member("a"), over).await;
    assert!(matches!(late, Err(EnrolError::NoSuchLink)));
    let in_time = store.enrol(link("a"), new_member("a"), over - MILLISECOND);
    in_time.await.expect("the link still holds");
}

pub(super) async fn no_link_is_put_in_force_for_nobody(store: &impl Store) {
    let put = store.put_enrolment(practice("a"), link("a"), NOW + Duration::DAY, NOW);
    assert!(!put.await.expect("it answers"));
    assert_eq!(leads_to(store, link("a"), NOW).await, None);
}

pub(super) async fn a_new_link_voids_the_one_before(store: &impl Store) {
    invite(store, "a").await;
    let put = store.put_enrolment(practice("a"), link("new"), NOW + Duration::HOUR, NOW);
    assert!(put.await.expect("it answers"));
    assert_eq!(leads_to(store, link("a"), NOW).await, None);
    assert_eq!(leads_to(store, link("new"), NOW).await, Some(practice("a")));
    let hour = NOW + Duration::HOUR;
    assert_eq!(leads_to(store, link("new"), hour).await, None);
    let trail = store.audit(practice("a")).await.expect("it answers");
    let made = trail
        .iter()
        .filter(|one| one.entry == r#"{"kind":"enrolment-linked"}"#);
    assert_eq!(made.count(), 2, "each is a line");
    let refused = store.enrol(link("a"), new_member("a"), NOW).await;
    assert!(matches!(refused, Err(EnrolError::NoSuchLink)));
}

pub(super) async fn a_link_that_was_used_replaced_or_is_over_is_a_line_and_no_other_link_is(
    store: &impl Store,
) {
    invite(store, "a").await;
    let tried = async |link, now| {
        let noted = store.note_spent_link(link, now).await;
        noted.expect("it answers");
        let trail = store.audit(practice("a")).await.expect("it answers");
        let entry = r#"{"kind":"refused","what":"enrolment"}"#;
        trail.iter().filter(|line| line.entry == entry).count()
    };
    assert_eq!(tried(link("b"), NOW).await, 0, "nobody's");
    assert_eq!(tried(link("a"), NOW).await, 0, "it holds");
    let over = NOW + Duration::DAY;
    assert_eq!(tried(link("a"), over).await, 1, "it is over");
    let put = store.put_enrolment(practice("a"), link("new"), over + Duration::DAY, over);
    assert!(put.await.expect("it answers"));
    let later = over + REFUSED_QUIET;
    assert_eq!(tried(link("a"), later).await, 2, "another took its place");
    let enrolled = store.enrol(link("new"), new_member("a"), later).await;
    enrolled.expect("the member is enrolled");
    let last = later + REFUSED_QUIET;
    assert_eq!(tried(link("new"), last).await, 3, "it was used");
}

pub(super) async fn whether_anybody_is_a_member_is_told(store: &impl Store) {
    invite(store, "a").await;
    assert!(!store.has_members().await.expect("it answers"));
    let enrolled = store.enrol(link("a"), new_member("a"), NOW).await;
    enrolled.expect("the member is enrolled");
    assert!(store.has_members().await.expect("it answers"));
}

async fn ready(store: &impl Store) -> Vec<bool> {
    let query = DirectoryQuery {
        category: "gallbladder".parse().expect("a code"),
        subcategory: None,
        region: None,
        now: NOW,
        today: TODAY,
    };
    let listings = store.directory(&query).await.expect("it answers");
    listings.iter().map(|listing| listing.ready).collect()
}

async fn signs_in(store: &impl Store, slug: &str) -> Option<SignInRecord> {
    let record = store.sign_in_record(&new_member(slug).email).await;
    record.expect("it answers")
}

pub(super) async fn who_enrols_has_an_account_and_the_practice_a_key(store: &impl Store) {
    invite(store, "a").await;
    assert_eq!(ready(store).await, [false]);
    assert_eq!(signs_in(store, "a").await, None);
    let new = new_member("a");
    let keyring = async || store.keyring(practice("a")).await.expect("it answers");
    let keys = async || store.member_keys(member("a")).await.expect("it answers");
    assert_eq!((keyring().await, keys().await), (None, None));

    let enrolled = store.enrol(link("a"), new.clone(), NOW).await;
    enrolled.expect("the member is enrolled");

    assert_eq!(ready(store).await, [true]);
    let record = SignInRecord {
        member: member("a"),
        record: new.record,
        changes: 0,
    };
    assert_eq!(signs_in(store, "a").await, Some(record));
    let own = MemberKeys {
        slot: new.slot,
        keys: new.keys,
        kid: new.kid,
    };
    assert_eq!(keys().await, Some(own));
    let sealed = Keyring {
        ring: new.ring,
        records: vec![new.key.payload],
        roster: vec![new.roster],
        kit: new.kit.document,
    };
    assert_eq!(keyring().await, Some(sealed));
    assert_eq!(signs_in(store, "b").await, None);
}

pub(super) async fn a_keyring_has_the_record_of_every_epoch(store: &impl Store) {
    enrol(store, "a").await;
    let mut second = key(practice("a"), 2);
    second.payload = vec![0, 159, 255];
    store.publish_key(second, NOW).await.expect("a second key");
    let keyring = store.keyring(practice("a")).await.expect("it answers");
    let records = keyring.expect("it has a member").records;
    assert_eq!(records, [b"record".to_vec(), vec![0, 159, 255]]);
}

/// A second person at the practice of this slug.
fn second_member(slug: &str) -> NewMember {
    NewMember {
        member: member("second"),
        email: "second@example.org".parse().expect("an address"),
        key: key(practice(slug), 2),
        ..new_member(slug)
    }
}

pub(super) async fn a_link_is_used_once_and_no_other_follows(store: &impl Store) {
    enrol(store, "a").await;
    let seen_before = seen(store, "a").await;
    assert_eq!(leads_to(store, link("a"), NOW).await, None);
    let refused = store.enrol(link("a"), second_member("a"), NOW).await;
    assert!(matches!(refused, Err(EnrolError::NoSuchLink)));
    let put = store.put_enrolment(practice("a"), link("new"), NOW + Duration::DAY, NOW);
    assert!(!put.await.expect("it answers"));
    let refused = store.enrol(link("new"), second_member("a"), NOW).await;
    assert!(matches!(refused, Err(EnrolError::NoSuchLink)));
    assert_eq!(seen(store, "a").await, seen_before);
    assert_eq!(
        store
            .member_keys(member("second"))
            .await
            .expect("it answers"),
        None
    );
}

pub(super) async fn a_link_enrols_at_its_own_practice_only(store: &impl Store) {
    invite(store, "a").await;
    invite(store, "b").await;
    let refused = store.enrol(link("a"), new_member("b"), NOW).await;
    assert!(matches!(refused, Err(EnrolError::NoSuchLink)));
    let refused = store.enrol(link("c"), new_member("b"), NOW).await;
    assert!(matches!(refused, Err(EnrolError::NoSuchLink)));
    assert_eq!(signs_in(store, "b").await, None);
    assert_eq!(ready(store).await, [false, false]);
    for slug in ["a", "b"] {
        assert_eq!(leads_to(store, link(slug), NOW).await, Some(practice(slug)));
    }
}

pub(super) async fn an_address_that_has_an_account_is_refused(store: &impl Store) {
    enrol(store, "a").await;
    invite(store, "b").await;
    let seen_before = seen(store, "b").await;
    let same_address = NewMember {
        email: new_member("a").email,
        ..new_member("b")
    };
    let refused = store.enrol(link("b"), same_address, NOW).await;
    assert!(matches!(refused, Err(EnrolError::EmailTaken)));
    assert_eq!(seen(store, "b").await, seen_before);
    let record = signs_in(store, "a").await.expect("a's account");
    assert_eq!(record.member, member("a"));
    // The link holds for another try.
    let enrolled = store.enrol(link("b"), new_member("b"), NOW).await;
    enrolled.expect("the member is enrolled");
}

pub(super) async fn a_key_that_cannot_be_published_enrols_nobody(store: &impl Store) {
    enrol(store, "a").await;
    invite(store, "b").await;
    let seen_before = seen(store, "b").await;
    let mut copied = new_member("b");
    copied.key.key.kid = key(practice("a"), 1).key.kid;
    let refused = store.enrol(link("b"), copied, NOW).await;
    assert!(matches!(
        refused,
        Err(EnrolError::Key(PublishError::SameKey))
    ));
    let mut ahead = new_member("b");
    ahead.key.key.epoch = 2;
    let refused = store.enrol(link("b"), ahead, NOW).await;
    let next_is_first = EnrolError::Key(PublishError::Epoch { next: 1 });
    assert_eq!(
        refused.expect_err("it is refused").to_string(),
        next_is_first.to_string()
    );
    assert_eq!(seen(store, "b").await, seen_before);
    assert_eq!(signs_in(store, "b").await, None);
    assert_eq!(leads_to(store, link("b"), NOW).await, Some(practice("b")));
}

pub(super) async fn an_enrolment_that_fails_half_way_changes_nothing(store: &impl Store) {
    invite(store, "a").await;
    let seen_before = seen(store, "a").await;
    let mut twice_the_same = new_member("a");
    let entry = twice_the_same.ring[0].clone();
    twice_the_same.ring.push(entry);
    let failed = store.enrol(link("a"), twice_the_same, NOW).await;
    assert!(matches!(failed, Err(EnrolError::Store(_))));
    assert_eq!(seen(store, "a").await, seen_before);
    assert_eq!(signs_in(store, "a").await, None);
    assert_eq!(ready(store).await, [false]);
    let enrolled = store.enrol(link("a"), new_member("a"), NOW).await;
    enrolled.expect("the link still holds");
}

pub(super) async fn of_two_who_enrol_at_once_one_is_a_member<S: Store + 'static>(store: S) {
    let store = Arc::new(store);
    invite(store.as_ref(), "a").await;
    let mut other = second_member("a");
    other.key = key(practice("a"), 1);
    other.key.key.kid = String::from("another kid");
    let at_once = [new_member("a"), other].map(|new| {
        let store = Arc::clone(&store);
        tokio::spawn(async move { store.enrol(link("a"), new, NOW).await })
    });
    let [first, second] = at_once;
    let outcomes = [first.await, second.await].map(|joined| joined.expect("it ends"));
    let enrolled = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    let refused = |outcome: &&Result<_, _>| matches!(outcome, Err(EnrolError::NoSuchLink));
    assert_eq!((enrolled, outcomes.iter().filter(refused).count()), (1, 1));
    let keyring = store.keyring(practice("a")).await.expect("it answers");
    let keyring = keyring.expect("it has a member");
    assert_eq!((keyring.records.len(), keyring.roster.len()), (1, 1));
}

pub(super) async fn a_pending_practice_enrols_and_is_not_in_the_directory(store: &impl Store) {
    let pending = new_practice(file("a", 5), PracticeStatus::Pending);
    let created = store.create_practice(pending, NOW).await;
    created.expect("it is created");
    let put = store.put_enrolment(practice("a"), link("a"), NOW + Duration::DAY, NOW);
    assert!(put.await.expect("it answers"));
    let enrolled = store.enrol(link("a"), new_member("a"), NOW).await;
    enrolled.expect("the member is enrolled");
    assert_eq!(ready(store).await, Vec::<bool>::new());
}
