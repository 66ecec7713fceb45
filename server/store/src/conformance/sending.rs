use referral::balance::Exclusion;
use referral::id::AttachmentId;
use referral::offer::OfferState;
use referral::route::Wish;
use serde_json::json;
use time::Duration;

use super::kit::{
    EVERYBODY, NOW, TODAY, file, key, open_practice, practice, record, reservation, reserve, route,
    specialist,
};
use super::steps::{MILLISECOND, SENT, accept, acceptance, offer, referral, send, sent_offer};
use crate::{Accepted, Held, KeptPart, PartOutcome, Preview, Store, Unavailable};

pub(super) async fn a_preview_tells_where_a_reservation_goes_and_keeps_nothing(store: &impl Store) {
    open_practice(store, file("a", 1)).await;
    open_practice(store, file("b", 9)).await;
    let route = reservation(1, EVERYBODY).route;
    let preview = async || store.preview(&route, NOW, TODAY).await.expect("it answers");
    let first = preview().await;
    assert_eq!(preview().await, first);
    let reserved = reserve(store, reservation(1, EVERYBODY)).await;
    assert_eq!(reserved.specialist, specialist("b"));
    assert_eq!(first, Preview::Goes(reserved));
    let found = record(store, 1).await.candidates;
    assert!(found.iter().all(|one| one.open == 0));
}

pub(super) async fn a_preview_tells_why_it_goes_nowhere(store: &impl Store) {
    let preview = async |wish| {
        let route = route("gallbladder", None, wish);
        store.preview(&route, NOW, TODAY).await.expect("it answers")
    };
    assert_eq!(preview(EVERYBODY).await, Preview::NobodyTakesIt);
    let mut paused = file("paused", 5);
    paused["specialist"][0]["takes"][0]["paused"] = json!("Full");
    open_practice(store, paused).await;
    assert_eq!(preview(EVERYBODY).await, Preview::NobodyTakesIt);
    for (slug, why) in [
        ("paused", Unavailable::Excluded(Exclusion::Paused)),
        ("nobody", Unavailable::NotTaken),
    ] {
        let refused = preview(Wish::Named(specialist(slug))).await;
        assert_eq!(refused, Preview::NamedUnavailable { why });
    }
}

async fn held(store: &impl Store, n: u8) -> Option<Held> {
    store.held(referral(n), [n; 32]).await.expect("it answers")
}

pub(super) async fn only_who_has_the_token_sees_what_is_held(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    for n in [1, 2] {
        reserve(store, reservation(n, EVERYBODY)).await;
    }
    let reserved = reservation(1, EVERYBODY);
    let expected = Held {
        referral: referral(1),
        number: reserved.number,
        route: reserved.route,
        catalogue: 1,
        practice: practice("a"),
        specialist: specialist("a"),
        epoch: 1,
        kid: key(practice("a"), 1).key.kid,
        record: b"record".to_vec(),
        state: OfferState::Reserved,
        expires: reserved.expires,
        parts: vec![],
        accepted: None,
    };
    assert_eq!(held(store, 1).await, Some(expected.clone()));
    for (n, token) in [(1, 2), (2, 1), (3, 3)] {
        let other = store.held(referral(n), [token; 32]).await;
        assert_eq!(other.expect("it answers"), None);
    }
    accept(store, acceptance(1)).await;
    let accepted = Accepted {
        request: [1; 32],
        receipt: "receipt 1".to_owned(),
    };
    let expected = Held {
        state: OfferState::Sent,
        accepted: Some(accepted),
        ..expected
    };
    assert_eq!(held(store, 1).await, Some(expected));
}

pub(super) async fn what_is_reserved_stays_sealed_for_its_epoch(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    reserve(store, reservation(1, EVERYBODY)).await;
    let second = key(practice("a"), 2);
    store.publish_key(second, NOW).await.expect("a second key");
    let held = held(store, 1).await.expect("it is held");
    assert_eq!((held.epoch, held.kid), (1, key(practice("a"), 1).key.kid));
    accept(store, acceptance(1)).await;
    let inbox = store.inbox(practice("a")).await.expect("it answers");
    assert_eq!(inbox, [sent_offer(1, "a")]);
}

fn part(attachment: u8, part: u32) -> KeptPart {
    KeptPart {
        attachment: AttachmentId::from_bytes([attachment; 16]),
        part,
        bytes: 1 << 20,
        sha256: [attachment; 32],
    }
}

pub(super) async fn a_part_is_noted_once_and_never_replaced(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    for n in [1, 2] {
        reserve(store, reservation(n, EVERYBODY)).await;
    }
    let note = async |n, part| {
        let noted = store.note_part(referral(n), part, NOW).await;
        noted.expect("it answers")
    };
    // However they arrive, they are listed by attachment and number.
    for one in [part(2, 0), part(1, 10), part(1, 9), part(1, 0)] {
        assert_eq!(note(1, one).await, PartOutcome::Kept);
    }
    assert_eq!(note(1, part(1, 9)).await, PartOutcome::AlreadyThere);
    let longer = KeptPart {
        bytes: part(1, 9).bytes + 1,
        ..part(1, 9)
    };
    let changed = KeptPart {
        sha256: [7; 32],
        ..part(1, 9)
    };
    for other in [longer, changed] {
        assert_eq!(note(1, other).await, PartOutcome::Different);
    }
    // What another referral calls the same is another part.
    assert_eq!(note(2, changed).await, PartOutcome::Kept);
    let parts = async |n| held(store, n).await.expect("it is held").parts;
    let listed = [part(1, 0), part(1, 9), part(1, 10), part(2, 0)];
    assert_eq!(parts(1).await, listed);
    assert_eq!(parts(2).await, [changed]);
}

pub(super) async fn no_part_is_taken_after_the_end(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    let note = async |n, part, now| {
        let noted = store.note_part(referral(n), part, now).await;
        noted.expect("it answers")
    };
    assert_eq!(note(1, part(1, 0), NOW).await, PartOutcome::Closed);
    for n in [1, 2] {
        reserve(store, reservation(n, EVERYBODY)).await;
    }
    let over = NOW + Duration::hours(2);
    let last = note(1, part(1, 0), over - MILLISECOND).await;
    assert_eq!(last, PartOutcome::Kept);
    assert_eq!(note(2, part(1, 0), SENT).await, PartOutcome::Kept);
    accept(store, acceptance(2)).await;
    for one in [part(1, 0), part(1, 1)] {
        assert_eq!(note(1, one, over).await, PartOutcome::Closed);
        assert_eq!(note(2, one, SENT).await, PartOutcome::Closed);
    }
    for n in [1, 2] {
        let held = held(store, n).await.expect("it is held");
        assert_eq!(held.parts, [part(1, 0)]);
    }
}

pub(super) async fn what_is_released_leaves_its_place_and_nothing_behind(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    let release = async |n| store.release(referral(n)).await.expect("it answers");
    assert!(!release(1).await);
    for n in [1, 2] {
        reserve(store, reservation(n, EVERYBODY)).await;
    }
    let noted = store.note_part(referral(1), part(1, 0), NOW).await;
    assert_eq!(noted.expect("it answers"), PartOutcome::Kept);
    assert!(release(1).await);
    assert!(!release(1).await);
    assert_eq!(held(store, 1).await, None);
    assert!(held(store, 2).await.is_some());
    // Its ids and number are free again, its place is, and its parts are gone.
    reserve(store, reservation(1, EVERYBODY)).await;
    assert_eq!(record(store, 1).await.candidates[0].open, 1);
    assert_eq!(held(store, 1).await.expect("it is held").parts, []);
}

pub(super) async fn what_was_accepted_is_neither_released_nor_expires(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    send(store, 1, "a").await;
    let before = held(store, 1).await;
    let released = store.release(referral(1)).await;
    assert!(!released.expect("it answers"));
    let years_later = NOW + 1_000 * Duration::DAY;
    let expired = store.expire_reservations(years_later).await;
    assert_eq!(expired.expect("it answers"), []);
    assert_eq!(held(store, 1).await, before);
    let found = store.offer(practice("a"), offer(1)).await;
    assert_eq!(found.expect("it answers"), Some(sent_offer(1, "a")));
    // It counts as load for as long as nobody has decided it.
    let later = crate::NewReservation {
        now: years_later,
        expires: years_later + Duration::HOUR,
        ..reservation(2, EVERYBODY)
    };
    reserve(store, later).await;
    assert_eq!(record(store, 2).await.candidates[0].open, 1);
}

pub(super) async fn only_what_nothing_is_known_of_is_unknown(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    let unknown = async |asked: &[u8]| {
        let asked: Vec<_> = asked.iter().map(|n| referral(*n)).collect();
        store.unknown_referrals(&asked).await.expect("it answers")
    };
    assert_eq!(unknown(&[]).await, []);
    send(store, 1, "a").await;
    reserve(store, reservation(2, EVERYBODY)).await;
    reserve(store, reservation(3, EVERYBODY)).await;
    store.release(referral(3)).await.expect("it answers");
    let mut found = unknown(&[4, 1, 2, 3]).await;
    found.sort_unstable();
    assert_eq!(found, [referral(3), referral(4)]);
}
