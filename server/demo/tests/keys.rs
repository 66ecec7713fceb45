//! The demo's keys hold together; an ignored test makes them anew.

use std::collections::BTreeMap;
use std::fs;
use std::thread;

use demo::{Keys, Owner, practices, with_keys};
use futures::executor::block_on;
use referral::practice::PracticeProfile;
use sealing::account::{derive_slot_key, open_slot};
use sealing::creation::{NewPractice, create_practice};
use sealing::jwk::{Kid, OkpPublicJwk, RsaPublicJwk};
use sealing::kit::Kit;
use sealing::native::{Native, UnwrapKey};
use sealing::record::{Expected, KeyRecord, SignedRecord};
use sealing::ring::{RingEntry, RingPlace, Unlocker};
use sealing::roster::{Roster, RosterMember};
use sealing::{OpenError, Timestamp};
use time::macros::{date, datetime};

/// From when the key records hold, for ten years.
const BEGIN: time::OffsetDateTime = datetime!(2026-01-01 00:00 UTC);
const END: time::OffsetDateTime = datetime!(2036-01-01 00:00 UTC);

fn profiles() -> Vec<PracticeProfile> {
    practices(date!(2026 - 03 - 02))
}

async fn make(profile: &PracticeProfile) -> Keys {
    let owner = Owner::of(profile);
    let place = owner.kept_slot();
    let slot_key = derive_slot_key(&Native, place, owner.passphrase.as_bytes()).await;
    let new = NewPractice {
        practice: owner.practice,
        name: profile.name().to_owned(),
        city: profile.town().to_owned(),
        slot: place,
        now: BEGIN.into(),
        expires: END.into(),
    };
    let made = create_practice(&Native, &new, &slot_key.unwrap()).await;
    let made = made.unwrap();
    Keys {
        code: made.kit.code.to_string(),
        slot: made.slot,
        keys: made.owner,
        kit: made.kit.kit.to_json(),
        kit_signing: made.kit.signing.to_general(),
        ring_enc: made.ring_enc.to_general(),
        ring_sig: made.ring_sig.to_general(),
        record: made.record.to_json(),
        roster: made.roster,
    }
}

#[test]
#[ignore = "makes the fixture anew"]
fn make_all() {
    let profiles = profiles();
    let (some, others) = profiles.split_at(profiles.len() / 2);
    let make_some = |some: &[PracticeProfile]| -> Vec<_> {
        let one = |profile: &PracticeProfile| (profile.slug().clone(), block_on(make(profile)));
        some.iter().map(one).collect()
    };
    let made: BTreeMap<_, _> = thread::scope(|scope| {
        let threads = [some, others].map(|some| scope.spawn(move || make_some(some)));
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    });
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/keys.json");
    let json = serde_json::to_string_pretty(&made).unwrap();
    fs::write(file, json + "\n").unwrap();
}

/// What the record of a practice says, if it holds.
async fn record(owner: &Owner, keys: &Keys) -> Result<KeyRecord, OpenError> {
    let expected = Expected {
        practice: owner.practice,
        previous: None,
        now: Timestamp::from(datetime!(2035-12-31 00:00 UTC)),
    };
    let signed = SignedRecord::parse(keys.record.as_bytes())?;
    signed.verify(&Native, expected).await
}

/// Opens both entries of the ring.
async fn open_ring(
    owner: &Owner,
    keys: &Keys,
    (enc, sig): (&RsaPublicJwk, &OkpPublicJwk),
    (kid, key): (&Kid, &UnwrapKey),
) -> Result<(), OpenError> {
    let place = |kid: &Kid| RingPlace {
        practice: owner.practice,
        epoch: 1,
        kid: kid.clone(),
    };
    let by = || Unlocker { kid, key };
    RingEntry::parse(keys.ring_enc.as_bytes())?
        .open_rsa(&Native, &place(enc.kid()), enc, by())
        .await?;
    RingEntry::parse(keys.ring_sig.as_bytes())?
        .open_signing(&Native, &place(sig.kid()), sig, by())
        .await?;
    Ok(())
}

#[test]
fn every_practice_is_opened_by_its_owners_passphrase_and_by_its_kit() {
    let with_keys = with_keys(&profiles());
    assert_eq!(with_keys.len(), 21);
    for (owner, keys) in &with_keys {
        let opened = block_on(async {
            let record = record(owner, keys).await?;
            let public = (&record.enc[0], &record.sig);

            let secret = owner.passphrase.as_bytes();
            let place = owner.kept_slot();
            let slot_key = derive_slot_key(&Native, place, secret).await?;
            let account = open_slot(&Native, place, &slot_key, keys.slot.as_bytes()).await?;
            let own = keys.keys.open(&Native, owner.member, &account).await?;
            open_ring(owner, keys, public, (keys.keys.enc.kid(), &own.enc)).await?;

            let kit = Kit::parse(keys.kit.as_bytes())?;
            let code = keys.code.parse().unwrap();
            let paper = kit.open(&Native, owner.practice, &code).await?;
            open_ring(owner, keys, public, (kit.kid(), &paper)).await
        });
        assert_eq!(opened, Ok(()), "{}", owner.slug);
    }
}

#[test]
fn the_roster_names_the_owner_the_kit_and_the_keys_of_the_record() {
    for (owner, keys) in with_keys(&profiles()) {
        let entries = [keys.roster.clone()];
        let roster = block_on(Roster::replay(&Native, owner.practice, &entries)).unwrap();
        let record = block_on(record(&owner, &keys)).unwrap();
        let first = &roster.people()[0];
        assert_eq!(first.keys, RosterMember::of(owner.member, &keys.keys));
        let kit = Kit::parse(keys.kit.as_bytes()).unwrap();
        assert_eq!(roster.kit().kid(), kit.kid());
        assert!(roster.kit_sig().is_some());
        assert_eq!(
            roster.epochs()[0].each_ref(),
            [record.enc[0].kid(), record.sig.kid()]
        );
    }
}

#[test]
fn an_owner_has_the_specialists_name_and_a_passphrase_that_a_person_can_type() {
    for profile in profiles() {
        let owner = Owner::of(&profile);
        assert_eq!(owner.name, profile.specialists()[0].name);
        assert_eq!(
            owner.email.as_str(),
            format!("owner@{}.example.org", owner.slug)
        );
        assert!(owner.passphrase.len() >= 12, "{}", owner.passphrase);
        assert_eq!(owner.passphrase.split('-').count(), 4);
    }
}
