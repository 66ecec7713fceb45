//! Signing in and out, on a real database.

use axum::http::header::SET_COOKIE;
use axum::http::{Request, StatusCode};
use opaque::{ClientLogin, Message};
use sealing::account::SealedMemberKeys;
use sealing::ring::RingEntry;
use serde_json::json;
use store::{AllowedBy, NewPassphrase, Store};
use time::Duration;
use wire::session::{Finish, Finished, Purpose, Second, Start, Started, Unlocking, Who};

use crate::api::world::{Answer, World, done, refused, totp_code, with_cookie};
use crate::random::{Source, SystemRandom};

/// Begins a sign-in: what was answered, and the client's side.
async fn start(world: &World, email: &str, passphrase: &str) -> (Answer, ClientLogin) {
    let typed = passphrase.to_owned().into();
    let (client, request) =
        ClientLogin::start(&mut Source(&SystemRandom), typed).expect("a request");
    let start = Start {
        email: email.parse().expect("an address"),
        request,
        purpose: Purpose::Inbox,
    };
    let answer = world
        .ask_json(Request::post("/session/start"), &start)
        .await;
    (answer, client)
}

pub(super) async fn finish(world: &World, login: &str, proof: Message) -> Answer {
    let login = login.to_owned();
    let request = Request::post("/session/finish");
    world.ask_json(request, &Finish { login, proof }).await
}

/// The right passphrase: what the client would send to prove it.
pub(super) async fn proof(world: &World) -> (Started, Message) {
    let owner = &world.practices[0].1;
    let (answer, client) = start(world, owner.email.as_str(), &owner.passphrase).await;
    let started: Started = answer.read();
    let signed_in = client.finish(&mut Source(&SystemRandom), &started.answer);
    (started, signed_in.expect("the passphrase is right").proof)
}

async fn sign_in(world: &World) -> (String, Unlocking) {
    let (started, proof) = proof(world).await;
    let answer = finish(world, &started.login, proof).await;
    let cookie = answer.headers[SET_COOKIE].to_str().expect("text");
    for word in ["HttpOnly", "Secure", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(word), "{cookie}");
    }
    let cookie = cookie.split(';').next().expect("a value").to_owned();
    assert!(cookie.starts_with("__Host-"));
    let Finished::SignedIn(unlocking) = answer.read() else {
        panic!("a second step")
    };
    (cookie, *unlocking)
}

async fn who(world: &World, cookie: &str) -> Answer {
    world
        .ask(with_cookie(Request::get("/session"), cookie), "")
        .await
}

#[tokio::test]
async fn the_passphrase_begins_a_session_and_gives_what_unlocks_the_keys() {
    let world = World::with_accounts().await;
    let (cookie, unlocking) = sign_in(&world).await;
    let (_, owner, keys) = &world.practices[0];
    assert_eq!(unlocking.who.member, owner.member);
    assert_eq!(unlocking.who.practice, owner.practice);
    assert_eq!(unlocking.slot, keys.slot);
    let SealedMemberKeys { enc, sig, .. } = &unlocking.keys;
    assert!(*enc == keys.keys.enc && *sig == keys.keys.sig);
    assert_eq!(unlocking.records, [keys.record.as_str()]);
    assert_eq!(unlocking.roster, [keys.roster.as_str()]);
    assert_eq!(unlocking.server, world.state.secrets.receipts_key());
    assert_eq!(unlocking.ring.len(), 2);
    for key in &unlocking.ring {
        // With everybody who can open it, for the browser to hold against the roster.
        let entry = RingEntry::parse(key.entry.as_bytes()).expect("an entry");
        assert!(entry.kids().any(|kid| kid == keys.keys.enc.kid()));
        assert_eq!(entry.kids().count(), 2);
    }
    let told: Who = who(&world, &cookie).await.read();
    assert_eq!(told, unlocking.who);
}

#[tokio::test]
async fn a_wrong_passphrase_and_an_unknown_member_look_the_same() {
    let world = World::with_accounts().await;
    let (_, proof) = proof(&world).await;
    let known = world.practices[0].1.email.as_str().to_owned();
    world.store.asked();
    let mut seen = Vec::new();
    for email in [known.as_str(), "nobody.at.all@example.org"] {
        let (started, client) = start(&world, email, "not the passphrase").await;
        let began = world.store.asked();
        let Started { login, answer } = started.read();
        assert!(client.finish(&mut Source(&SystemRandom), &answer).is_err());
        // The proof of another sign-in: of the right form, and of no use.
        let finished = finish(&world, &login, proof.clone()).await;
        assert_eq!(finished.refusal(), refused(401, "not-signed-in"));
        let shape = |answer: &Answer| (answer.status, answer.headers.clone(), answer.body.len());
        seen.push((
            shape(&started),
            shape(&finished),
            began,
            world.store.asked(),
        ));
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0].2, ["sign_in_record"]);
    assert_eq!(seen[0].3, Vec::<&str>::new());
}

#[tokio::test]
async fn a_proof_is_good_for_its_own_sign_in_once_and_for_two_minutes() {
    let mut world = World::with_accounts().await;
    let not_signed_in = refused(401, "not-signed-in");
    let (started, right) = proof(&world).await;
    let answer = finish(&world, &"0".repeat(32), right.clone()).await;
    assert_eq!(answer.refusal(), not_signed_in);
    let answer = finish(&world, &started.login, right.clone()).await;
    assert_eq!(answer.status, StatusCode::OK);
    let answer = finish(&world, &started.login, right).await;
    assert_eq!(answer.refusal(), not_signed_in);

    let (started, right) = proof(&world).await;
    world.on(Duration::minutes(2));
    let answer = finish(&world, &started.login, right).await;
    assert_eq!(answer.refusal(), not_signed_in);
}

#[tokio::test]
async fn the_eleventh_try_has_to_wait_whether_there_is_such_a_member_or_not() {
    let mut world = World::with_accounts().await;
    let owner = world.practices[0].1.email.clone();
    for email in [owner.as_str(), "nobody@example.org"] {
        let address = email.parse().expect("an address");
        let is_there = world.store.is_taken(&address).await;
        assert_eq!(is_there.expect("it answers"), email == owner.as_str());
        for _ in 0..10 {
            let (answer, _) = start(&world, email, "x").await;
            assert_eq!(answer.status, StatusCode::OK);
        }
        let (answer, _) = start(&world, &email.to_ascii_uppercase(), "x").await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
        let waits = json!({ "error": "too-many-tries", "after": 901 });
        assert_eq!(answer.json(), waits);
    }
    world.on(Duration::minutes(15));
    for email in [owner.as_str(), "nobody@example.org"] {
        let (answer, _) = start(&world, email, "x").await;
        assert_eq!(answer.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_session_ends_when_it_is_ended_unused_or_old() {
    let mut world = World::new().await;
    let not_signed_in = refused(401, "not-signed-in");
    let cookie = world.session(0).await;
    let request = with_cookie(Request::delete("/session"), &cookie);
    let answer = world.ask(request, "").await;
    let ended = answer.headers[SET_COOKIE]
        .to_str()
        .expect("text")
        .to_owned();
    assert!(ended.contains("Max-Age=0"), "{ended}");
    assert_eq!(answer.refusal(), done());
    assert_eq!(who(&world, &cookie).await.refusal(), not_signed_in);

    let cookie = world.session(0).await;
    world.on(Duration::minutes(19));
    assert_eq!(who(&world, &cookie).await.status, StatusCode::OK);
    world.on(Duration::minutes(20));
    assert_eq!(who(&world, &cookie).await.refusal(), not_signed_in);

    let cookie = world.session(0).await;
    for _ in 0..47 {
        world.on(Duration::minutes(15));
        assert_eq!(who(&world, &cookie).await.status, StatusCode::OK);
    }
    world.on(Duration::minutes(15));
    assert_eq!(who(&world, &cookie).await.refusal(), not_signed_in);
}

#[tokio::test]
async fn what_is_no_message_of_the_protocol_is_refused() {
    let world = World::new().await;
    for body in [
        json!({}),
        json!({ "email": "a@example.org", "request": "" }),
        json!({ "email": "a@example.org", "request": "AAAA" }),
        json!({ "email": "a", "request": "AAAA" }),
        json!({ "email": "a@example.org", "request": "AAAA", "purpose": "inbox" }),
        json!({ "email": "a@example.org", "request": "AAAA", "passphrase": "canary" }),
    ] {
        let answer = world.ask_json(Request::post("/session/start"), &body).await;
        assert_eq!(answer.refusal(), refused(400, "bad-request"), "{body}");
    }
}

/// What signs the first practice's owner in is another by now, as if by a request that this server's memory
/// of sign-ins under way knows nothing of.
async fn changed_meanwhile(world: &World) {
    let member = world.practices[0].1.member;
    let account = world.begin(member, store::Purpose::Account).await;
    let new = NewPassphrase {
        member,
        record: b"another record".to_vec(),
        slot: "{}".to_owned(),
    };
    let by = AllowedBy::Session(*account.hash().as_bytes());
    let changed = world
        .store
        .change_passphrase(new, by, world.state.clock.now());
    assert!(changed.await.expect("it answers"));
}

#[tokio::test]
async fn a_proof_of_what_was_changed_meanwhile_begins_no_session() {
    let world = World::with_accounts().await;
    let (started, proof) = proof(&world).await;
    changed_meanwhile(&world).await;
    let answer = finish(&world, &started.login, proof).await;
    assert_eq!(answer.refusal(), refused(401, "not-signed-in"));
    assert!(answer.headers.get(SET_COOKIE).is_none());
}

#[tokio::test]
async fn a_code_after_a_proof_of_what_was_changed_meanwhile_begins_no_session() {
    let mut world = World::with_accounts().await;
    let secret = world.with_totp(0).await;
    world.on(Duration::minutes(1));
    let login = half(&world).await;
    changed_meanwhile(&world).await;
    let code = totp_code(&secret, world.state.clock.now());
    let answer = second(&world, &login, code).await;
    assert_eq!(answer.refusal(), refused(401, "not-signed-in"));
    assert!(answer.headers.get(SET_COOKIE).is_none());
}

/// Proves the passphrase of whoever has an authenticator; the sign-in that waits for a code.
async fn half(world: &World) -> String {
    let (started, proof) = proof(world).await;
    let answer = finish(world, &started.login, proof).await;
    assert!(answer.headers.get(SET_COOKIE).is_none());
    let ways = json!({ "code": true, "passkey": false });
    assert_eq!(answer.json(), json!({ "second-step": ways }));
    started.login
}

async fn second(world: &World, login: &str, code: String) -> Answer {
    let login = login.to_owned();
    let request = Request::post("/session/second");
    world.ask_json(request, &Second { login, code }).await
}

#[tokio::test]
async fn after_the_passphrase_a_code_is_wanted_and_begins_the_session() {
    let mut world = World::with_accounts().await;
    let secret = world.with_totp(0).await;
    world.on(Duration::minutes(1));
    let login = half(&world).await;
    let answer = second(&world, &login, totp_code(&secret, world.state.clock.now())).await;
    assert!(answer.headers.get(SET_COOKIE).is_some());
    let unlocking: Unlocking = answer.read();
    assert_eq!(unlocking.who.member, world.practices[0].1.member);
    let again = second(&world, &login, totp_code(&secret, world.state.clock.now())).await;
    assert_eq!(again.refusal(), refused(401, "not-signed-in"));
}

#[tokio::test]
async fn a_code_is_good_once_and_no_older_one_afterwards() {
    let mut world = World::with_accounts().await;
    let secret = world.with_totp(0).await;
    world.on(Duration::minutes(1));
    let now = world.state.clock.now();
    let code = totp_code(&secret, now);
    let login = half(&world).await;
    let answer = second(&world, &login, code.clone()).await;
    assert_eq!(answer.status, StatusCode::OK);
    let login = half(&world).await;
    let before = totp_code(&secret, now - Duration::seconds(30));
    for used in [code, before] {
        let answer = second(&world, &login, used).await;
        assert_eq!(answer.refusal(), refused(422, "wrong-code"));
    }
    let next = totp_code(&secret, now + Duration::seconds(30));
    assert_eq!(second(&world, &login, next).await.status, StatusCode::OK);
}

#[tokio::test]
async fn of_two_at_once_with_one_code_one_is_signed_in() {
    let mut world = World::with_accounts().await;
    let secret = world.with_totp(0).await;
    world.on(Duration::minutes(1));
    let code = totp_code(&secret, world.state.clock.now());
    let [one, two] = [half(&world).await, half(&world).await];
    let (one, two) = tokio::join!(
        second(&world, &one, code.clone()),
        second(&world, &two, code)
    );
    let mut told = [one.status.as_u16(), two.status.as_u16()];
    told.sort_unstable();
    assert_eq!(told, [200, 422]);
}

/// The lines of the first practice's trail about what was refused.
pub(super) async fn refusals(world: &World) -> Vec<String> {
    world.refusals(world.practices[0].1.practice).await
}

#[tokio::test]
async fn the_sixth_code_has_to_wait_even_if_it_is_right() {
    let mut world = World::with_accounts().await;
    let secret = world.with_totp(0).await;
    world.on(Duration::minutes(1));
    let now = world.state.clock.now();
    let right = totp_code(&secret, now);
    let wrong = if right == "000000" {
        "000001"
    } else {
        "000000"
    };
    let login = half(&world).await;
    // Whoever tries has proven the passphrase: the practice's owners see it from the first try on, once.
    let answer = second(&world, &login, wrong.to_owned()).await;
    assert_eq!(answer.refusal(), refused(422, "wrong-code"));
    assert_eq!(refusals(&world).await.len(), 1);
    for _ in 1..5 {
        let answer = second(&world, &login, wrong.to_owned()).await;
        assert_eq!(answer.refusal(), refused(422, "wrong-code"));
    }
    // A sign-in that is begun anew has no new tries.
    let login = half(&world).await;
    for _ in 0..2 {
        let answer = second(&world, &login, right.clone()).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    }
    let member = world.practices[0].1.member;
    let line = format!(r#"{{"kind":"refused","member":"{member}","what":"second-step"}}"#);
    assert_eq!(refusals(&world).await, [line]);
    world.on(Duration::minutes(15));
    let login = half(&world).await;
    let code = totp_code(&secret, world.state.clock.now());
    assert_eq!(second(&world, &login, code).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_proof_waits_for_a_code_for_five_minutes_and_is_nothing_without_one() {
    let mut world = World::with_accounts().await;
    let secret = world.with_totp(0).await;
    world.on(Duration::minutes(1));
    let login = half(&world).await;
    world.on(Duration::minutes(5));
    let code = totp_code(&secret, world.state.clock.now());
    let not_signed_in = refused(401, "not-signed-in");
    let answer = second(&world, &login, code.clone()).await;
    assert_eq!(answer.refusal(), not_signed_in);
    let answer = second(&world, &"0".repeat(32), code).await;
    assert_eq!(answer.refusal(), not_signed_in);
}

#[tokio::test]
async fn whether_there_is_an_authenticator_is_told_to_nobody_without_the_passphrase() {
    let world = World::with_accounts().await;
    world.with_totp(0).await;
    let mut seen = Vec::new();
    let (_, owner, _) = &world.practices[0];
    let (_, other, _) = &world.practices[1];
    for email in [
        owner.email.as_str(),
        other.email.as_str(),
        "nobody@example.org",
    ] {
        let (started, client) = start(&world, email, "not the passphrase").await;
        let Started { login, answer } = started.read();
        assert!(client.finish(&mut Source(&SystemRandom), &answer).is_err());
        let (_, proof) = proof(&world).await;
        let finished = finish(&world, &login, proof).await;
        let second = second(&world, &login, "000000".to_owned()).await;
        seen.push((started.status, started.body.len(), finished, second));
    }
    let lengths: Vec<_> = seen.iter().map(|one| (one.0, one.1)).collect();
    assert!(lengths.iter().all(|one| *one == lengths[0]));
    assert!(
        seen.iter()
            .all(|one| one.2 == seen[0].2 && one.3 == seen[0].3)
    );
    assert_eq!(seen[0].2.refusal(), refused(401, "not-signed-in"));
}
