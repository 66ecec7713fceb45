use opaque::{ClientLogin, Record};
use sealing::account::{SealedMemberKeys, derive_slot_key, open_slot};
use sealing::native::Native;
use time::macros::date;

use super::*;
use crate::operator::test_kit::{CLOCK, Folder};
use crate::random::{Source, SystemRandom};

/// The account key of an owner, by signing in as a browser does.
async fn account_key_opens(state: &AppState, owner: &demo::Owner) {
    let random = &mut Source(&SystemRandom);
    let kept = state.store.sign_in_record(&owner.email).await;
    let kept = kept.expect("it answers").expect("an account");
    let record = Record::from_bytes(&kept.record).expect("a record");
    let typed = owner.passphrase.clone().into();
    let (client, request) = ClientLogin::start(random, typed).expect("a request");
    let account = owner.email.as_str();
    let opaque = &state.secrets.opaque;
    let (login, answer) = opaque
        .log_in(random, account, Some(record), &request)
        .expect("an answer");
    let signed_in = client.finish(random, &answer).expect("the passphrase");
    assert!(login.is_proven_by(&signed_in.proof));

    let keys = state.store.member_keys(kept.member).await;
    let keys = keys.expect("it answers").expect("a member");
    let place = owner.passphrase_slot();
    let slot_key = derive_slot_key(&Native, place, &signed_in.export_key).await;
    let slot_key = slot_key.expect("a key");
    open_slot(&Native, place, &slot_key, keys.slot.as_bytes())
        .await
        .expect("the account key");
    let own: SealedMemberKeys = serde_json::from_str(&keys.keys).expect("the member's keys");
    own.check(owner.member).expect("they are the owner's");
}

#[tokio::test]
async fn the_first_start_furnishes_and_the_second_changes_nothing() {
    let folder = Folder::new();
    let store = folder.store().await;
    let state = folder.state(store.clone());
    let mut told = Vec::new();
    furnish(&state, |done, all| told.push((done, all)))
        .await
        .expect("it is furnished");
    let kept = store.practices().await.expect("it answers");
    let profiles = demo::practices(date!(2026 - 03 - 02));
    assert_eq!(kept.len(), profiles.len());
    assert!(kept.iter().all(|practice| {
        practice.status == PracticeStatus::Verified
            && practice.id == demo::practice_id(&practice.slug)
    }));
    let catalogue = store.catalogue().await.expect("it answers");
    assert_eq!(
        catalogue.map(|kept| kept.catalogue),
        Some(demo::catalogue())
    );
    assert_eq!(told.last(), Some(&(21, 21)));
    assert_eq!(told.len(), 21);

    let owners = demo::with_keys(&profiles);
    for (owner, keys) in &owners {
        let ring = store.keyring(owner.practice).await.expect("it answers");
        assert_eq!(ring.map(|ring| ring.kit).as_ref(), Some(&keys.kit));
    }
    account_key_opens(&state, &owners[0].0).await;
    account_key_opens(&state, &owners[20].0).await;

    furnish(&state, |done, all| panic!("{done} of {all} were not there"))
        .await
        .expect("it is still furnished");
    assert_eq!(store.practices().await.expect("it answers"), kept);
}

#[tokio::test]
async fn a_start_that_was_broken_off_is_finished_by_the_next() {
    let folder = Folder::new();
    let store = folder.store().await;
    let state = folder.state(store.clone());
    create_practices(&store, &CLOCK)
        .await
        .expect("they are created");
    let [first, second, ..] = &demo::practices(CLOCK.today())[..] else {
        panic!("the demo has practices");
    };
    for profile in [first, second] {
        let owners = demo::with_keys(std::slice::from_ref(profile));
        let mut registering = enrol::Registering::of(owners, &state.random, &state.secrets);
        let member = registering.next().await.expect("an owner");
        enrol(&state, member.expect("keys that hold"))
            .await
            .expect("it answers");
    }
    let mut all = 0;
    furnish(&state, |_, of| all = of)
        .await
        .expect("it is furnished");
    assert_eq!(all, 19);
}
