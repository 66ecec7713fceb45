//! A member's passkeys, on a real database.

use axum::http::Request;
use sealing::account::Unlock;
use serde_json::json;
use store::Store;
use time::Duration;
use wire::account::Account;
use wire::passkey::{AddPasskey, Added, Answered, Asked, KeepSlot, Making, ThisPasskey};

use crate::api::world::{Answer, World, done, refused, with_cookie};
use crate::passkey::authenticator::Authenticator;

async fn start(world: &World, cookie: &str) -> Answer {
    let asked = with_cookie(Request::post("/account/passkey/start"), cookie);
    world.ask(asked, "").await
}

async fn add(world: &World, cookie: &str, making: &Making, with: &mut Authenticator) -> Answer {
    let new = AddPasskey {
        ticket: making.ticket.clone(),
        name: "Laptop".parse().expect("a name"),
        made: with.make(making),
    };
    let asked = with_cookie(Request::post("/account/passkey"), cookie);
    world.ask_json(asked, &new).await
}

async fn read(world: &World, cookie: &str) -> Account {
    let asked = with_cookie(Request::get("/account"), cookie);
    world.ask(asked, "").await.read()
}

async fn end(world: &World, cookie: &str, number: u32) -> Answer {
    let asked = with_cookie(Request::post("/account/passkey/end"), cookie);
    world.ask_json(asked, &ThisPasskey { number }).await
}

async fn ask(world: &World, cookie: &str, number: u32) -> Answer {
    let asked = with_cookie(Request::post("/account/passkey/slot/start"), cookie);
    world.ask_json(asked, &ThisPasskey { number }).await
}

async fn keep(world: &World, cookie: &str, answered: Answered, slot: String) -> Answer {
    let asked = with_cookie(Request::post("/account/passkey/slot"), cookie);
    world.ask_json(asked, &KeepSlot { answered, slot }).await
}

#[tokio::test]
async fn a_passkey_is_added_listed_and_removed() {
    let world = World::new().await;
    let cookie = world.account_session(0).await;
    let making: Making = start(&world, &cookie).await.read();
    assert_eq!(making.member, world.practices[0].1.member);
    assert_eq!(making.known, Vec::<String>::new());
    let mut mine = Authenticator::new(1);
    let added: Added = add(&world, &cookie, &making, &mut mine).await.read();
    let account = read(&world, &cookie).await;
    let [passkey] = account.passkeys.as_slice() else {
        panic!("one passkey")
    };
    assert_eq!(
        (passkey.number, passkey.name.as_str()),
        (added.number, "Laptop")
    );
    assert_eq!(passkey.made, world.state.clock.now().into());
    assert!(passkey.used.is_none() && !passkey.opens);
    // The same authenticator is told of it, and the server takes no other of this name.
    let making: Making = start(&world, &cookie).await.read();
    assert_eq!(making.known.len(), 1);
    let again = add(&world, &cookie, &making, &mut mine).await;
    assert_eq!(again.refusal(), refused(422, "wrong-passkey"));
    let others = read(&world, &world.account_session(1).await).await;
    assert_eq!(others.passkeys, []);
    for _ in 0..2 {
        assert_eq!(end(&world, &cookie, added.number).await.refusal(), done());
    }
    assert_eq!(read(&world, &cookie).await.passkeys, []);
}

#[tokio::test]
async fn of_two_that_are_begun_the_newer_one_is_added() {
    let world = World::new().await;
    let cookie = world.account_session(0).await;
    let older: Making = start(&world, &cookie).await.read();
    let newer: Making = start(&world, &cookie).await.read();
    let too_late = refused(410, "passkey-too-late");
    let told = add(&world, &cookie, &older, &mut Authenticator::new(1)).await;
    assert_eq!(told.refusal(), too_late);
    let told = add(&world, &cookie, &newer, &mut Authenticator::new(1)).await;
    assert_eq!(told.status.as_u16(), 200);
    let told = add(&world, &cookie, &newer, &mut Authenticator::new(2)).await;
    assert_eq!(told.refusal(), too_late, "it was used up");
}

#[tokio::test]
async fn what_was_begun_is_its_members_for_five_minutes() {
    let mut world = World::new().await;
    let [mine, theirs] = [
        world.account_session(0).await,
        world.account_session(1).await,
    ];
    let making: Making = start(&world, &mine).await.read();
    let too_late = refused(410, "passkey-too-late");
    let told = add(&world, &theirs, &making, &mut Authenticator::new(1)).await;
    assert_eq!(told.refusal(), too_late);
    let making: Making = start(&world, &mine).await.read();
    world.on(Duration::minutes(5));
    let fresh = world.account_session(0).await;
    let told = add(&world, &fresh, &making, &mut Authenticator::new(1)).await;
    assert_eq!(told.refusal(), too_late);
}

#[tokio::test]
async fn the_first_passkey_is_added_from_the_inbox_and_no_other_and_not_for_ever() {
    let mut world = World::new().await;
    world.state.demo = false;
    let cookie = world.session(0).await;
    let making: Making = start(&world, &cookie).await.read();
    let added: Added = add(&world, &cookie, &making, &mut Authenticator::new(1))
        .await
        .read();
    let inbox = with_cookie(Request::get("/inbox"), &cookie);
    assert_eq!(world.ask(inbox, "").await.status.as_u16(), 200);
    let again = refused(403, "sign-in-again");
    assert_eq!(start(&world, &cookie).await.refusal(), again);
    assert_eq!(end(&world, &cookie, added.number).await.refusal(), again);
    assert_eq!(ask(&world, &cookie, added.number).await.refusal(), again);
    let account = world.account_session(0).await;
    world.on(Duration::minutes(5));
    assert_eq!(end(&world, &account, added.number).await.refusal(), again);
}

#[tokio::test]
async fn the_last_second_step_is_not_removed_where_one_is_wanted() {
    let mut world = World::new().await;
    world.state.demo = false;
    let (_, number) = world.with_passkey(0, 1).await;
    let cookie = world.account_session(0).await;
    let last = refused(409, "last-second-step");
    assert_eq!(end(&world, &cookie, number).await.refusal(), last);
    world.with_totp(0).await;
    let cookie = world.account_session(0).await;
    assert_eq!(end(&world, &cookie, number).await.refusal(), done());
    let totp = with_cookie(Request::post("/account/totp/end"), &cookie);
    assert_eq!(world.ask(totp, "").await.refusal(), last);
    // In a demo everything may be tried.
    world.state.demo = true;
    let totp = with_cookie(Request::post("/account/totp/end"), &cookie);
    assert_eq!(world.ask(totp, "").await.refusal(), done());
}

#[tokio::test]
async fn a_passkey_that_goes_ends_every_other_session_of_its_member() {
    let world = World::new().await;
    let (_, number) = world.with_passkey(0, 1).await;
    let [other, cookie] = [world.session(0).await, world.account_session(0).await];
    let theirs = world.session(1).await;
    assert_eq!(end(&world, &cookie, number).await.refusal(), done());
    for (cookie, status) in [(&other, 401), (&cookie, 200), (&theirs, 200)] {
        let who = with_cookie(Request::get("/session"), cookie);
        assert_eq!(world.ask(who, "").await.status.as_u16(), status);
    }
}

#[tokio::test]
async fn what_a_passkey_opens_is_kept_with_its_answer_and_not_without() {
    let world = World::new().await;
    let (mut mine, number) = world.with_passkey(0, 1).await;
    let (mut other, other_number) = world.with_passkey(0, 2).await;
    let cookie = world.account_session(0).await;
    let slot = world.slot_of(0, Unlock::Passkey, number, b"prf").await;
    let asked: Asked = ask(&world, &cookie, number).await.read();
    assert_eq!(asked.known.len(), 1);
    let told = keep(&world, &cookie, other.answer(&asked), slot.clone()).await;
    assert_eq!(
        told.refusal(),
        refused(422, "keys-do-not-hold"),
        "its place"
    );
    let their_slot = world
        .slot_of(0, Unlock::Passkey, other_number, b"prf")
        .await;
    let told = keep(&world, &cookie, other.answer(&asked), their_slot).await;
    assert_eq!(told.refusal(), refused(410, "passkey-too-late"));

    // One whose answer the library does not understand opens nothing, as it would sign nobody in.
    let asked: Asked = ask(&world, &cookie, number).await.read();
    mine.prf = Some(32);
    let told = keep(&world, &cookie, mine.answer(&asked), slot.clone()).await;
    assert_eq!(told.refusal(), refused(422, "wrong-passkey"));
    let asked: Asked = ask(&world, &cookie, number).await.read();
    mine.prf = Some(48);
    let told = keep(&world, &cookie, mine.answer(&asked), slot).await;
    assert_eq!(told.refusal(), done());
    let opens = read(&world, &cookie).await.passkeys;
    let opens: Vec<_> = opens.iter().map(|passkey| passkey.opens).collect();
    assert_eq!(opens, [true, false]);
}

#[tokio::test]
async fn nobody_keeps_a_slot_for_another_members_passkey() {
    let world = World::new().await;
    let (mut mine, number) = world.with_passkey(0, 1).await;
    let cookie = world.account_session(1).await;
    let told = ask(&world, &cookie, number).await;
    assert_eq!(told.refusal(), refused(422, "wrong-passkey"));
    let own = world.account_session(0).await;
    let asked: Asked = ask(&world, &own, number).await.read();
    let slot = world.slot_of(1, Unlock::Passkey, number, b"prf").await;
    let told = keep(&world, &cookie, mine.answer(&asked), slot).await;
    assert_eq!(told.refusal(), refused(422, "wrong-passkey"));
    let member = world.practices[0].1.member;
    let kept = world.store.passkeys(member).await.expect("it answers");
    assert_eq!(kept[0].slot, None);
}

/// Attack 19: there is no room for what an authenticator's PRF gives, whatever a page tries to send.
#[tokio::test]
async fn attack_19_a_request_that_brings_client_extension_results_along_is_refused() {
    let world = World::new().await;
    let (mut mine, _) = world.with_passkey(0, 1).await;
    let request = Request::post("/session/passkey/start");
    let asked: Asked = world.ask(request, "").await.read();
    let answered = mine.answer(&asked);
    for place in ["", "assertion"] {
        let mut said = serde_json::to_value(&answered).expect("JSON");
        let object = if place.is_empty() {
            &mut said
        } else {
            &mut said[place]
        };
        object["clientExtensionResults"] = json!({ "prf": { "results": { "first": "AAAA" } } });
        let told = world.ask_json(Request::post("/session/passkey"), &said);
        assert_eq!(told.await.refusal(), refused(400, "bad-request"));
    }
}
