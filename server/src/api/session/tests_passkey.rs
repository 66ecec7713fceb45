//! Signing in with a passkey, on a real database: after the passphrase, and without one.

use axum::http::header::SET_COOKIE;
use axum::http::{Request, StatusCode};
use referral::audit::Audited;
use sealing::account::Unlock;
use store::{Purpose, Removal, SecondStep, Store};
use time::Duration;
use wire::passkey::{Answered, Asked, ByPasskey, SecondByPasskey, SecondStart};
use wire::session::{Finished, Second, Unlocking};

use super::tests::{finish, proof, refusals};
use crate::api::world::{Answer, World, refused, totp_code, with_cookie};
use crate::passkey::authenticator::Authenticator;

/// Proves the passphrase of whoever has a second step; the sign-in that waits, and the ways.
async fn half(world: &World) -> (String, bool, bool) {
    let (started, proof) = proof(world).await;
    let answer = finish(world, &started.login, proof).await;
    assert!(answer.headers.get(SET_COOKIE).is_none());
    let Finished::SecondStep(ways) = answer.read() else {
        panic!("a session began")
    };
    (started.login, ways.code, ways.passkey)
}

async fn ask(world: &World, login: &str) -> Answer {
    let login = login.to_owned();
    let request = Request::post("/session/second/start");
    world.ask_json(request, &SecondStart { login }).await
}

async fn answer(world: &World, login: &str, answered: Answered) -> Answer {
    let login = login.to_owned();
    let request = Request::post("/session/second/passkey");
    let second = SecondByPasskey { login, answered };
    world.ask_json(request, &second).await
}

async fn second(world: &World, login: &str, with: &mut Authenticator) -> Answer {
    let asked: Asked = ask(world, login).await.read();
    answer(world, login, with.answer(&asked)).await
}

async fn code(world: &World, login: &str, code: String) -> Answer {
    let login = login.to_owned();
    let request = Request::post("/session/second");
    world.ask_json(request, &Second { login, code }).await
}

async fn ask_anybody(world: &World) -> Asked {
    let request = Request::post("/session/passkey/start");
    world.ask(request, "").await.read()
}

async fn alone(world: &World, answered: &Answered) -> Answer {
    let request = Request::post("/session/passkey");
    world.ask_json(request, answered).await
}

/// The latest entries of the first practice's trail.
async fn audited(world: &World, latest: usize) -> Vec<Audited> {
    let practice = world.practices[0].1.practice;
    let trail = world.store.audit(practice).await.expect("it answers");
    let trail = trail.iter().rev().take(latest).rev();
    let read = |line: &store::audit::AuditEntry| serde_json::from_str(&line.entry);
    trail.map(|line| read(line).expect("an entry")).collect()
}

async fn used(world: &World) -> Option<time::OffsetDateTime> {
    let member = world.practices[0].1.member;
    let kept = world.store.passkeys(member).await.expect("it answers");
    kept[0].used
}

#[tokio::test]
async fn after_the_passphrase_a_passkey_begins_the_session_and_is_noted_then() {
    let world = World::with_accounts().await;
    let (mut mine, passkey) = world.with_passkey(0, 1).await;
    let (login, by_code, by_passkey) = half(&world).await;
    assert!(!by_code && by_passkey);
    let asked: Asked = ask(&world, &login).await.read();
    assert_eq!(asked.known.len(), 1);
    assert_eq!(used(&world).await, None, "asking is no use");
    let answered = answer(&world, &login, mine.answer(&asked)).await;
    assert!(answered.headers.get(SET_COOKIE).is_some());
    let unlocking: Unlocking = answered.read();
    let member = world.practices[0].1.member;
    assert_eq!(unlocking.who.member, member);
    assert_eq!(unlocking.slot, world.practices[0].2.slot);
    assert!(!unlocking.who.second_step_wanted);
    let expected = [
        Audited::SignedIn { member },
        Audited::PasskeyUsed { member, passkey },
    ];
    assert_eq!(audited(&world, 2).await, expected);
    assert_eq!(used(&world).await, Some(world.state.clock.now()));
    let again = ask(&world, &login).await;
    assert_eq!(again.refusal(), refused(401, "not-signed-in"));
}

#[tokio::test]
async fn a_passkey_that_does_not_hold_ends_nothing_and_a_code_may_follow() {
    let mut world = World::with_accounts().await;
    let (mut mine, _) = world.with_passkey(0, 1).await;
    let secret = world.with_totp(0).await;
    world.on(Duration::minutes(1));
    let (login, by_code, by_passkey) = half(&world).await;
    assert!(by_code && by_passkey);
    let mut false_friend = Authenticator::new(2);
    false_friend.credential.clone_from(&mine.credential);
    let wrong = second(&world, &login, &mut false_friend).await;
    assert_eq!(wrong.refusal(), refused(422, "wrong-passkey"));
    assert_eq!(used(&world).await, None);
    let right = second(&world, &login, &mut mine).await;
    assert_eq!(right.status, StatusCode::OK);
    let (login, ..) = half(&world).await;
    second(&world, &login, &mut false_friend).await;
    let now = world.state.clock.now();
    let right = code(&world, &login, totp_code(&secret, now)).await;
    assert_eq!(right.status, StatusCode::OK);
}

#[tokio::test]
async fn passkeys_and_codes_are_counted_together() {
    let mut world = World::with_accounts().await;
    let (mut mine, _) = world.with_passkey(0, 1).await;
    world.with_totp(0).await;
    world.on(Duration::minutes(1));
    let (login, ..) = half(&world).await;
    let mut false_friend = Authenticator::new(2);
    false_friend.credential.clone_from(&mine.credential);
    for _ in 0..3 {
        let wrong = second(&world, &login, &mut false_friend).await;
        assert_eq!(wrong.refusal(), refused(422, "wrong-passkey"));
    }
    for _ in 0..2 {
        let wrong = code(&world, &login, "no".to_owned()).await;
        assert_eq!(wrong.refusal(), refused(422, "wrong-code"));
    }
    let waits = second(&world, &login, &mut mine).await;
    assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn what_was_asked_is_answered_once_in_five_minutes_by_whom_it_was_asked() {
    let mut world = World::with_accounts().await;
    let (mut mine, _) = world.with_passkey(0, 1).await;
    let too_late = refused(410, "passkey-too-late");
    let (login, ..) = half(&world).await;
    let asked: Asked = ask(&world, &login).await.read();
    let answered = mine.answer(&asked);
    // One that was asked for another sign-in, or for none.
    let (other, ..) = half(&world).await;
    let told = answer(&world, &other, answered.clone()).await;
    assert_eq!(told.refusal(), too_late);
    let told = answer(&world, &login, answered).await;
    assert_eq!(told.refusal(), too_late, "it was used up");
    let anybodys = mine.answer(&ask_anybody(&world).await);
    let told = answer(&world, &login, anybodys).await;
    assert_eq!(told.refusal(), too_late);
    let asked: Asked = ask(&world, &login).await.read();
    let told = alone(&world, &mine.answer(&asked)).await;
    assert_eq!(told.refusal(), too_late);

    let (login, ..) = half(&world).await;
    world.on(Duration::minutes(4));
    let (later, ..) = half(&world).await;
    let asked: Asked = ask(&world, &login).await.read();
    let answered = mine.answer(&asked);
    world.on(Duration::minutes(5));
    let told = answer(&world, &later, answered).await;
    assert_eq!(told.refusal(), refused(401, "not-signed-in"));
    let asked = ask_anybody(&world).await;
    let answered = mine.answer(&asked);
    world.on(Duration::minutes(5));
    assert_eq!(alone(&world, &answered).await.refusal(), too_late);
}

#[tokio::test]
async fn another_members_passkey_is_no_second_step_of_this_one() {
    let world = World::with_accounts().await;
    world.with_passkey(0, 1).await;
    let (mut theirs, _) = world.with_passkey(1, 2).await;
    let (login, ..) = half(&world).await;
    let told = second(&world, &login, &mut theirs).await;
    assert_eq!(told.refusal(), refused(422, "wrong-passkey"));
    let [line] = refusals(&world).await.try_into().expect("one line");
    assert!(line.contains(r#""what":"second-step""#), "{line}");
}

#[tokio::test]
async fn a_passkey_that_opens_the_account_signs_in_alone_for_the_inbox() {
    let mut world = World::with_accounts().await;
    let (mut mine, number) = world.with_passkey(0, 1).await;
    let slot = world.slot_of(0, Unlock::Passkey, number, b"prf").await;
    world.open_by_passkey(0, &slot).await;
    let asked = ask_anybody(&world).await;
    assert_eq!(asked.known, Vec::<String>::new());
    let answered = mine.answer(&asked);
    let told = alone(&world, &answered).await;
    let cookie = told.headers[SET_COOKIE].to_str().expect("text");
    let cookie = cookie.split(';').next().expect("a value").to_owned();
    let by: ByPasskey = told.read();
    assert_eq!((by.number, by.unlocking.slot), (number, slot));
    assert_eq!(by.unlocking.who.member, world.practices[0].1.member);
    assert_eq!(
        alone(&world, &answered).await.refusal(),
        refused(410, "passkey-too-late")
    );
    // As fresh as any other for what an owner may; and not for what the account opens with.
    let invite = with_cookie(Request::get("/members"), &cookie);
    assert_eq!(world.ask(invite, "").await.status, StatusCode::OK);
    let rotation = || with_cookie(Request::post("/members/roles"), &cookie);
    assert_eq!(
        world.ask(rotation(), "").await.refusal(),
        refused(400, "bad-request")
    );
    let account = with_cookie(Request::get("/account"), &cookie);
    assert_eq!(
        world.ask(account, "").await.refusal(),
        refused(403, "sign-in-again")
    );
    world.on(Duration::minutes(5));
    assert_eq!(
        world.ask(rotation(), "").await.refusal(),
        refused(403, "sign-in-again")
    );
}

#[tokio::test]
async fn a_passkey_that_opens_nothing_signs_nobody_in_alone() {
    let world = World::with_accounts().await;
    let (mut mine, _) = world.with_passkey(0, 1).await;
    let answered = mine.answer(&ask_anybody(&world).await);
    let told = alone(&world, &answered).await;
    assert_eq!(told.refusal(), refused(422, "passkey-opens-nothing"));
    assert!(told.headers.get(SET_COOKIE).is_none());
    assert_eq!(used(&world).await, None);
    let mut unknown = Authenticator::new(3);
    let answered = unknown.answer(&ask_anybody(&world).await);
    let told = alone(&world, &answered).await;
    assert_eq!(told.refusal(), refused(422, "wrong-passkey"));
    let mut nameless = mine.answer(&ask_anybody(&world).await);
    nameless.assertion.user = None;
    let told = alone(&world, &nameless).await;
    assert_eq!(told.refusal(), refused(422, "wrong-passkey"));
}

#[tokio::test]
async fn a_counter_that_goes_back_signs_nobody_in() {
    let world = World::with_accounts().await;
    let mut mine = Authenticator::new(1);
    mine.counter = 7;
    world.add_passkey(0, &mut mine).await;
    let (login, ..) = half(&world).await;
    let told = second(&world, &login, &mut mine).await;
    assert_eq!(told.status, StatusCode::OK);
    mine.counter = 3;
    let (login, ..) = half(&world).await;
    let told = second(&world, &login, &mut mine).await;
    assert_eq!(told.refusal(), refused(422, "wrong-passkey"));
    let [line] = refusals(&world).await.try_into().expect("one line");
    assert!(line.contains(r#""what":"passkey-counter""#), "{line}");
}

#[tokio::test]
async fn a_passkey_that_was_removed_while_it_answered_begins_nothing() {
    let world = World::with_accounts().await;
    let (mut mine, number) = world.with_passkey(0, 1).await;
    world.with_passkey(0, 2).await;
    let (login, ..) = half(&world).await;
    let asked: Asked = ask(&world, &login).await.read();
    let member = world.practices[0].1.member;
    let session = world.begin(member, Purpose::Account).await.hash();
    let removal = Removal {
        member,
        step: SecondStep::Passkey(number),
        keep_one: true,
        session: *session.as_bytes(),
    };
    let now = world.state.clock.now();
    let removed = world.store.remove_second_step(removal, now).await;
    removed.expect("it answers");
    let told = answer(&world, &login, mine.answer(&asked)).await;
    assert_eq!(told.refusal(), refused(422, "wrong-passkey"));
}

#[tokio::test]
async fn where_no_passkeys_are_offered_none_is_asked_for() {
    let mut world = World::with_accounts().await;
    let (mut mine, _) = world.with_passkey(0, 1).await;
    let offered = world.state.passkeys.take();
    let (login, by_code, by_passkey) = half(&world).await;
    assert!(
        !by_code && !by_passkey,
        "and the passphrase alone is not enough"
    );
    let none = refused(404, "no-passkeys");
    assert_eq!(ask(&world, &login).await.refusal(), none);
    let request = Request::post("/session/passkey/start");
    assert_eq!(world.ask(request, "").await.refusal(), none);
    world.state.passkeys = offered;
    let answered = mine.answer(&ask_anybody(&world).await);
    world.state.passkeys = None;
    assert_eq!(alone(&world, &answered).await.refusal(), none);
}
