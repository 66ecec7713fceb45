//! What an account opens with, on a real database.

use axum::http::Request;
use sealing::Sha256Digest;
use sealing::account::Unlock;
use time::Duration;
use wire::account::{Account, MakeRecovery};

use crate::api::world::{Answer, World, done, refused, with_cookie};

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
    assert_eq!(before, Account { recovery: None });
    let slot = world.slot(0, Unlock::RecoveryCode, b"code").await;
    assert_eq!(make(&world, &cookie, slot).await.refusal(), done());
    let after: Account = read(&world, &cookie).await.read();
    let recovery = Some(world.state.clock.now().into());
    assert_eq!(after, Account { recovery });
    let others: Account = read(&world, &world.account_session(1).await).await.read();
    assert_eq!(others, Account { recovery: None });
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
}
