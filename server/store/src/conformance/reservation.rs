use referral::balance::Exclusion;
use referral::id::{OfferId, ReferralId};
use referral::region::Region;
use referral::route::Wish;
use serde_json::json;
use time::Duration;

use super::kit::{
    EVERYBODY, NOW, TODAY, file, key, new_practice, open_practice, practice, record, reservation,
    reserve, specialist,
};
use crate::{NewReservation, PracticeStatus, Reservation, Reserved, Store, Unavailable};

pub(super) fn named(n: u8, slug: &str) -> NewReservation {
    reservation(n, Wish::Named(specialist(slug)))
}

pub(super) async fn a_named_specialist_is_reserved_with_the_newest_key(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    open_practice(store, file("b", 5)).await;
    let second = key(practice("b"), 2);
    store
        .publish_key(second.clone(), NOW)
        .await
        .expect("a second key");
    let reserved = reserve(store, named(1, "b")).await;
    let expected = Reserved {
        practice: practice("b"),
        practice_name: "Practice b".to_owned(),
        practice_town: "Kelowna".to_owned(),
        specialist: specialist("b"),
        specialist_name: "Dr. b".to_owned(),
        key: second.key,
        records: vec![b"record".to_vec(), second.payload],
        position: 2,
    };
    assert_eq!(reserved, expected);
    let assignment = store.assignment(ReferralId::from_bytes([1; 16])).await;
    assert_eq!(assignment.expect("it answers"), None);
}

pub(super) async fn a_named_specialist_who_is_away_is_reserved(store: &impl Store) {
    let mut away = file("a", 5);
    away["specialist"][0]["away"] =
        json!([{ "from": TODAY.to_string(), "until": TODAY.to_string() }]);
    open_practice(store, away).await;
    let reserved = reserve(store, named(1, "a")).await;
    assert_eq!(reserved.specialist, specialist("a"));
}

pub(super) async fn a_named_specialist_who_stopped_is_told_why(store: &impl Store) {
    let mut paused = file("paused", 5);
    paused["specialist"][0]["takes"][0]["paused"] = json!("Full");
    open_practice(store, paused).await;
    let mut except = file("except", 5);
    except["specialist"][0]["takes"][0]["except"] = json!(["biliary-colic"]);
    open_practice(store, except).await;
    open_practice(store, file("a", 5)).await;
    for (slug, status) in [
        ("keyless", PracticeStatus::Verified),
        ("suspended", PracticeStatus::Suspended),
        ("pending", PracticeStatus::Pending),
    ] {
        store
            .create_practice(new_practice(file(slug, 5), status), NOW)
            .await
            .expect("it is created");
    }
    let why = async |new| match store.reserve(new).await.expect("it answers") {
        Reservation::NamedUnavailable { why } => why,
        other => panic!("a refusal was expected, not {other:?}"),
    };
    for (slug, exclusion) in [
        ("paused", Exclusion::Paused),
        ("except", Exclusion::Subcategory),
        ("keyless", Exclusion::NoKey),
        ("suspended", Exclusion::Unverified),
        ("pending", Exclusion::Unverified),
    ] {
        let told = why(named(1, slug)).await;
        assert_eq!(told, Unavailable::Excluded(exclusion), "{slug}");
    }
    let mut elsewhere = named(1, "a");
    elsewhere.route.region = Region::Northeast;
    assert_eq!(
        why(elsewhere).await,
        Unavailable::Excluded(Exclusion::Region)
    );
    assert_eq!(why(named(1, "nobody")).await, Unavailable::NotTaken);
    let mut thyroid = named(1, "a");
    thyroid.route.category = "thyroid".parse().expect("a code");
    assert_eq!(why(thyroid).await, Unavailable::NotTaken);
}

pub(super) async fn what_is_refused_leaves_nothing(store: &impl Store) {
    let nobody = store.reserve(reservation(1, EVERYBODY)).await;
    assert_eq!(nobody.expect("it answers"), Reservation::NobodyTakesIt);
    open_practice(store, file("a", 5)).await;
    let unknown = store.reserve(named(1, "nobody")).await;
    assert!(matches!(
        unknown.expect("it answers"),
        Reservation::NamedUnavailable { .. }
    ));
    // The same ids and number are still free.
    reserve(store, reservation(1, EVERYBODY)).await;
    assert_eq!(record(store, 1).await.candidates[0].open, 0);
}

pub(super) async fn a_number_or_id_in_use_is_drawn_again(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    reserve(store, reservation(1, EVERYBODY)).await;
    let first = reservation(1, EVERYBODY);
    let other = reservation(2, EVERYBODY);
    for clash in [
        NewReservation {
            number: first.number,
            ..other.clone()
        },
        NewReservation {
            referral: first.referral,
            ..other.clone()
        },
        NewReservation {
            offer: OfferId::from_bytes(*first.offer.as_bytes()),
            ..other.clone()
        },
    ] {
        let drawn = store.reserve(clash).await;
        assert_eq!(drawn.expect("it answers"), Reservation::InUse);
    }
    reserve(store, other).await;
}

pub(super) async fn a_reservation_vanishes_when_its_time_is_over(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    reserve(store, reservation(1, EVERYBODY)).await;
    let expire = async |now| store.expire_reservations(now).await.expect("it answers");
    let over = NOW + Duration::hours(2);
    assert_eq!(expire(over - Duration::milliseconds(1)).await, []);
    let id = ReferralId::from_bytes([1; 16]);
    assert_eq!(expire(over).await, [id]);
    assert_eq!(expire(over).await, []);
    assert_eq!(store.assignment(id).await.expect("it answers"), None);
    // Its ids and number are free again.
    reserve(store, reservation(1, EVERYBODY)).await;
}
