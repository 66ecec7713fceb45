//! Members' passkeys.

use referral::news::AccountNews;
use time::Duration;

use super::kit::{NOW, member, practice};
use super::steps::{at_account, due, enrol, new_session, said, seen};
use crate::audit::Audited;
use crate::mail::Mail;
use crate::{
    AllowedBy, KeepError, KeptPasskey, KeptTotp, NewPasskey, NewPasskeySlot, NewPassphrase,
    NewRecovery, PasskeyUse, Removal, RemoveOutcome, SecondStep, Store,
};

const COOKIE: [u8; 32] = [1; 32];
const OTHER: [u8; 32] = [2; 32];
const IDLE: Duration = Duration::minutes(15);

/// A passkey of the member of this practice.
pub(super) fn new_passkey(slug: &str, credential: u8) -> NewPasskey {
    NewPasskey {
        member: member(slug),
        credential: vec![credential; 16],
        public_key: b"public key".to_vec(),
        state: b"counted 0".to_vec(),
        name: format!("Passkey {credential}").parse().expect("a name"),
    }
}

async fn put(store: &impl Store, slug: &str, credential: u8) -> Result<u32, KeepError> {
    let session = at_account(store, slug).await;
    let new = new_passkey(slug, credential);
    store.put_passkey(new, session, NOW).await
}

fn used(number: u32) -> PasskeyUse {
    PasskeyUse {
        number,
        before: b"counted 0".to_vec(),
        after: b"counted 1".to_vec(),
    }
}

async fn begin(store: &impl Store, slug: &str, hash: [u8; 32]) {
    let session = new_session(store, hash, slug).await;
    assert!(store.begin_session(session).await.expect("it answers"));
}

async fn begin_by(store: &impl Store, slug: &str, hash: [u8; 32], used: PasskeyUse) -> bool {
    let session = new_session(store, hash, slug).await;
    let begun = store.begin_session_by_passkey(session, used).await;
    begun.expect("it answers")
}

async fn holds(store: &impl Store, hash: [u8; 32]) -> bool {
    let session = store.session(hash, NOW, IDLE).await;
    session.expect("it answers").is_some()
}

async fn kept(store: &impl Store, slug: &str) -> Vec<KeptPasskey> {
    store.passkeys(member(slug)).await.expect("it answers")
}

async fn remove(store: &impl Store, slug: &str, step: SecondStep, keep_one: bool) -> RemoveOutcome {
    let removal = Removal {
        member: member(slug),
        step,
        keep_one,
        session: at_account(store, slug).await,
    };
    let removed = store.remove_second_step(removal, NOW).await;
    removed.expect("it answers")
}

/// In this session, which may be over.
async fn remove_in(
    store: &impl Store,
    slug: &str,
    step: SecondStep,
    session: [u8; 32],
) -> RemoveOutcome {
    let removal = Removal {
        member: member(slug),
        step,
        keep_one: false,
        session,
    };
    let removed = store.remove_second_step(removal, NOW).await;
    removed.expect("it answers")
}

fn new_slot(slug: &str, used: PasskeyUse, slot: &str, session: [u8; 32]) -> NewPasskeySlot {
    NewPasskeySlot {
        member: member(slug),
        used,
        slot: slot.to_owned(),
        session,
    }
}

async fn keep(
    store: &impl Store,
    slug: &str,
    used: PasskeyUse,
    slot: &str,
) -> Result<(), KeepError> {
    let session = at_account(store, slug).await;
    let new = new_slot(slug, used, slot, session);
    store.put_passkey_slot(new, NOW).await
}

async fn audited(store: &impl Store, slug: &str) -> Vec<Audited> {
    let trail = store.audit(practice(slug)).await.expect("it answers");
    let read = |entry: &str| serde_json::from_str(entry).expect("an entry");
    trail.iter().map(|line| read(&line.entry)).collect()
}

pub(super) async fn a_passkey_is_its_members_until_it_is_removed(store: &impl Store) {
    enrol(store, "a").await;
    enrol(store, "b").await;
    begin(store, "a", COOKIE).await;
    let number = put(store, "a", 7).await.expect("it is kept");
    let expected = KeptPasskey {
        number,
        passkey: new_passkey("a", 7),
        slot: None,
        made: NOW,
        used: None,
        changes: 1,
    };
    assert_eq!(kept(store, "a").await, std::slice::from_ref(&expected));
    assert_eq!(kept(store, "b").await, []);
    let found = store.passkey(&[7; 16]).await.expect("it answers");
    assert_eq!(found, Some(expected));
    assert_eq!(store.passkey(&[8; 16]).await.expect("it answers"), None);
    let anothers = put(store, "b", 7).await;
    assert!(matches!(anothers, Err(KeepError::Other)), "{anothers:?}");
    let session = store.session(COOKIE, NOW, IDLE).await.expect("it answers");
    assert!(session.expect("a session").has_second_step);

    let step = SecondStep::Passkey(number);
    assert_eq!(
        remove(store, "b", step, false).await,
        RemoveOutcome::Missing
    );
    assert_eq!(
        remove(store, "a", step, false).await,
        RemoveOutcome::Removed
    );
    assert_eq!(
        remove(store, "a", step, false).await,
        RemoveOutcome::Missing
    );
    assert_eq!(kept(store, "a").await, []);
    let session = store.session(COOKIE, NOW, IDLE).await.expect("it answers");
    assert!(!session.expect("the session stays").has_second_step);
    let (member, passkey) = (member("a"), number);
    let trail = audited(store, "a").await;
    let [.., added, removed] = trail.as_slice() else {
        panic!("two entries")
    };
    assert_eq!(*added, Audited::PasskeyAdded { member, passkey });
    assert_eq!(*removed, Audited::PasskeyRemoved { member, passkey });
    let told = |added| {
        let mail = Mail::PasskeyChanged { added };
        ("member.a@example.org".to_owned(), mail)
    };
    assert_eq!(said(due(store, NOW).await), [told(true), told(false)]);
}

pub(super) async fn a_number_is_given_once(store: &impl Store) {
    enrol(store, "a").await;
    let first = put(store, "a", 1).await.expect("it is kept");
    let removed = remove(store, "a", SecondStep::Passkey(first), false).await;
    assert_eq!(removed, RemoveOutcome::Removed);
    let second = put(store, "a", 2).await.expect("it is kept");
    assert!(second > first, "{second} after {first}");
}

pub(super) async fn a_passkey_that_goes_takes_the_members_other_sessions_along(store: &impl Store) {
    enrol(store, "a").await;
    enrol(store, "b").await;
    let number = put(store, "a", 1).await.expect("it is kept");
    for (slug, hash) in [("a", OTHER), ("b", [3; 32])] {
        begin(store, slug, hash).await;
    }
    remove(store, "a", SecondStep::Passkey(number), false).await;
    let hold = [
        holds(store, COOKIE).await,
        holds(store, OTHER).await,
        holds(store, [3; 32]).await,
    ];
    assert_eq!(hold, [true, false, true]);
}

pub(super) async fn a_session_that_has_shown_no_second_step_ends_when_one_is_set_up(
    store: &impl Store,
) {
    enrol(store, "a").await;
    at_account(store, "a").await;
    begin(store, "a", OTHER).await;
    put(store, "a", 1).await.expect("it is kept");
    assert_eq!(
        [holds(store, COOKIE).await, holds(store, OTHER).await],
        [true, false]
    );
    // Whoever signs in now shows it, and stays when there is another.
    begin(store, "a", OTHER).await;
    put(store, "a", 2).await.expect("it is kept");
    assert!(holds(store, OTHER).await);
    let totp = KeptTotp {
        member: member("a"),
        sealed: b"sealed".to_vec(),
        last_step: 1,
    };
    let late = store.put_totp(totp.clone(), [9; 32], NOW).await;
    assert!(!late.expect("it answers"), "it has no session");
    assert!(store.put_totp(totp, COOKIE, NOW).await.expect("it answers"));
    assert_eq!(
        [holds(store, COOKIE).await, holds(store, OTHER).await],
        [true, false]
    );
}

pub(super) async fn the_last_second_step_stays_where_one_is_wanted(store: &impl Store) {
    enrol(store, "a").await;
    let number = put(store, "a", 1).await.expect("it is kept");
    let passkey = SecondStep::Passkey(number);
    begin(store, "a", OTHER).await;
    let before = seen(store, "a").await;
    assert_eq!(remove(store, "a", passkey, true).await, RemoveOutcome::Last);
    assert_eq!(
        (seen(store, "a").await, kept(store, "a").await.len()),
        (before, 1)
    );
    assert!(holds(store, OTHER).await);
    let totp = KeptTotp {
        member: member("a"),
        sealed: b"sealed".to_vec(),
        last_step: 1,
    };
    assert!(store.put_totp(totp, COOKIE, NOW).await.expect("it answers"));
    assert_eq!(
        remove(store, "a", passkey, true).await,
        RemoveOutcome::Removed
    );
    assert_eq!(
        remove(store, "a", SecondStep::Totp, true).await,
        RemoveOutcome::Last
    );
    let account = store.account(member("a")).await.expect("it answers");
    assert_eq!(account.totp_made, Some(NOW));
}

pub(super) async fn a_session_begins_with_a_passkey_that_is_there_and_with_each_use_once(
    store: &impl Store,
) {
    enrol(store, "a").await;
    enrol(store, "b").await;
    let number = put(store, "a", 1).await.expect("it is kept");
    assert!(!begin_by(store, "b", [3; 32], used(number)).await);
    assert!(begin_by(store, "a", [4; 32], used(number)).await);
    assert!(holds(store, [4; 32]).await);
    let [now] = kept(store, "a").await.try_into().expect("one passkey");
    assert_eq!(
        (now.used, now.passkey.state),
        (Some(NOW), b"counted 1".to_vec())
    );
    let (member, passkey) = (member("a"), number);
    let trail = audited(store, "a").await;
    let [.., signed_in, by] = trail.as_slice() else {
        panic!("two entries")
    };
    assert_eq!(*signed_in, Audited::SignedIn { member });
    assert_eq!(*by, Audited::PasskeyUsed { member, passkey });
    // The same use again, and one of a passkey that is gone: nothing begins, and nothing is noted.
    let before = seen(store, "a").await;
    assert!(!begin_by(store, "a", OTHER, used(number)).await);
    assert_eq!(seen(store, "a").await, before);
    remove(store, "a", SecondStep::Passkey(number), false).await;
    let next = PasskeyUse {
        number,
        before: b"counted 1".to_vec(),
        after: b"counted 2".to_vec(),
    };
    assert!(!begin_by(store, "a", OTHER, next).await);
    assert!(!holds(store, OTHER).await);
}

pub(super) async fn what_a_passkey_opens_is_kept_with_a_use_of_it(store: &impl Store) {
    enrol(store, "a").await;
    enrol(store, "b").await;
    let number = put(store, "a", 1).await.expect("it is kept");
    let by_another = keep(store, "b", used(number), "slot").await;
    assert!(
        matches!(by_another, Err(KeepError::Other)),
        "{by_another:?}"
    );
    let opens = keep(store, "a", used(number), "slot").await;
    opens.expect("it is kept");
    let (member, passkey) = (member("a"), number);
    let opens = Audited::PasskeyOpens { member, passkey };
    assert_eq!(audited(store, "a").await.last(), Some(&opens));
    let news = AccountNews::PasskeyOpens;
    let (_, mail) = said(due(store, NOW).await).pop().expect("a mail");
    assert_eq!(mail, Mail::AccountChanged { news });
    let before = seen(store, "a").await;
    let again = keep(store, "a", used(number), "another").await;
    assert!(
        matches!(again, Err(KeepError::Other)),
        "{again:?}: it was used"
    );
    assert_eq!(seen(store, "a").await, before);
    let [now] = kept(store, "a").await.try_into().expect("one passkey");
    assert_eq!((now.slot.as_deref(), now.used), (Some("slot"), None));
}

/// What began before another passphrase was chosen, and is asked for after it.
pub(super) async fn what_a_passkey_opens_is_neither_kept_nor_the_passkey_removed_after_the_session_ended(
    store: &impl Store,
) {
    enrol(store, "a").await;
    let number = put(store, "a", 1).await.expect("it is kept");
    let new = NewPassphrase {
        member: member("a"),
        record: b"another record".to_vec(),
        slot: "another slot".to_owned(),
    };
    let session = at_account(store, "a").await;
    let by = AllowedBy::Session(session);
    let changed = store.change_passphrase(new, by, NOW).await;
    assert!(changed.expect("it answers"));
    let before = seen(store, "a").await;
    let new = new_slot("a", used(number), "slot", session);
    let put = store.put_passkey_slot(new, NOW).await;
    assert!(matches!(put, Err(KeepError::Over)), "{put:?}");
    let step = SecondStep::Passkey(number);
    let removed = remove_in(store, "a", step, session).await;
    assert_eq!(removed, RemoveOutcome::Over);
    assert_eq!(seen(store, "a").await, before);
    let [now] = kept(store, "a").await.try_into().expect("one passkey");
    assert_eq!(now.slot, None);
}

/// A use of a passkey that was looked at before another passphrase was chosen.
pub(super) async fn a_passkey_begins_nothing_once_its_member_has_another_passphrase(
    store: &impl Store,
) {
    enrol(store, "a").await;
    let number = put(store, "a", 1).await.expect("it is kept");
    let session = new_session(store, OTHER, "a").await;
    let new = NewPassphrase {
        member: member("a"),
        record: b"another record".to_vec(),
        slot: "another slot".to_owned(),
    };
    let by = AllowedBy::Session(at_account(store, "a").await);
    let changed = store.change_passphrase(new, by, NOW).await;
    assert!(changed.expect("it answers"));
    let before = seen(store, "a").await;
    let begun = store.begin_session_by_passkey(session, used(number)).await;
    assert!(!begun.expect("it answers"));
    assert!(!holds(store, OTHER).await);
    assert_eq!(seen(store, "a").await, before);
}

/// A passphrase that is changed leaves passkeys as they are; one that was forgotten closes their slots.
pub(super) async fn what_passkeys_open_is_closed_by_the_recovery_code_alone(store: &impl Store) {
    enrol(store, "a").await;
    let number = put(store, "a", 1).await.expect("it is kept");
    let opens = keep(store, "a", used(number), "slot").await;
    opens.expect("it is kept");
    let change = async |by| {
        let new = NewPassphrase {
            member: member("a"),
            record: b"another record".to_vec(),
            slot: "another slot".to_owned(),
        };
        let changed = store.change_passphrase(new, by, NOW).await;
        assert!(changed.expect("it answers"));
        let [now] = kept(store, "a").await.try_into().expect("one passkey");
        now.slot
    };
    let slot = change(AllowedBy::Session(COOKIE)).await;
    assert_eq!(slot.as_deref(), Some("slot"));
    let recovery = NewRecovery {
        member: member("a"),
        access_hash: [9; 32],
        slot: "slot of the code".to_owned(),
    };
    let session = at_account(store, "a").await;
    let made = store.put_recovery(recovery, session, NOW).await;
    assert!(made.expect("it answers"));
    assert_eq!(change(AllowedBy::RecoveryCode([9; 32])).await, None);
    let mails = said(due(store, NOW).await);
    let told: Vec<_> = mails.into_iter().map(|(_, mail)| mail).collect();
    let changed = |by_recovery_code| Mail::PassphraseChanged {
        by_recovery_code,
        passkeys: true,
    };
    let added = Mail::PasskeyChanged { added: true };
    let made = Mail::AccountChanged {
        news: AccountNews::RecoveryMade,
    };
    let opens = Mail::AccountChanged {
        news: AccountNews::PasskeyOpens,
    };
    assert_eq!(told, [added, opens, changed(false), made, changed(true)]);
}
