//! What is left of reservations that are over, on a real database and a real disk.

use std::fs::File;
use std::path::PathBuf;

use axum::http::StatusCode;
use referral::id::ReferralId;
use time::{Duration, OffsetDateTime};
use tokio::sync::watch;
use wire::send::Reserved;

use super::*;
use crate::api::world::{Sealed, World, done};
use crate::parts;

fn folder(world: &World, referral: ReferralId) -> PathBuf {
    parts::folder(world.folder.path(), referral)
}

/// What lies on the disk for a referral that the database does not know.
fn left(world: &World, id: u8, changed: OffsetDateTime) -> PathBuf {
    let folder = folder(world, ReferralId::from_bytes([id; 16]));
    std::fs::create_dir_all(folder.join("part")).expect("a folder");
    let opened = File::open(&folder).expect("a folder");
    opened.set_modified(changed.into()).expect("its own folder");
    folder
}

/// A place with one part uploaded.
async fn upload(world: &World) -> (Reserved, Sealed) {
    let reserved = world.reserve().await;
    let sealed = world.seal(&reserved, &[b"%PDF-1.7".to_vec()]).await;
    let put = world.put(&reserved, &sealed.parts[0]).await;
    assert_eq!(put.refusal(), done());
    assert!(folder(world, reserved.id).is_dir());
    (reserved, sealed)
}

#[tokio::test]
async fn what_is_not_sent_in_time_leaves_nothing_and_what_is_stays() {
    let mut world = World::new().await;
    let (sent, sealed) = upload(&world).await;
    let committed = world.commit(&sent, &sealed.commit).await;
    assert_eq!(committed.status, StatusCode::OK);
    let (late, _) = upload(&world).await;
    world.on(Duration::HOUR);
    let (early, sealed) = upload(&world).await;
    world.on(Duration::HOUR);
    Expiry::new(&world.state)
        .round(true)
        .await
        .expect("a round");
    assert!(folder(&world, sent.id).is_dir());
    assert!(!folder(&world, late.id).exists());
    assert!(folder(&world, early.id).is_dir());
    let committed = world.commit(&early, &sealed.commit).await;
    assert_eq!(committed.status, StatusCode::OK);
    let given_up = world.put(&late, &sealed.parts[0]).await;
    assert_eq!(given_up.status, StatusCode::NOT_FOUND);
    assert!(!folder(&world, late.id).exists());
}

#[tokio::test]
async fn what_a_crash_left_on_the_disk_goes_after_days_and_nothing_else_does() {
    let world = World::new().await;
    let (reserved, _) = upload(&world).await;
    let now = world.state.clock.now();
    let crashed = left(&world, 9, now - Duration::days(4));
    let young = left(&world, 8, now - Duration::days(2));
    let foreign = parts::all(world.folder.path()).join("lost+found");
    std::fs::create_dir(&foreign).expect("a folder");
    let expiry = Expiry::new(&world.state);
    expiry.round(false).await.expect("a round");
    assert!(crashed.is_dir());
    expiry.round(true).await.expect("a round");
    assert!(!crashed.exists());
    assert!(young.is_dir());
    assert!(foreign.is_dir());
    assert!(folder(&world, reserved.id).is_dir());
}

#[tokio::test]
async fn a_new_database_beside_old_uploads_deletes_nothing() {
    let world = World::new().await;
    let long_ago = world.state.clock.now() - Duration::days(400);
    let folders = [1, 2, 3].map(|n| left(&world, n, long_ago));
    Expiry::new(&world.state)
        .round(true)
        .await
        .expect("a round");
    assert!(folders.iter().all(|folder| folder.is_dir()));
}

#[tokio::test]
async fn it_begins_at_once_and_stops_when_it_is_told() {
    let mut world = World::new().await;
    let (reserved, _) = upload(&world).await;
    world.on(Duration::hours(2));
    let stop = watch::Sender::new(false);
    let running = tokio::spawn(Expiry::new(&world.state).run(stop.subscribe()));
    while folder(&world, reserved.id).exists() {
        tokio::task::yield_now().await;
    }
    stop.send_replace(true);
    running.await.expect("it ends");
}
