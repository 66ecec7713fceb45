use referral::role::Role;
use time::{Duration, OffsetDateTime};

use super::kit::{NOW, member, practice};
use super::steps::{MILLISECOND, enrol, seen};
use crate::audit::Audited;
use crate::{MemberKeys, NewPassphrase, NewSession, Session, Store};

const COOKIE: [u8; 32] = [1; 32];
const IDLE: Duration = Duration::minutes(15);
const ENDS: Duration = Duration::hours(12);

fn new_session(hash: [u8; 32], slug: &str) -> NewSession {
    NewSession {
        hash,
        member: member(slug),
        now: NOW,
        ends: NOW + ENDS,
    }
}

async fn sign_in(store: &impl Store) {
    enrol(store, "a").await;
    let begun = store.begin_session(new_session(COOKIE, "a")).await;
    begun.expect("a session begins");
}

async fn holds(store: &impl Store, hash: [u8; 32], now: OffsetDateTime) -> bool {
    let session = store.session(hash, now, IDLE).await;
    session.expect("it answers").is_some()
}

pub(super) async fn a_session_tells_whose_it_is(store: &impl Store) {
    sign_in(store).await;
    let expected = Session {
        member: member("a"),
        name: "Member a".to_owned(),
        role: Role::Owner,
        practice: practice("a"),
        practice_name: "Practice a".to_owned(),
        began: NOW,
        ends: NOW + ENDS,
    };
    let session = store.session(COOKIE, NOW, IDLE).await;
    assert_eq!(session.expect("it answers"), Some(expected));
    assert!(!holds(store, [2; 32], NOW).await);
}

pub(super) async fn another_passphrase_takes_the_place_of_the_one_before_and_ends_its_sessions(
    store: &impl Store,
) {
    sign_in(store).await;
    enrol(store, "b").await;
    for (hash, slug) in [([2; 32], "a"), ([3; 32], "b")] {
        let begun = store.begin_session(new_session(hash, slug)).await;
        begun.expect("a session begins");
    }
    let keys = |slug| store.member_keys(member(slug));
    let before = keys("a").await.expect("it answers").expect("a member");
    let others = keys("b").await.expect("it answers");
    let new = NewPassphrase {
        member: member("a"),
        record: b"another record".to_vec(),
        slot: "another slot".to_owned(),
    };
    let changed = store.change_passphrase(new, NOW).await;
    changed.expect("it is changed");
    let email = "member.a@example.org".parse().expect("an address");
    let record = store.sign_in_record(&email).await.expect("it answers");
    assert_eq!(record.expect("a member").record, b"another record");
    let after = keys("a").await.expect("it answers").expect("a member");
    let slot = "another slot".to_owned();
    assert_eq!(after, MemberKeys { slot, ..before });
    assert_eq!(keys("b").await.expect("it answers"), others);
    for hash in [COOKIE, [2; 32]] {
        assert!(!holds(store, hash, NOW).await);
    }
    assert!(holds(store, [3; 32], NOW).await);
    let trail = store.audit(practice("a")).await.expect("it answers");
    let last = &trail.last().expect("an entry").entry;
    let told: Audited = serde_json::from_str(last).expect("an entry");
    let member = member("a");
    assert_eq!(told, Audited::PassphraseChanged { member });
}

pub(super) async fn a_session_that_nobody_uses_ends(store: &impl Store) {
    sign_in(store).await;
    let second = NewSession {
        now: NOW + MILLISECOND,
        ..new_session([2; 32], "a")
    };
    store.begin_session(second).await.expect("another begins");
    assert!(holds(store, [2; 32], NOW + IDLE).await);
    assert!(!holds(store, COOKIE, NOW + IDLE).await);
    // Over is over, whoever would let it idle for longer.
    let longer = store.session(COOKIE, NOW + IDLE, 2 * IDLE).await;
    assert_eq!(longer.expect("it answers"), None);
}

pub(super) async fn a_use_keeps_a_session_for_at_most_as_long_again(store: &impl Store) {
    sign_in(store).await;
    let used = NOW + Duration::minutes(10);
    assert!(holds(store, COOKIE, used).await);
    assert!(holds(store, COOKIE, used + IDLE - MILLISECOND).await);
    let last = used + IDLE - MILLISECOND;
    assert!(!holds(store, COOKIE, last + IDLE).await);
}

pub(super) async fn a_use_may_count_for_a_minute_less_but_not_more(store: &impl Store) {
    sign_in(store).await;
    let used = NOW + Duration::minutes(10);
    let soon = used + Duration::MINUTE - MILLISECOND;
    for moment in [used, soon] {
        assert!(holds(store, COOKIE, moment).await);
    }
    assert!(holds(store, COOKIE, soon + IDLE - Duration::MINUTE).await);

    let again = store.begin_session(new_session([2; 32], "a")).await;
    again.expect("another begins");
    for moment in [used, soon] {
        assert!(holds(store, [2; 32], moment).await);
    }
    assert!(!holds(store, [2; 32], soon + IDLE).await);
}

pub(super) async fn a_session_ends_however_much_it_is_used(store: &impl Store) {
    sign_in(store).await;
    let mut now = NOW;
    while now < NOW + ENDS {
        assert!(holds(store, COOKIE, now).await);
        now += Duration::minutes(14);
    }
    assert!(holds(store, COOKIE, NOW + ENDS - MILLISECOND).await);
    assert!(!holds(store, COOKIE, NOW + ENDS).await);
}

pub(super) async fn an_ended_session_is_over_and_no_other_is(store: &impl Store) {
    sign_in(store).await;
    let begun = store.begin_session(new_session([2; 32], "a")).await;
    begun.expect("another begins");
    // Ending what is not there is no error.
    for _ in 0..2 {
        store.end_session(COOKIE).await.expect("it answers");
    }
    assert!(!holds(store, COOKIE, NOW).await);
    assert!(holds(store, [2; 32], NOW).await);
}

pub(super) async fn nobody_who_is_not_a_member_has_a_session(store: &impl Store) {
    enrol(store, "a").await;
    let seen_before = seen(store, "a").await;
    let begun = store.begin_session(new_session(COOKIE, "nobody")).await;
    begun.expect_err("there is no such member");
    assert!(!holds(store, COOKIE, NOW).await);
    assert_eq!(seen(store, "a").await, seen_before);
}
