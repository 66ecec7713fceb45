//! A practice's first member, with keys that are really made, on a real database.

use axum::http::{Request, StatusCode};
use opaque::ClientRegistration;
use referral::id::MemberId;
use sealing::account::{SlotPlace, Unlock, derive_slot_key};
use sealing::counting::Counting;
use sealing::creation::{CreatedPractice, NewPractice, create_practice};
use sealing::kit::derive_access;
use serde_json::{Value, json};
use store::Store;
use time::Duration;
use wire::Token;
use wire::enrolment::{EnrolFinish, EnrolStart, EnrolStarted, Invited};
use wire::members::KitKept;

use crate::api::world::{Answer, World, bearing, done, refused};
use crate::random::{Source, SystemRandom};

const EMAIL: &str = "first.member@example.org";

async fn get(world: &World, link: &Token) -> Answer {
    world
        .ask(bearing(Request::get("/enrolment"), link), "")
        .await
}

async fn post(world: &World, link: &Token, step: &str, body: &impl serde::Serialize) -> Answer {
    let request = Request::post(format!("/enrolment/{step}"));
    world.ask_json(bearing(request, link), body).await
}

/// The ceremony, up to what is handed over.
async fn ceremony(world: &World, link: &Token) -> EnrolFinish {
    let invited: Invited = get(world, link).await.read();
    let random = &mut Source(&SystemRandom);
    let typed = "four words that rhyme".to_owned().into();
    let (registration, request) = ClientRegistration::start(random, typed).expect("a request");
    let email = EMAIL.parse().expect("an address");
    let started = post(world, link, "start", &EnrolStart { email, request }).await;
    let EnrolStarted { member, answer } = started.read();
    let finished = registration.finish(random, &answer);
    let (upload, export_key) = finished.expect("an upload");
    let created = create(world, &invited, member, &export_key).await;
    EnrolFinish {
        member,
        name: "Robin Sample".parse().expect("a name"),
        email: EMAIL.parse().expect("an address"),
        upload,
        slot: created.slot,
        keys: created.owner,
        kit: KitKept {
            document: created.kit.kit.to_json(),
            signing: created.kit.signing.to_general(),
            access: Token::from_bytes(*derive_access(&created.kit.code)).hash(),
        },
        ring_enc: created.ring_enc.to_general(),
        ring_sig: created.ring_sig.to_general(),
        record: created.record.to_json(),
        roster: created.roster,
    }
}

async fn create(
    world: &World,
    invited: &Invited,
    member: MemberId,
    export_key: &[u8],
) -> CreatedPractice {
    let slot = SlotPlace {
        member,
        unlock: Unlock::Passphrase,
        number: 0,
    };
    let now = world.state.clock.now();
    let new = NewPractice {
        practice: invited.practice,
        name: invited.name.clone(),
        city: invited.town.clone(),
        slot,
        now: now.into(),
        expires: (now + Duration::days(700)).into(),
    };
    let key = derive_slot_key(&Counting::default(), slot, export_key).await;
    let created = create_practice(&Counting::default(), &new, &key.expect("a key")).await;
    created.expect("every key is made")
}

/// The kit with the document of another practice's.
fn of_another_kit(good: &Value, other: &Value) -> Value {
    let mut kit = good["kit"].clone();
    kit["document"] = other["kit"].clone();
    kit
}

#[tokio::test]
async fn the_first_member_enrols_by_the_link_once() {
    let mut world = World::with_accounts().await;
    let (practice, link) = world.enrolling().await;
    let finish = ceremony(&world, &link).await;

    // Whatever does not belong is refused, and does not use the link up.
    let good = serde_json::to_value(&finish).expect("JSON");
    let other = serde_json::to_value(&world.practices[0].2).expect("JSON");
    for (member, value) in [
        ("member", json!("9".repeat(32))),
        ("slot", other["slot"].clone()),
        ("keys", other["keys"].clone()),
        ("kit", of_another_kit(&good, &other)),
        ("ring_enc", other["ring_enc"].clone()),
        ("ring_sig", other["ring_sig"].clone()),
        ("ring_sig", good["ring_enc"].clone()),
        ("record", other["record"].clone()),
        ("roster", other["roster"].clone()),
        ("roster", json!("")),
    ] {
        let mut changed = good.clone();
        changed[member] = value;
        let answer = post(&world, &link, "finish", &changed).await;
        assert_eq!(
            answer.refusal(),
            refused(422, "keys-do-not-hold"),
            "{member}"
        );
    }
    for (member, value) in [
        ("upload", json!("AAAA")),
        ("email", json!("nobody")),
        ("name", json!("")),
        ("passphrase", json!("canary")),
    ] {
        let mut changed = good.clone();
        changed[member] = value;
        let answer = post(&world, &link, "finish", &changed).await;
        assert_eq!(answer.refusal(), refused(400, "bad-request"), "{member}");
    }
    // A clock that is an hour ahead would make a record that nobody may use yet.
    world.on(-Duration::HOUR);
    let answer = post(&world, &link, "finish", &finish).await;
    assert_eq!(answer.refusal(), refused(422, "clock-is-off"));
    world.on(Duration::HOUR);

    assert_eq!(
        post(&world, &link, "finish", &finish).await.refusal(),
        done()
    );
    let keyring = world.store.keyring(practice).await.expect("it answers");
    let keyring = keyring.expect("it has keys");
    assert_eq!(keyring.ring.len(), 2);
    assert_eq!(keyring.kit, finish.kit.document);
    let account = EMAIL.parse().expect("an address");
    let found = world.store.sign_in_record(&account).await;
    let found = found.expect("it answers").expect("it has an account");
    assert_eq!(found.member, finish.member);

    let used = refused(404, "no-such-link");
    assert_eq!(get(&world, &link).await.refusal(), used);
    assert_eq!(post(&world, &link, "finish", &finish).await.refusal(), used);
}

#[tokio::test]
async fn a_link_says_whom_it_is_for_until_it_is_over() {
    let mut world = World::new().await;
    let (practice, link) = world.enrolling().await;
    let invited: Invited = get(&world, &link).await.read();
    assert_eq!(invited.practice, practice);
    let ends = world.state.clock.now() + Duration::days(7);
    assert_eq!(invited.expires, ends.into());
    let unknown = refused(404, "no-such-link");
    let wrong = Token::from_bytes([5; 32]);
    assert_eq!(get(&world, &wrong).await.refusal(), unknown);
    world.on(Duration::days(7));
    assert_eq!(get(&world, &link).await.refusal(), unknown);
}

#[tokio::test]
async fn an_address_that_has_an_account_is_refused_at_once() {
    let world = World::new().await;
    let (_, link) = world.enrolling().await;
    let typed = "four words that rhyme".to_owned().into();
    let (_, request) =
        ClientRegistration::start(&mut Source(&SystemRandom), typed).expect("a request");
    let taken = world.practices[0].1.email.as_str().to_uppercase();
    let email = taken.parse().expect("an address");
    let answer = post(&world, &link, "start", &EnrolStart { email, request }).await;
    assert_eq!(answer.refusal(), refused(409, "email-taken"));
    let nothing: Value = json!({ "email": EMAIL, "request": "AAAA" });
    let answer = post(&world, &link, "start", &nothing).await;
    assert_eq!(answer.refusal(), refused(400, "bad-request"));
    assert_eq!(get(&world, &link).await.status, StatusCode::OK);
}
