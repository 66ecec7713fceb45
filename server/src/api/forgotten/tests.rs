//! A forgotten passphrase, on a real database.

use axum::http::Request;
use opaque::{ClientLogin, ClientRegistration, Message};
use referral::contact::Email;
use sealing::account::Unlock;
use serde_json::json;
use time::Duration;
use wire::Token;
use wire::forgotten::{ForgottenFinish, ForgottenStart, ForgottenStarted};
use wire::session::{Finish, Finished, Purpose, Start, Started, Unlocking};

use crate::api::world::{Answer, World, bearing, done, refused, with_cookie};
use crate::random::{Source, SystemRandom};

const NEW: &str = "a quiet lake and a paper boat";

/// What a code gives.
fn token() -> Token {
    Token::from_bytes([7; 32])
}

/// The first practice's member has made a recovery code.
async fn with_a_code() -> World {
    let world = World::with_accounts().await;
    world.with_recovery_code(0, &token()).await;
    world
}

fn email(world: &World) -> Email {
    world.practices[0].1.email.clone()
}

async fn start(world: &World, email: Email, token: &Token) -> (Answer, ClientRegistration) {
    let random = &mut Source(&SystemRandom);
    let (client, request) =
        ClientRegistration::start(random, NEW.to_owned().into()).expect("a request");
    let asked = bearing(Request::post("/forgotten/start"), token);
    let start = ForgottenStart { email, request };
    (world.ask_json(asked, &start).await, client)
}

/// Registers the new passphrase with the code.
async fn registered(world: &World) -> Message {
    let (answer, client) = start(world, email(world), &token()).await;
    let started: ForgottenStarted = answer.read();
    let ended = client.finish(&mut Source(&SystemRandom), &started.answer);
    ended.expect("it ends").0
}

async fn finish(world: &World, token: &Token, upload: Message, slot: String) -> Answer {
    let asked = bearing(Request::post("/forgotten/finish"), token);
    let email = email(world);
    let finish = ForgottenFinish {
        email,
        upload,
        slot,
    };
    world.ask_json(asked, &finish).await
}

/// What a sign-in with a passphrase gives.
async fn sign_in(world: &World, passphrase: &str) -> Option<Unlocking> {
    let random = &mut Source(&SystemRandom);
    let (client, request) =
        ClientLogin::start(random, passphrase.to_owned().into()).expect("a request");
    let start = Start {
        email: email(world),
        request,
        purpose: Purpose::Inbox,
    };
    let asked = Request::post("/session/start");
    let started: Started = world.ask_json(asked, &start).await.read();
    let proof = client.finish(random, &started.answer).ok()?.proof;
    let login = started.login;
    let asked = Request::post("/session/finish");
    let answer = world.ask_json(asked, &Finish { login, proof }).await;
    match answer.read() {
        Finished::SignedIn(unlocking) => Some(*unlocking),
        Finished::SecondStep(_) => None,
    }
}

#[tokio::test]
async fn with_the_code_another_passphrase_signs_in_and_the_code_is_void() {
    let world = with_a_code().await;
    let session = world.session(0).await;
    let upload = registered(&world).await;
    let slot = world.slot(0, Unlock::Passphrase, b"new").await;
    let answer = finish(&world, &token(), upload.clone(), slot.clone()).await;
    assert_eq!(answer.refusal(), done());
    assert!(sign_in(&world, NEW).await.is_some_and(|it| it.slot == slot));
    let old = world.practices[0].1.passphrase.clone();
    assert!(sign_in(&world, &old).await.is_none());
    let asked = with_cookie(Request::get("/session"), &session);
    let answer = world.ask(asked, "").await;
    assert_eq!(answer.refusal(), refused(401, "not-signed-in"));
    let no_such_code = refused(404, "no-such-code");
    let answer = finish(&world, &token(), upload, slot).await;
    assert_eq!(answer.refusal(), no_such_code);
    let (answer, _) = start(&world, email(&world), &token()).await;
    assert_eq!(answer.refusal(), no_such_code);
}

#[tokio::test]
async fn the_code_hands_out_its_own_slot_and_keys_to_be_proven_with() {
    let world = with_a_code().await;
    let (answer, _) = start(&world, email(&world), &token()).await;
    let started: ForgottenStarted = answer.read();
    let (_, owner, keys) = &world.practices[0];
    assert_eq!(started.member, owner.member);
    assert!(started.keys.enc == keys.keys.enc);
    assert_ne!(started.slot, keys.slot);
}

#[tokio::test]
async fn an_unknown_account_one_without_a_code_and_another_code_look_the_same() {
    let world = with_a_code().await;
    world.store.asked();
    let mut seen = Vec::new();
    let without = world.practices[1].1.email.clone();
    let unknown = "nobody.at.all@example.org".parse().expect("an address");
    let wrong = Token::from_bytes([8; 32]);
    for (email, token) in [
        (email(&world), wrong.clone()),
        (without, wrong),
        (unknown, token()),
    ] {
        let (answer, _) = start(&world, email, &token).await;
        assert_eq!(answer.refusal(), refused(404, "no-such-code"));
        seen.push((answer, world.store.asked()));
    }
    assert!(seen.iter().all(|one| *one == seen[0]));
    assert_eq!(seen[0].1, ["recovery"]);
}

#[tokio::test]
async fn tries_are_counted_with_the_sign_ins() {
    let mut world = with_a_code().await;
    for _ in 0..10 {
        start(&world, email(&world), &Token::from_bytes([8; 32])).await;
    }
    let (answer, _) = start(&world, email(&world), &token()).await;
    let waits = json!({ "error": "too-many-tries", "after": 901 });
    assert_eq!((answer.status.as_u16(), answer.json()), (429, waits));
    world.on(Duration::minutes(15));
    registered(&world).await;
}

#[tokio::test]
async fn a_slot_of_another_member_changes_nothing_and_leaves_the_code() {
    let world = with_a_code().await;
    let upload = registered(&world).await;
    let slot = world.slot(1, Unlock::Passphrase, b"new").await;
    let answer = finish(&world, &token(), upload, slot).await;
    assert_eq!(answer.refusal(), refused(422, "keys-do-not-hold"));
    let lines = world.refusals(world.practices[0].1.practice).await;
    assert_eq!(lines, [world.refusal_of(0, "account")]);
    registered(&world).await;
    let old = world.practices[0].1.passphrase.clone();
    assert!(sign_in(&world, &old).await.is_some());
}
