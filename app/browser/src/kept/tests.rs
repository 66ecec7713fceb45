//! In a real browser: what is kept opens, and what is not to be kept is not there.

use js_sys::Reflect;
use time::macros::datetime;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::*;
use crate::clock;

wasm_bindgen_test_configure!(run_in_browser);

const NOW: OffsetDateTime = datetime!(2026-11-26 12:00 UTC);

/// The tests share one database: each begins with nothing in it, and they run one after the other.
async fn empty() {
    if let Some(slip) = look(NOW).await {
        forget(slip.id).await;
    }
    assert_eq!(look(NOW).await, None);
}

async fn opened(id: Id) -> Option<Vec<u8>> {
    open(id, NOW).await.map(|opened| opened.to_vec())
}

async fn stored() -> JsValue {
    let there = Database::open().await.unwrap().unwrap();
    there.begin().unwrap().get().await.unwrap()
}

#[wasm_bindgen_test]
async fn what_is_kept_opens_until_its_time_is_over() {
    empty().await;
    let slot = Slot::new().unwrap();
    let until = slot.save(b"first", NOW).await.unwrap();
    assert_eq!(until, Some(NOW + LIFE));
    let slip = look(NOW).await.unwrap();
    assert_eq!(slip.since, NOW);
    assert_eq!(opened(slip.id).await.unwrap(), b"first");
    slot.save(b"second", NOW).await.unwrap();
    assert_eq!(opened(slip.id).await.unwrap(), b"second");
    assert_eq!(open(slip.id, NOW + LIFE).await, None);
    assert_eq!(look(NOW + LIFE).await, None);
    assert!(stored().await.is_undefined(), "it is deleted unread");
}

#[wasm_bindgen_test]
async fn what_was_deleted_elsewhere_does_not_come_back() {
    empty().await;
    let slot = Slot::new().unwrap();
    slot.save(b"first", NOW).await.unwrap();
    forget(look(NOW).await.unwrap().id).await;
    assert_eq!(slot.save(b"second", NOW).await, Err(NotKept::Gone));
    assert!(stored().await.is_undefined());
}

#[wasm_bindgen_test]
async fn one_tab_does_not_write_over_what_another_keeps() {
    empty().await;
    let (ours, theirs) = (Slot::new().unwrap(), Slot::new().unwrap());
    theirs.save(b"theirs", NOW).await.unwrap();
    assert_eq!(ours.save(b"ours", NOW).await, Err(NotKept::Gone));
    ours.delete().await;
    let slip = look(NOW).await.unwrap();
    assert_eq!(opened(slip.id).await.unwrap(), b"theirs");

    let next = Slot::in_place_of(slip.id).unwrap();
    next.save(b"next", NOW).await.unwrap();
    assert_eq!(theirs.save(b"late", NOW).await, Err(NotKept::Gone));
    let slip = look(NOW).await.unwrap();
    assert_eq!(opened(slip.id).await.unwrap(), b"next");
}

#[wasm_bindgen_test]
async fn what_is_deleted_while_it_is_saved_is_not_kept() {
    empty().await;
    let slot = Slot::new().unwrap();
    let save = slot.save(b"late", NOW);
    let (saved, ()) = futures::join!(save, slot.clone().delete());
    assert_eq!(saved, Ok(None));
    assert_eq!(look(NOW).await, None);
}

#[wasm_bindgen_test]
async fn of_two_saves_the_later_one_stays() {
    empty().await;
    let slot = Slot::new().unwrap();
    let (first, second) = futures::join!(slot.save(b"first", NOW), slot.save(b"second", NOW));
    assert_eq!((first, second), (Ok(None), Ok(Some(NOW + LIFE))));
    let slip = look(NOW).await.unwrap();
    assert_eq!(opened(slip.id).await.unwrap(), b"second");
}

#[wasm_bindgen_test]
async fn a_moment_that_was_put_off_does_not_open() {
    empty().await;
    let slot = Slot::new().unwrap();
    slot.save(b"first", NOW).await.unwrap();
    let stored = stored().await;
    let later = clock::millis(NOW + LIFE + LIFE);
    Reflect::set(&stored, &"until".into(), &later.into()).unwrap();
    let there = Database::open().await.unwrap().unwrap();
    there.begin().unwrap().put(&stored).await.unwrap();
    let slip = look(NOW).await.unwrap();
    assert_eq!(opened(slip.id).await, None);
}

#[wasm_bindgen_test]
async fn what_we_did_not_write_is_deleted_unread() {
    empty().await;
    let there = Database::open_or_make().await.unwrap();
    let strange = JsValue::from_str("strange");
    there.begin().unwrap().put(&strange).await.unwrap();
    assert_eq!(look(NOW).await, None);
    assert!(stored().await.is_undefined());
}
