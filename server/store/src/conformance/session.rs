use referral::role::Role;
use time::{Duration, OffsetDateTime};

use super::kit::{NOW, member, practice};
use super::steps::{MILLISECOND, enrol, seen};
use crate::{KeptTotp, NewSession, Purpose, Session, Store};

const COOKIE: [u8; 32] = [1; 32];
const IDLE: Duration = Duration::minutes(15);
const ENDS: Duration = Duration::hours(12);

fn new_session(hash: [u8; 32], slug: &str) -> NewSession {
    NewSession {
        hash,
        member: member(slug),
        purpose: Purpose::Inbox,
        changes: 0,
        now: NOW,
        ends: NOW + ENDS,
    }
}

async fn sign_in(store: &impl Store) {
    enrol(store, "a").await;
    let begun = store.begin_session(new_session(COOKIE, "a")).await;
    assert!(begun.expect("it answers"), "a session begins");
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
        purpose: Purpose::Inbox,
        has_second_step: false,
        began: NOW,
        ends: NOW + ENDS,
    };
    let session = store.session(COOKIE, NOW, IDLE).await;
    assert_eq!(session.expect("it answers"), Some(expected));
    assert!(!holds(store, [2; 32], NOW).await);
    let changing = NewSession {
        purpose: Purpose::Account,
        ..new_session([2; 32], "a")
    };
    assert!(store.begin_session(changing).await.expect("it answers"));
    let session = store.session([2; 32], NOW, IDLE).await;
    let purpose = session.expect("it answers").map(|session| session.purpose);
    assert_eq!(purpose, Some(Purpose::Account));
}

pub(super) async fn a_session_that_nobody_uses_ends(store: &impl Store) {
    sign_in(store).await;
    let second = NewSession {
        now: NOW + MILLISECOND,
        ..new_session([2; 32], "a")
    };
    assert!(store.begin_session(second).await.expect("it answers"));
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
    assert!(again.expect("it answers"));
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
    assert!(begun.expect("it answers"));
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
    assert!(!begun.expect("it answers"), "there is no such member");
    assert!(!holds(store, COOKIE, NOW).await);
    assert_eq!(seen(store, "a").await, seen_before);
}

/// However far it had come: nothing that was begun with what is another way now becomes a session.
pub(super) async fn a_sign_in_that_is_older_than_a_change_begins_no_session(store: &impl Store) {
    sign_in(store).await;
    let totp = KeptTotp {
        member: member("a"),
        sealed: b"sealed".to_vec(),
        last_step: 1,
    };
    assert!(store.put_totp(totp, COOKIE, NOW).await.expect("it answers"));
    let before = seen(store, "a").await;
    let late = store.begin_session(new_session([2; 32], "a")).await;
    assert!(!late.expect("it answers"));
    assert_eq!(seen(store, "a").await, before);
    let account = store.account(member("a")).await.expect("it answers");
    let since = NewSession {
        changes: account.changes,
        ..new_session([2; 32], "a")
    };
    assert!(store.begin_session(since).await.expect("it answers"));
}
