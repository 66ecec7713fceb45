//! A recovery code in place of a second step that is lost, on a real database.

use axum::http::Request;
use axum::http::header::SET_COOKIE;
use sealing::account::Unlock;
use store::Store;
use time::Duration;
use wire::Token;
use wire::account::MakeRecovery;
use wire::passkey::SecondStart;
use wire::session::{Finished, Second, Unlocking};

use super::tests::{finish, proof, refusals};
use crate::api::world::{Answer, World, bearing, done, refused, totp_code, with_cookie};

/// What the code gives.
fn token() -> Token {
    Token::from_bytes([7; 32])
}

/// The first practice's member has an authenticator and a recovery code, in a practice where a second
/// step is wanted of everybody.
async fn with_a_code() -> (World, Vec<u8>) {
    let mut world = World::with_accounts().await;
    world.state.demo = false;
    let secret = world.with_totp(0).await;
    let cookie = world.account_session(0).await;
    let made = MakeRecovery {
        access: token().hash(),
        slot: world.slot(0, Unlock::RecoveryCode, b"code").await,
    };
    let asked = with_cookie(Request::post("/account/recovery"), &cookie);
    assert_eq!(world.ask_json(asked, &made).await.refusal(), done());
    world.on(Duration::minutes(1));
    (world, secret)
}

/// Proves the passphrase: the sign-in that waits.
async fn half(world: &World) -> String {
    let (started, proof) = proof(world).await;
    let answer = finish(world, &started.login, proof).await;
    assert!(matches!(answer.read(), Finished::SecondStep(_)));
    started.login
}

async fn recover(world: &World, login: &str, token: &Token) -> Answer {
    let login = login.to_owned();
    let request = bearing(Request::post("/session/second/recovery"), token);
    world.ask_json(request, &SecondStart { login }).await
}

async fn code(world: &World, login: &str, code: String) -> Answer {
    let login = login.to_owned();
    let request = Request::post("/session/second");
    world.ask_json(request, &Second { login, code }).await
}

#[tokio::test]
async fn the_code_begins_the_session_once_and_a_new_second_step_is_wanted() {
    let (world, secret) = with_a_code().await;
    let before = world.session(0).await;
    let [one, other] = [half(&world).await, half(&world).await];
    let answer = recover(&world, &one, &token()).await;
    assert!(answer.headers.get(SET_COOKIE).is_some());
    let unlocking: Unlocking = answer.read();
    assert_eq!(unlocking.who.member, world.practices[0].1.member);
    assert!(unlocking.who.second_step_wanted);

    let not_signed_in = refused(401, "not-signed-in");
    let answer = world.ask(with_cookie(Request::get("/session"), &before), "");
    assert_eq!(answer.await.refusal(), not_signed_in);
    let now = totp_code(&secret, world.state.clock.now());
    for login in [&one, &other] {
        let again = recover(&world, login, &token()).await;
        assert_eq!(again.refusal(), not_signed_in);
        let by_code = code(&world, login, now.clone()).await;
        assert_eq!(by_code.refusal(), not_signed_in);
    }
    let (started, proof) = proof(&world).await;
    let answer = finish(&world, &started.login, proof).await;
    let Finished::SignedIn(unlocking) = answer.read() else {
        panic!("nothing more is asked for")
    };
    assert!(unlocking.who.second_step_wanted);
}

#[tokio::test]
async fn another_code_changes_nothing_and_the_authenticator_still_does() {
    let (world, secret) = with_a_code().await;
    let login = half(&world).await;
    let wrong = recover(&world, &login, &Token::from_bytes([8; 32])).await;
    assert_eq!(wrong.refusal(), refused(404, "no-such-code"));
    let request = Request::post("/session/second/recovery");
    let start = SecondStart {
        login: login.clone(),
    };
    let without = world.ask_json(request, &start).await;
    assert_eq!(without.refusal(), refused(404, "no-such-code"));
    assert_eq!(refusals(&world).await.len(), 1);
    let now = totp_code(&secret, world.state.clock.now());
    let answer = code(&world, &login, now).await;
    assert!(answer.headers.get(SET_COOKIE).is_some());
}

#[tokio::test]
async fn the_code_is_nothing_without_the_passphrase() {
    let (world, _) = with_a_code().await;
    let answer = recover(&world, &"0".repeat(32), &token()).await;
    assert_eq!(answer.refusal(), refused(401, "not-signed-in"));
    let (started, _) = proof(&world).await;
    let answer = recover(&world, &started.login, &token()).await;
    assert_eq!(answer.refusal(), refused(401, "not-signed-in"));
    let member = world.practices[0].1.member;
    let totp = world.store.totp(member).await.expect("it answers");
    assert!(totp.is_some());
}

#[tokio::test]
async fn tries_are_counted_with_those_of_the_second_step() {
    let (mut world, secret) = with_a_code().await;
    let login = half(&world).await;
    for _ in 0..5 {
        recover(&world, &login, &Token::from_bytes([8; 32])).await;
    }
    let now = totp_code(&secret, world.state.clock.now());
    let answers = [
        recover(&world, &login, &token()).await,
        code(&world, &login, now).await,
    ];
    assert!(answers.iter().all(|answer| answer.status.as_u16() == 429));
    world.on(Duration::minutes(15));
    let login = half(&world).await;
    let answer = recover(&world, &login, &token()).await;
    assert!(answer.headers.get(SET_COOKIE).is_some());
}

#[tokio::test]
async fn of_two_at_once_one_is_signed_in() {
    let (world, _) = with_a_code().await;
    let [one, two] = [half(&world).await, half(&world).await];
    let (code, again) = (token(), token());
    let (one, two) = tokio::join!(recover(&world, &one, &code), recover(&world, &two, &again));
    let begun = [&one, &two].map(|answer| answer.headers.contains_key(SET_COOKIE));
    assert!(begun[0] != begun[1], "{begun:?}");
}
