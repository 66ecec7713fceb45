//! Demos that are larger than anybody could make through the pages, for `make bench`: what an owner's
//! browser does, and what the operator does, as often as it takes.
//!
//! Each ignored test takes the data folder of a demo that was set up once and does not run.

use std::env;

use ::store::{NewKey, NewPractice, PracticeStatus, SealingKey, Store};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use referral::catalogue::Catalogue;
use referral::id::{InviteId, MemberId, PracticeId, SpecialistId};
use referral::practice::{PracticeFile, PracticeProfile};
use referral::role::Role;
use sealing::account::SealedMemberKeys;
use sealing::jwk::RsaPublicJwk;
use sealing::native::{Native, SigningKey};
use sealing::record::{KeyRecord, SignedRecord};
use sealing::roster::RosterMember;
use serde_json::Value;
use time::Duration;

use super::World;
use super::team::{Team, account, link, secret};
use crate::clock::{Clock, SystemClock};
use crate::random::{Random, SystemRandom};

/// Where the demo lies.
const DATA: &str = "LETTERLOCK_DATA";
/// Of one practice, with the owner.
const MEMBERS: u8 = 50;
/// Of another one.
const EPOCHS: usize = 20;
/// Whose records stand in the log besides the demo's.
const PRACTICES: u32 = 5_000;
/// Bytes of a modulus of 3072 bits.
const MODULUS: usize = 384;

/// The demo in the folder, with this practice as the world's first.
async fn world(slug: &str) -> World {
    let folder = env::var_os(DATA).expect("the folder of a demo");
    World::at(folder.into(), slug).await
}

#[tokio::test]
#[ignore = "makes a demo larger"]
async fn fifty_members() {
    let mut team = Team::of(world("orchard-surgical").await).await;
    let one = MemberId::from_bytes([0x11; 16]);
    let (slot, keys, _) = account(one).await;
    for n in 1..MEMBERS {
        // Whoever changes members has signed in just now.
        team.cookie = team.world.session(0).await;
        let invite = InviteId::from_bytes([n; 16]);
        team.invite_by(invite, Role::Member).await;
        let name = format!("Member Number {n} of {MEMBERS}");
        let email = format!("member{n}@example.org");
        let secret = secret(invite);
        let (started, upload) = team.register("/join/start", &link(&secret), &email).await;
        let member = started.member;
        let account = of_nobody(&slot, &keys, (one, member));
        let finish = team.finish(invite, (member, &name, &email), upload, account);
        team.join(&secret, &finish).await;
        let public = RosterMember::of(member, &finish.keys);
        team.confirm_as(invite, public).await;
    }
    assert_eq!(team.roster.members().count(), usize::from(MEMBERS));
}

#[tokio::test]
#[ignore = "makes a demo larger"]
async fn twenty_epochs() {
    let mut team = Team::of(world("thompson-surgical").await).await;
    while team.records.len() < EPOCHS {
        team.cookie = team.world.session(0).await;
        team.rotate(None).await;
    }
    assert_eq!(team.roster.epochs().len(), EPOCHS);
}

/// They wait for a registrar, as every practice does where there is one: their records stand in the
/// log, and senders are offered the demo's own.
#[tokio::test]
#[ignore = "makes a demo larger"]
async fn five_thousand_practices() {
    let world = world("orchard-surgical").await;
    let catalogue = demo::catalogue();
    for n in 0..PRACTICES {
        let id = practice_id(n);
        let specialist = |_: &_| SpecialistId::from_bytes(*id.as_bytes());
        let status = PracticeStatus::Pending;
        let practice = NewPractice::new(id, status, profile(n, &catalogue), specialist);
        let now = world.state.clock.now();
        let created = world.store.create_practice(practice, now).await;
        created.expect("it is created");
        let published = world.store.publish_key(key(n).await, now).await;
        published.expect("it is published");
    }
    let size = world.store.log_head().await.expect("it answers").size;
    assert!(size > u64::from(PRACTICES));
}

/// An account in the form of another one, in which nobody can sign in: its public keys are drawn, and
/// what lies beside them opens with nothing. Real ones would take minutes to make.
fn of_nobody(
    slot: &str,
    like: &SealedMemberKeys,
    (one, member): (MemberId, MemberId),
) -> (String, SealedMemberKeys) {
    let (enc, sig) = (public_key(), SigningKey::from_seed(&drawn()).public());
    let enc_kid = (like.enc.kid().to_string(), enc.kid().to_string());
    let sig_kid = (like.sig.kid().to_string(), sig.kid().to_string());
    let member = (one.to_string(), member.to_string());
    let sealed_enc = renamed(&like.sealed_enc, &[&member, &enc_kid]);
    let sealed_sig = renamed(&like.sealed_sig, &[&member, &sig_kid]);
    let keys = SealedMemberKeys {
        enc,
        sig,
        sealed_enc,
        sealed_sig,
    };
    (renamed(slot, &[&member]), keys)
}

/// A JWE that says that it is another's: of the right form, and it does not open.
fn renamed(jwe: &str, names: &[&(String, String)]) -> String {
    let mut jwe: Value = serde_json::from_str(jwe).expect("JSON");
    let aad = jwe["aad"].as_str().expect("a text");
    let aad = Base64UrlUnpadded::decode_vec(aad).expect("base64url");
    let mut aad = String::from_utf8(aad).expect("JSON");
    for (old, new) in names {
        aad = aad.replace(old, new);
    }
    jwe["aad"] = Base64UrlUnpadded::encode_string(aad.as_bytes()).into();
    jwe.to_string()
}

fn practice_id(n: u32) -> PracticeId {
    let mut id = [0xbe; 16];
    id[..4].copy_from_slice(&n.to_be_bytes());
    PracticeId::from_bytes(id)
}

fn profile(n: u32, catalogue: &Catalogue) -> PracticeProfile {
    let file = format!(
        r#"
        slug = "practice-{n}"
        name = "Practice Number {n}"
        town = "Kelowna"
        region = "okanagan"
        phone = "250-555-0111"
        notify = "practice-{n}@example.org"

        [[specialist]]
        slug = "specialist-{n}"
        name = "Dr. Sample"
        specialty = "general-surgery"
        takes = [{{ category = "gallbladder", weekly = 9 }}]
        "#
    );
    let file: PracticeFile = toml::from_str(&file).expect("a practice's file");
    PracticeProfile::parse(file, catalogue).expect("it fits")
}

/// A first key record, as its practice would have signed it. Nobody has the private half of its
/// sealing key: the modulus is drawn, because thousands of real ones would take hours to make.
async fn key(n: u32) -> NewKey {
    let enc = public_key();
    let sig = SigningKey::from_seed(&drawn());
    let now = SystemClock.now();
    let expires = now + Duration::days(700);
    let times = (now.into(), expires.into());
    let (name, city) = (format!("Practice Number {n}"), "Kelowna".to_owned());
    let record = KeyRecord::first(practice_id(n), name, city, enc.clone(), sig.public(), times);
    let signed = SignedRecord::make(&Native, &record, &sig).await;
    NewKey {
        practice: practice_id(n),
        key: SealingKey {
            epoch: 1,
            kid: enc.kid().to_string(),
            public_key: serde_json::to_string(&enc).expect("JSON"),
        },
        payload: signed.expect("a record").to_json().into_bytes(),
        expires,
    }
}

fn public_key() -> RsaPublicJwk {
    let mut modulus: [u8; MODULUS] = drawn();
    modulus[0] |= 0x80;
    modulus[MODULUS - 1] |= 1;
    let modulus = Base64UrlUnpadded::encode_string(&modulus);
    RsaPublicJwk::from_modulus(&modulus).expect("a modulus")
}

fn drawn<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SystemRandom.fill(&mut bytes).expect("random bytes");
    bytes
}
