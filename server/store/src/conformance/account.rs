use referral::news::AccountNews;
use time::Duration;

use super::kit::{NOW, member, practice};
use super::passkey::new_passkey;
use super::steps::{at_account, due, enrol, new_session, said, seen};
use crate::audit::Audited;
use crate::mail::Mail;
use crate::{
    AllowedBy, KeptAccount, KeptTotp, MemberKeys, NewPassphrase, NewRecovery, NewSession, Recovery,
    Removal, RemoveOutcome, SecondStep, Store,
};

const COOKIE: [u8; 32] = [1; 32];
const CODE: [u8; 32] = [9; 32];
const IDLE: Duration = Duration::minutes(15);

async fn begin(store: &impl Store, hash: [u8; 32], slug: &str) {
    let session = new_session(store, hash, slug).await;
    assert!(store.begin_session(session).await.expect("it answers"));
}

async fn holds(store: &impl Store, hash: [u8; 32]) -> bool {
    let session = store.session(hash, NOW, IDLE).await;
    session.expect("it answers").is_some()
}

fn another(slug: &str) -> NewPassphrase {
    NewPassphrase {
        member: member(slug),
        record: b"another record".to_vec(),
        slot: "another slot".to_owned(),
    }
}

async fn change(store: &impl Store, slug: &str, by: AllowedBy) -> bool {
    let changed = store.change_passphrase(another(slug), by, NOW).await;
    changed.expect("it answers")
}

async fn keys(store: &impl Store, slug: &str) -> MemberKeys {
    let keys = store.member_keys(member(slug)).await;
    keys.expect("it answers").expect("a member")
}

async fn record(store: &impl Store, slug: &str) -> Vec<u8> {
    let email = format!("member.{slug}@example.org");
    let email = email.parse().expect("an address");
    let record = store.sign_in_record(&email).await.expect("it answers");
    record.expect("a member").record
}

async fn last_audited(store: &impl Store, slug: &str) -> Audited {
    let trail = store.audit(practice(slug)).await.expect("it answers");
    let last = &trail.last().expect("an entry").entry;
    serde_json::from_str(last).expect("an entry")
}

async fn put_code(store: &impl Store, slug: &str, access_hash: [u8; 32]) {
    let new = NewRecovery {
        member: member(slug),
        access_hash,
        slot: format!("slot of {}", access_hash[0]),
    };
    let session = at_account(store, slug).await;
    let put = store.put_recovery(new, session, NOW).await;
    assert!(put.expect("it answers"));
}

/// The slot that a code of this account opens.
async fn opened(store: &impl Store, slug: &str, code: [u8; 32]) -> Option<Recovery> {
    let email = format!("member.{slug}@example.org");
    let email = email.parse().expect("an address");
    store.recovery(&email, code).await.expect("it answers")
}

pub(super) async fn another_passphrase_takes_the_place_of_the_one_before_and_ends_its_sessions(
    store: &impl Store,
) {
    enrol(store, "a").await;
    enrol(store, "b").await;
    for (hash, slug) in [(COOKIE, "a"), ([2; 32], "a"), ([3; 32], "b")] {
        begin(store, hash, slug).await;
    }
    let (before, others) = (keys(store, "a").await, keys(store, "b").await);
    assert!(change(store, "a", AllowedBy::Session(COOKIE)).await);
    assert_eq!(record(store, "a").await, b"another record");
    let slot = "another slot".to_owned();
    assert_eq!(keys(store, "a").await, MemberKeys { slot, ..before });
    assert_eq!(keys(store, "b").await, others);
    for hash in [COOKIE, [2; 32]] {
        assert!(!holds(store, hash).await);
    }
    assert!(holds(store, [3; 32]).await);
    let member = member("a");
    let changed = Audited::PassphraseChanged { member };
    assert_eq!(last_audited(store, "a").await, changed);
    let by_recovery_code = false;
    let told = Mail::PassphraseChanged {
        by_recovery_code,
        passkeys: false,
    };
    let expected = [("member.a@example.org".to_owned(), told)];
    assert_eq!(said(due(store, NOW).await), expected);
}

pub(super) async fn a_change_needs_a_session_of_the_member_that_holds(store: &impl Store) {
    enrol(store, "a").await;
    enrol(store, "b").await;
    begin(store, COOKIE, "b").await;
    let before = (seen(store, "a").await, record(store, "a").await);
    for hash in [COOKIE, [2; 32]] {
        assert!(!change(store, "a", AllowedBy::Session(hash)).await);
        assert!(!change(store, "a", AllowedBy::RecoveryCode(hash)).await);
    }
    let after = (seen(store, "a").await, record(store, "a").await);
    assert_eq!(after, before);
    assert!(holds(store, COOKIE).await);
    assert_eq!(said(due(store, NOW).await), []);
}

pub(super) async fn of_two_changes_at_once_one_is_made<S: Store + 'static>(store: S) {
    enrol(&store, "a").await;
    begin(&store, COOKIE, "a").await;
    let store = std::sync::Arc::new(store);
    let changes = [(); 2].map(|()| {
        let store = std::sync::Arc::clone(&store);
        tokio::spawn(async move { change(&*store, "a", AllowedBy::Session(COOKIE)).await })
    });
    let mut made = 0;
    for changing in changes {
        made += usize::from(changing.await.expect("it ends"));
    }
    assert_eq!(made, 1);
}

pub(super) async fn a_recovery_code_opens_its_own_account_and_no_other(store: &impl Store) {
    enrol(store, "a").await;
    enrol(store, "b").await;
    let account = async |slug| store.account(member(slug)).await.expect("it answers");
    assert_eq!(account("a").await, KeptAccount::default());
    put_code(store, "a", CODE).await;
    assert_eq!(account("a").await.recovery_made, Some(NOW));
    assert_eq!(account("b").await, KeptAccount::default());
    let made = Audited::RecoveryMade {
        member: member("a"),
    };
    assert_eq!(last_audited(store, "a").await, made);
    let expected = Recovery {
        member: member("a"),
        slot: "slot of 9".to_owned(),
        keys: keys(store, "a").await.keys,
    };
    assert_eq!(opened(store, "a", CODE).await, Some(expected));
    assert_eq!(opened(store, "a", [8; 32]).await, None);
    assert_eq!(opened(store, "b", CODE).await, None);
    assert_eq!(opened(store, "nobody", CODE).await, None);
}

pub(super) async fn a_new_recovery_code_voids_the_one_before(store: &impl Store) {
    enrol(store, "a").await;
    put_code(store, "a", CODE).await;
    put_code(store, "a", [8; 32]).await;
    assert_eq!(opened(store, "a", CODE).await, None);
    assert!(opened(store, "a", [8; 32]).await.is_some());
}

pub(super) async fn a_recovery_code_is_used_once(store: &impl Store) {
    enrol(store, "a").await;
    put_code(store, "a", CODE).await;
    assert!(change(store, "a", AllowedBy::RecoveryCode(CODE)).await);
    assert_eq!(record(store, "a").await, b"another record");
    assert!(!holds(store, COOKIE).await);
    assert_eq!(opened(store, "a", CODE).await, None);
    assert!(!change(store, "a", AllowedBy::RecoveryCode(CODE)).await);
    let member = member("a");
    let recovered = Audited::PassphraseRecovered { member };
    assert_eq!(last_audited(store, "a").await, recovered);
    let by_recovery_code = true;
    let told = Mail::PassphraseChanged {
        by_recovery_code,
        passkeys: false,
    };
    let news = AccountNews::RecoveryMade;
    let expected = [Mail::AccountChanged { news }, told];
    let mails = said(due(store, NOW).await).into_iter();
    assert_eq!(mails.map(|(_, mail)| mail).collect::<Vec<_>>(), expected);
}

async fn put_totp(store: &impl Store, slug: &str, last_step: u64) {
    let new = KeptTotp {
        member: member(slug),
        sealed: format!("sealed for {slug}").into_bytes(),
        last_step,
    };
    let session = at_account(store, slug).await;
    let put = store.put_totp(new, session, NOW).await;
    assert!(put.expect("it answers"));
}

pub(super) async fn an_authenticator_is_kept_for_its_member_until_it_is_removed(
    store: &impl Store,
) {
    enrol(store, "a").await;
    enrol(store, "b").await;
    let kept = async |slug| store.totp(member(slug)).await.expect("it answers");
    let remove = async |slug| {
        let removal = Removal {
            member: member(slug),
            step: SecondStep::Totp,
            keep_one: false,
            session: COOKIE,
        };
        let removed = store.remove_second_step(removal, NOW).await;
        removed.expect("it answers") == RemoveOutcome::Removed
    };
    let has = async |hash| {
        let session = store.session(hash, NOW, IDLE).await;
        session
            .expect("it answers")
            .map(|session| session.has_second_step)
    };
    begin(store, COOKIE, "a").await;
    begin(store, [2; 32], "b").await;
    assert_eq!(has(COOKIE).await, Some(false));
    put_totp(store, "a", 7).await;
    assert_eq!(
        [has(COOKIE).await, has([2; 32]).await],
        [Some(true), Some(false)]
    );
    let expected = KeptTotp {
        member: member("a"),
        sealed: b"sealed for a".to_vec(),
        last_step: 7,
    };
    assert_eq!((kept("a").await, kept("b").await), (Some(expected), None));
    let account = store.account(member("a")).await.expect("it answers");
    assert_eq!(account.totp_made, Some(NOW));
    let (member_a, member_b) = (member("a"), "b");
    let set = Audited::SecondStepSet { member: member_a };
    assert_eq!(last_audited(store, "a").await, set);
    assert!(!remove(member_b).await);
    assert!(remove("a").await);
    assert!(!remove("a").await);
    assert_eq!((kept("a").await, has(COOKIE).await), (None, Some(false)));
    let removed = Audited::SecondStepRemoved { member: member_a };
    assert_eq!(last_audited(store, "a").await, removed);
}

pub(super) async fn a_step_is_used_once_and_none_before_it_afterwards(store: &impl Store) {
    enrol(store, "a").await;
    let take = async |step| {
        let used = store.use_totp(member("a"), step).await;
        used.expect("it answers")
    };
    assert!(!take(8).await);
    put_totp(store, "a", 7).await;
    for (step, is_new) in [(7, false), (9, true), (9, false), (8, false), (10, true)] {
        assert_eq!(take(step).await, is_new, "{step}");
    }
}

pub(super) async fn a_recovery_code_takes_the_second_step_along_once(store: &impl Store) {
    for slug in ["a", "b"] {
        enrol(store, slug).await;
        put_totp(store, slug, 7).await;
    }
    let put = store.put_passkey(new_passkey("a", 1), COOKIE, NOW).await;
    put.expect("it is kept");
    put_code(store, "a", CODE).await;
    let recover = async |slug, code| {
        let session = new_session(store, [7; 32], slug).await;
        let recovered = store.recover_second_step(session, code).await;
        recovered.expect("it answers")
    };
    let stale = NewSession {
        changes: 0,
        ..new_session(store, [7; 32], "a").await
    };
    let before = seen(store, "a").await;
    assert!(!recover("a", [8; 32]).await);
    assert!(!recover("b", CODE).await);
    let late = store.recover_second_step(stale, CODE).await;
    assert!(!late.expect("it answers"));
    assert_eq!(seen(store, "a").await, before);
    assert!(holds(store, COOKIE).await && opened(store, "a", CODE).await.is_some());

    assert!(recover("a", CODE).await);
    assert!(!recover("a", CODE).await);
    let account = store.account(member("a")).await.expect("it answers");
    assert_eq!((account.recovery_made, account.totp_made), (None, None));
    let passkeys = store.passkeys(member("a")).await.expect("it answers");
    assert_eq!(passkeys, []);
    let hold = [
        holds(store, COOKIE).await,
        holds(store, [7; 32]).await,
        holds(store, [2; 32]).await,
    ];
    assert_eq!(hold, [false, true, true]);
    let others = store.totp(member("b")).await.expect("it answers");
    assert!(others.is_some());
    let recovered = Audited::SecondStepRecovered {
        member: member("a"),
    };
    assert_eq!(last_audited(store, "a").await, recovered);
    let told = said(due(store, NOW).await).pop();
    let news = AccountNews::SecondStepRecovered;
    let expected = (
        "member.a@example.org".to_owned(),
        Mail::AccountChanged { news },
    );
    assert_eq!(told, Some(expected));
}
