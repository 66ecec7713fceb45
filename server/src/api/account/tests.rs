//! What an account opens with, on a real database.

use axum::http::Request;
use sealing::Sha256Digest;
use sealing::account::Unlock;
use store::Store;
use time::Duration;
use wire::account::{Account, ConfirmTotp, MakeRecovery, TotpStarted};

use crate::api::world::{Answer, World, done, refused, totp_code, with_cookie};

async fn read(world: &World, cookie: &str) -> Answer {
    let asked = with_cookie(Request::get("/account"), cookie);
    world.ask(asked, "").await
}

async fn make(world: &World, cookie: &str, slot: String) -> Answer {
    let access = Sha256Digest::of(b"token");
    let asked = with_cookie(Request::post("/account/recovery"), cookie);
    world.ask_json(asked, &MakeRecovery { access, slot }).await
}

#[tokio::test]
async fn a_recovery_code_that_was_made_is_told_of() {
    let world = World::new().await;
    let cookie = world.account_session(0).await;
    let before: Account = read(&world, &cookie).await.read();
    let nothing = Account {
        recovery: None,
        totp: None,
        passkeys: Vec::new(),
    };
    assert_eq!(before, nothing);
    let slot = world.slot(0, Unlock::RecoveryCode, b"code").await;
    assert_eq!(make(&world, &cookie, slot).await.refusal(), done());
    let after: Account = read(&world, &cookie).await.read();
    let recovery = Some(world.state.clock.now().into());
    assert_eq!(
        after,
        Account {
            recovery,
            ..nothing.clone()
        }
    );
    let others: Account = read(&world, &world.account_session(1).await).await.read();
    assert_eq!(others, nothing);
}

#[tokio::test]
async fn whoever_finds_a_page_left_open_makes_no_code() {
    let mut world = World::new().await;
    let cookie = world.account_session(0).await;
    world.on(Duration::minutes(5));
    let slot = world.slot(0, Unlock::RecoveryCode, b"code").await;
    let again = refused(403, "sign-in-again");
    assert_eq!(make(&world, &cookie, slot).await.refusal(), again);
    assert_eq!(read(&world, &cookie).await.refusal(), again);
}

#[tokio::test]
async fn a_slot_of_another_member_or_of_another_kind_is_refused() {
    let world = World::new().await;
    let cookie = world.account_session(0).await;
    for (practice, unlock) in [(1, Unlock::RecoveryCode), (0, Unlock::Passphrase)] {
        let slot = world.slot(practice, unlock, b"code").await;
        let refused = refused(422, "keys-do-not-hold");
        assert_eq!(make(&world, &cookie, slot).await.refusal(), refused);
    }
    let lines = world.refusals(world.practices[0].1.practice).await;
    assert_eq!(lines, [world.refusal_of(0, "account")]);
}

async fn begin_totp(world: &World, cookie: &str) -> Answer {
    let asked = with_cookie(Request::post("/account/totp/start"), cookie);
    world.ask(asked, "").await
}

async fn confirm_totp(world: &World, cookie: &str, ticket: &str, code: String) -> Answer {
    let ticket = ticket.to_owned();
    let asked = with_cookie(Request::post("/account/totp"), cookie);
    world.ask_json(asked, &ConfirmTotp { ticket, code }).await
}

async fn end_totp(world: &World, cookie: &str) -> Answer {
    let asked = with_cookie(Request::post("/account/totp/end"), cookie);
    world.ask(asked, "").await
}

/// What an authenticator app makes of the text.
fn bytes(base32: &str) -> Vec<u8> {
    const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let values = base32.chars().map(|sign| SIGNS.find(sign).expect("base32"));
    let values: Vec<usize> = values.collect();
    let groups = values.chunks(8).flat_map(|group| {
        let bits = group.iter().fold(0_u64, |bits, value| {
            bits << 5 | u64::try_from(*value).expect("five bits")
        });
        bits.to_be_bytes()[3..].to_vec()
    });
    groups.collect()
}

#[tokio::test]
async fn an_authenticator_is_kept_once_it_has_shown_a_code_and_until_it_is_removed() {
    let world = World::new().await;
    let cookie = world.account_session(0).await;
    let started: TotpStarted = begin_totp(&world, &cookie).await.read();
    let now = world.state.clock.now();
    let code = totp_code(&bytes(&started.secret), now);
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let answer = confirm_totp(&world, &cookie, &started.ticket, wrong.to_owned()).await;
    assert_eq!(answer.refusal(), refused(422, "wrong-code"));
    let before: Account = read(&world, &cookie).await.read();
    assert_eq!(before.totp, None);
    let answer = confirm_totp(&world, &cookie, &started.ticket, code).await;
    assert_eq!(answer.refusal(), done());
    let after: Account = read(&world, &cookie).await.read();
    assert_eq!(after.totp, Some(now.into()));
    for _ in 0..2 {
        assert_eq!(end_totp(&world, &cookie).await.refusal(), done());
    }
    let ended: Account = read(&world, &cookie).await.read();
    assert_eq!(ended.totp, None);
}

#[tokio::test]
async fn what_the_database_has_of_an_authenticator_makes_no_code() {
    let world = World::new().await;
    let secret = world.with_totp(0).await;
    let member = world.practices[0].1.member;
    let kept = world.store.totp(member).await.expect("it answers");
    let kept = kept.expect("an authenticator").sealed;
    assert!(!kept.windows(secret.len()).any(|part| part == secret));
    let other = world.practices[1].1.member;
    assert!(world.state.secrets.second_step.open(other, &kept).is_none());
}

#[tokio::test]
async fn the_ticket_of_another_member_sets_nothing_up() {
    let world = World::new().await;
    let other = world.account_session(1).await;
    let started: TotpStarted = begin_totp(&world, &other).await.read();
    let cookie = world.account_session(0).await;
    let code = totp_code(&bytes(&started.secret), world.state.clock.now());
    for ticket in [started.ticket.as_str(), "", "AAAA", "?"] {
        let answer = confirm_totp(&world, &cookie, ticket, code.clone()).await;
        assert_eq!(answer.refusal(), refused(400, "bad-request"), "{ticket}");
    }
}

/// Whoever knows the passphrase alone, and signed in before the member set their second step up.
#[tokio::test]
async fn who_showed_no_second_step_is_out_once_the_member_has_set_one_up() {
    let mut world = World::new().await;
    world.state.demo = false;
    let before = [world.session(0).await, world.account_session(0).await];
    let cookie = world.session(0).await;
    let started: TotpStarted = begin_totp(&world, &cookie).await.read();
    let code = totp_code(&bytes(&started.secret), world.state.clock.now());
    let answer = confirm_totp(&world, &cookie, &started.ticket, code).await;
    assert_eq!(answer.refusal(), done());
    let not_signed_in = refused(401, "not-signed-in");
    for other in before {
        assert_eq!(begin_totp(&world, &other).await.refusal(), not_signed_in);
        let asked = with_cookie(Request::get("/inbox"), &other);
        assert_eq!(world.ask(asked, "").await.refusal(), not_signed_in);
    }
    let asked = with_cookie(Request::get("/inbox"), &cookie);
    assert_eq!(world.ask(asked, "").await.status.as_u16(), 200);
}

#[tokio::test]
async fn an_app_may_be_looked_for_almost_twenty_minutes_where_none_is_set_up() {
    let mut world = World::new().await;
    world.state.demo = false;
    let cookie = world.session(0).await;
    let started: TotpStarted = begin_totp(&world, &cookie).await.read();
    // Within what a session may lie unused.
    world.on(Duration::minutes(19));
    let code = totp_code(&bytes(&started.secret), world.state.clock.now());
    let answer = confirm_totp(&world, &cookie, &started.ticket, code).await;
    assert_eq!(answer.refusal(), done());
}

/// As a browser asks whose first answer was lost on the way: from the inbox and from the account.
#[tokio::test]
async fn an_authenticator_that_is_kept_already_is_not_set_up_again_and_nothing_is_told_twice() {
    let mut world = World::new().await;
    world.state.demo = false;
    for cookie in [world.session(0).await, world.account_session(1).await] {
        let started: TotpStarted = begin_totp(&world, &cookie).await.read();
        let code = totp_code(&bytes(&started.secret), world.state.clock.now());
        for _ in 0..3 {
            let answer = confirm_totp(&world, &cookie, &started.ticket, code.clone()).await;
            assert_eq!(answer.refusal(), done());
        }
    }
    let now = world.state.clock.now();
    let mails = world.store.claim_mails(now, Duration::ZERO, 10).await;
    assert_eq!(mails.expect("it answers").len(), 2, "one for each member");
}

#[tokio::test]
async fn the_first_authenticator_is_set_up_from_the_inbox_and_no_other() {
    let mut world = World::new().await;
    world.state.demo = false;
    let cookie = world.session(0).await;
    let started: TotpStarted = begin_totp(&world, &cookie).await.read();
    let other: TotpStarted = begin_totp(&world, &cookie).await.read();
    let now = world.state.clock.now();
    let code = totp_code(&bytes(&started.secret), now);
    let other_code = totp_code(&bytes(&other.secret), now);
    let answer = confirm_totp(&world, &cookie, &started.ticket, code).await;
    assert_eq!(answer.refusal(), done());
    let again = refused(403, "sign-in-again");
    assert_eq!(begin_totp(&world, &cookie).await.refusal(), again);
    let answer = confirm_totp(&world, &cookie, &other.ticket, other_code).await;
    assert_eq!(answer.refusal(), again);
    assert_eq!(end_totp(&world, &cookie).await.refusal(), again);
    let asked = with_cookie(Request::get("/inbox"), &cookie);
    assert_eq!(world.ask(asked, "").await.status.as_u16(), 200);
    let account = world.account_session(0).await;
    assert_eq!(begin_totp(&world, &account).await.status.as_u16(), 200);
    world.on(Duration::minutes(5));
    assert_eq!(end_totp(&world, &account).await.refusal(), again);
}
