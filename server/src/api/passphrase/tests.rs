//! Another passphrase, on a real database.

use axum::http::Request;
use opaque::{ClientLogin, ClientRegistration, Message};
use sealing::account::Unlock;
use time::Duration;
use wire::passphrase::{ChangeFinish, ChangeStart, ChangeStarted};
use wire::session::{Finish, Finished, Purpose, Start, Started, Unlocking};

use crate::api::world::{Answer, World, done, refused, with_cookie};
use crate::random::{Source, SystemRandom};

const NEW: &str = "a quiet lake and a paper boat";

/// Registers the new passphrase; what its end would be.
async fn registered(world: &World, cookie: &str) -> Message {
    let random = &mut Source(&SystemRandom);
    let (client, request) =
        ClientRegistration::start(random, NEW.to_owned().into()).expect("a request");
    let start = ChangeStart {
        email: world.practices[0].1.email.clone(),
        request,
    };
    let asked = with_cookie(Request::post("/passphrase/start"), cookie);
    let started: ChangeStarted = world.ask_json(asked, &start).await.read();
    let (upload, _) = client.finish(random, &started.answer).expect("it ends");
    upload
}

async fn finish(world: &World, cookie: &str, upload: Message, slot: &str) -> Answer {
    let asked = with_cookie(Request::post("/passphrase/finish"), cookie);
    let slot = slot.to_owned();
    world.ask_json(asked, &ChangeFinish { upload, slot }).await
}

/// A passphrase's slot of the member of a practice.
async fn slot(world: &World, practice: usize) -> String {
    world.slot(practice, Unlock::Passphrase, b"new").await
}

/// What a sign-in with a passphrase gives.
async fn sign_in(world: &World, passphrase: &str) -> Option<Unlocking> {
    let random = &mut Source(&SystemRandom);
    let (client, request) =
        ClientLogin::start(random, passphrase.to_owned().into()).expect("a request");
    let email = world.practices[0].1.email.clone();
    let start = Start {
        email,
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

async fn who(world: &World, cookie: &str) -> (u16, String) {
    let asked = with_cookie(Request::get("/session"), cookie);
    let answer = world.ask(asked, "").await;
    (answer.status.as_u16(), answer.json()["error"].to_string())
}

#[tokio::test]
async fn the_new_passphrase_signs_in_and_the_old_one_does_not() {
    let world = World::with_accounts().await;
    let cookie = world.account_session(0).await;
    let upload = registered(&world, &cookie).await;
    let slot = slot(&world, 0).await;
    let answer = finish(&world, &cookie, upload, &slot).await;
    assert_eq!(answer.refusal(), done());
    let old = world.practices[0].1.passphrase.clone();
    assert!(sign_in(&world, &old).await.is_none());
    let unlocking = sign_in(&world, NEW).await.expect("it signs in");
    assert_eq!(unlocking.slot, slot);
}

#[tokio::test]
async fn every_session_of_the_member_ends_and_no_other() {
    let world = World::with_accounts().await;
    let [one, two, other] = [
        world.account_session(0).await,
        world.account_session(0).await,
        world.account_session(1).await,
    ];
    let upload = registered(&world, &one).await;
    let slot = slot(&world, 0).await;
    finish(&world, &one, upload, &slot).await;
    for cookie in [&one, &two] {
        assert_eq!(who(&world, cookie).await.0, 401);
    }
    assert_eq!(who(&world, &other).await.0, 200);
}

#[tokio::test]
async fn whoever_finds_a_page_left_open_changes_nothing() {
    let mut world = World::with_accounts().await;
    let cookie = world.account_session(0).await;
    let upload = registered(&world, &cookie).await;
    world.on(Duration::minutes(5));
    let slot = slot(&world, 0).await;
    let answer = finish(&world, &cookie, upload.clone(), &slot).await;
    assert_eq!(answer.refusal(), refused(403, "sign-in-again"));
    let old = world.practices[0].1.passphrase.clone();
    assert!(sign_in(&world, &old).await.is_some());
}

#[tokio::test]
async fn whoever_got_hold_of_the_inboxs_session_changes_nothing() {
    let world = World::with_accounts().await;
    let upload = registered(&world, &world.account_session(0).await).await;
    let stolen = world.session(0).await;
    let slot = slot(&world, 0).await;
    let answer = finish(&world, &stolen, upload, &slot).await;
    assert_eq!(answer.refusal(), refused(403, "sign-in-again"));
    let old = world.practices[0].1.passphrase.clone();
    assert!(sign_in(&world, &old).await.is_some());
}

#[tokio::test]
async fn of_two_changes_with_one_session_only_the_first_is_made() {
    let world = World::with_accounts().await;
    let cookie = world.account_session(0).await;
    let upload = registered(&world, &cookie).await;
    let slot = slot(&world, 0).await;
    let [one, two] = [(); 2].map(|()| finish(&world, &cookie, upload.clone(), &slot));
    let (one, two) = tokio::join!(one, two);
    let mut answers = [one.refusal(), two.refusal()];
    answers.sort();
    assert_eq!(answers, [done(), refused(401, "not-signed-in")]);
}

#[tokio::test]
async fn the_slot_of_another_member_is_refused_and_so_is_another_account() {
    let world = World::with_accounts().await;
    let cookie = world.account_session(0).await;
    let upload = registered(&world, &cookie).await;
    let slot = slot(&world, 1).await;
    let answer = finish(&world, &cookie, upload, &slot).await;
    assert_eq!(answer.refusal(), refused(422, "keys-do-not-hold"));
    let lines = world.refusals(world.practices[0].1.practice).await;
    assert_eq!(lines, [world.refusal_of(0, "account")]);
    let (_, request) =
        ClientRegistration::start(&mut Source(&SystemRandom), NEW.to_owned().into()).expect("one");
    let start = ChangeStart {
        email: world.practices[1].1.email.clone(),
        request,
    };
    let asked = with_cookie(Request::post("/passphrase/start"), &cookie);
    let answer = world.ask_json(asked, &start).await;
    assert_eq!(answer.refusal(), refused(400, "bad-request"));
}

#[tokio::test]
async fn a_sign_in_that_was_begun_with_the_old_passphrase_ends_nowhere() {
    let world = World::with_accounts().await;
    let random = &mut Source(&SystemRandom);
    let owner = &world.practices[0].1;
    let (client, request) =
        ClientLogin::start(random, owner.passphrase.clone().into()).expect("a request");
    let email = owner.email.clone();
    let asked = Request::post("/session/start");
    let start = Start {
        email,
        request,
        purpose: Purpose::Inbox,
    };
    let started: Started = world.ask_json(asked, &start).await.read();
    let proof = client.finish(random, &started.answer).expect("right").proof;

    let cookie = world.account_session(0).await;
    let upload = registered(&world, &cookie).await;
    finish(&world, &cookie, upload, &slot(&world, 0).await).await;

    let login = started.login;
    let asked = Request::post("/session/finish");
    let answer = world.ask_json(asked, &Finish { login, proof }).await;
    assert_eq!(answer.refusal(), refused(401, "not-signed-in"));
}

#[tokio::test]
async fn nobody_locks_another_members_account_by_asking_for_it() {
    let world = World::with_accounts().await;
    let other = world.account_session(1).await;
    for _ in 0..11 {
        let (_, request) =
            ClientRegistration::start(&mut Source(&SystemRandom), NEW.to_owned().into())
                .expect("a request");
        let email = world.practices[0].1.email.clone();
        let asked = with_cookie(Request::post("/passphrase/start"), &other);
        let answer = world.ask_json(asked, &ChangeStart { email, request }).await;
        assert_eq!(answer.refusal(), refused(400, "bad-request"));
    }
    let cookie = world.account_session(0).await;
    registered(&world, &cookie).await;
}

#[tokio::test]
async fn answers_that_help_to_guess_are_counted_with_the_sign_ins() {
    let world = World::with_accounts().await;
    let cookie = world.account_session(0).await;
    for _ in 0..10 {
        registered(&world, &cookie).await;
    }
    let (_, request) =
        ClientRegistration::start(&mut Source(&SystemRandom), NEW.to_owned().into()).expect("one");
    let email = world.practices[0].1.email.clone();
    let asked = with_cookie(Request::post("/passphrase/start"), &cookie);
    let answer = world.ask_json(asked, &ChangeStart { email, request }).await;
    assert_eq!(answer.status.as_u16(), 429);
}
