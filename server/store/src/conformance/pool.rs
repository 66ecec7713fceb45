use std::collections::BTreeMap;
use std::sync::Arc;

use referral::balance::{self, Candidate, Exclusion};
use referral::id::{ReferralId, SpecialistId};
use referral::route::Wish;
use serde_json::json;
use time::Duration;
use tokio::task::JoinSet;

use super::kit::{
    EVERYBODY, NOW, TODAY, file, new_practice, open_practice, record, reservation, reserve, route,
    specialist,
};
use crate::{NewReservation, PracticeStatus, Reservation, Store};

pub(super) async fn everybody_passed_over_is_recorded_with_the_reason(store: &impl Store) {
    let day = TODAY.to_string();
    let mut away = file("away", 500);
    away["specialist"][0]["away"] = json!([{ "from": day, "until": day }]);
    let mut back = file("back", 5);
    let yesterday = TODAY.previous_day().expect("a day before").to_string();
    back["specialist"][0]["away"] = json!([{ "from": yesterday, "until": yesterday }]);
    let mut paused = file("paused", 500);
    paused["specialist"][0]["takes"][0]["paused"] = json!("Full");
    let mut except = file("except", 500);
    except["specialist"][0]["takes"][0]["except"] = json!(["biliary-colic"]);
    let mut region = file("region", 500);
    region["region"] = json!("northeast");
    for file in [away, back, paused, except, region] {
        open_practice(store, file).await;
    }
    let keyless = new_practice(file("keyless", 500), PracticeStatus::Verified);
    let pending = new_practice(file("pending", 500), PracticeStatus::Pending);
    for practice in [keyless, pending] {
        let created = store.create_practice(practice, NOW).await;
        created.expect("it is created");
    }
    let reserved = reserve(store, reservation(1, EVERYBODY)).await;
    assert_eq!(reserved.specialist, specialist("back"));
    let record = record(store, 1).await;
    let told: Vec<_> = record
        .candidates
        .iter()
        .map(|one| (one.specialist, one.exclusion))
        .collect();
    let expected = [
        ("away", Some(Exclusion::Away)),
        ("back", None),
        ("except", Some(Exclusion::Subcategory)),
        ("keyless", Some(Exclusion::NoKey)),
        ("paused", Some(Exclusion::Paused)),
        ("pending", Some(Exclusion::Unverified)),
        ("region", Some(Exclusion::Region)),
    ];
    assert_eq!(told, expected.map(|(slug, why)| (specialist(slug), why)));
    assert!(record.replays());
}

pub(super) async fn only_whom_the_sender_allows_is_chosen(store: &impl Store) {
    open_practice(store, file("a", 500)).await;
    open_practice(store, file("b", 1)).await;
    let only = |slug| Wish::Choose {
        allowed: Some(vec![specialist(slug)]),
    };
    let reserved = reserve(store, reservation(1, only("b"))).await;
    assert_eq!(reserved.specialist, specialist("b"));
    let passed_over = record(store, 1).await.candidates[0].exclusion;
    assert_eq!(passed_over, Some(Exclusion::NotAllowed));
    let nobody = store.reserve(reservation(2, only("nobody"))).await;
    assert_eq!(nobody.expect("it answers"), Reservation::NobodyTakesIt);
}

pub(super) async fn named_referrals_count_too(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    open_practice(store, file("b", 5)).await;
    reserve(store, reservation(1, Wish::Named(specialist("a")))).await;
    let reserved = reserve(store, reservation(2, EVERYBODY)).await;
    assert_eq!(reserved.specialist, specialist("b"));
    assert_eq!(loads(store, 2).await[&specialist("a")], 1);
}

pub(super) async fn load_in_another_category_does_not_count(store: &impl Store) {
    let mut both = file("a", 5);
    both["specialist"][0]["takes"] =
        json!([{ "category": "gallbladder", "weekly": 5 }, { "category": "thyroid", "weekly": 5 }]);
    open_practice(store, both).await;
    let thyroid = NewReservation {
        route: route("thyroid", None, EVERYBODY),
        ..reservation(1, EVERYBODY)
    };
    reserve(store, thyroid).await;
    reserve(store, reservation(2, EVERYBODY)).await;
    let found = &record(store, 2).await.candidates[0];
    assert_eq!((found.open, found.last_assigned), (0, None));
}

pub(super) async fn the_longest_idle_of_equals_is_chosen(store: &impl Store) {
    for slug in ["a", "b"] {
        open_practice(store, file(slug, 5)).await;
    }
    for (n, slug, seconds) in [(1, "a", 0), (2, "b", 10), (3, "b", 20), (4, "a", 60)] {
        let named = NewReservation {
            now: NOW + Duration::seconds(seconds),
            ..reservation(n, Wish::Named(specialist(slug)))
        };
        reserve(store, named).await;
    }
    let later = NewReservation {
        now: NOW + Duration::seconds(90),
        ..reservation(5, EVERYBODY)
    };
    assert_eq!(reserve(store, later).await.specialist, specialist("b"));
    let assigned: Vec<_> = record(store, 5)
        .await
        .candidates
        .iter()
        .map(|one| one.last_assigned)
        .collect();
    let now = NOW.unix_timestamp();
    assert_eq!(assigned, [Some(now + 60), Some(now + 20)]);
}

const CAPACITIES: [(&str, u16); 4] = [("a", 9), ("b", 6), ("c", 3), ("d", 1)];
const HUNDRED: u8 = 100;
const THIRTY: u8 = 30;

/// How many each would have had their requests come one after the other.
fn one_after_the_other() -> BTreeMap<SpecialistId, u32> {
    let mut pool = CAPACITIES.map(|(slug, weekly)| Candidate {
        specialist: specialist(slug),
        open: 0,
        capacity: weekly.try_into().expect("a capacity"),
        last_assigned: None,
        exclusion: None,
    });
    for _ in 0..HUNDRED {
        let chosen = balance::choose(&pool).expect("somebody is eligible");
        for candidate in pool.iter_mut().filter(|one| one.specialist == chosen) {
            candidate.open += 1;
            candidate.last_assigned = Some(NOW.unix_timestamp());
        }
    }
    pool.map(|one| (one.specialist, one.open)).into()
}

/// Reserves a hundred places at once; the first thirty for an hour, the rest for two. Gives who
/// has which.
async fn a_hundred_at_once<S: Store + 'static>(store: &Arc<S>) -> BTreeMap<u8, SpecialistId> {
    for (slug, weekly) in CAPACITIES {
        open_practice(store.as_ref(), file(slug, weekly)).await;
    }
    let mut at_once = JoinSet::new();
    for n in 0..HUNDRED {
        let store = Arc::clone(store);
        let hours = if n < THIRTY { 1 } else { 2 };
        let new = NewReservation {
            expires: NOW + Duration::hours(hours),
            ..reservation(n, EVERYBODY)
        };
        at_once.spawn(async move { (n, reserve(store.as_ref(), new).await.specialist) });
    }
    at_once.join_all().await.into_iter().collect()
}

fn count(chosen: impl IntoIterator<Item = SpecialistId>) -> BTreeMap<SpecialistId, u32> {
    let mut counts = BTreeMap::new();
    for specialist in chosen {
        *counts.entry(specialist).or_default() += 1;
    }
    counts
}

/// The open load that reservation `n` found.
async fn loads(store: &impl Store, n: u8) -> BTreeMap<SpecialistId, u32> {
    let candidates = record(store, n).await.candidates;
    candidates
        .iter()
        .map(|one| (one.specialist, one.open))
        .collect()
}

pub(super) async fn a_hundred_at_once_share_as_one_after_the_other<S: Store + 'static>(store: S) {
    let store = Arc::new(store);
    let chosen = a_hundred_at_once(&store).await;
    assert_eq!(count(chosen.values().copied()), one_after_the_other());
    for (n, chosen) in chosen {
        let record = record(store.as_ref(), n).await;
        assert_eq!(record.chosen, Some(chosen));
        assert!(record.replays());
    }
}

pub(super) async fn thirty_that_expire_free_exactly_their_places<S: Store + 'static>(store: S) {
    let store = Arc::new(store);
    let chosen = a_hundred_at_once(&store).await;
    let remaining = chosen.iter().filter(|(n, _)| **n >= THIRTY);
    let mut remaining = count(remaining.map(|(_, specialist)| *specialist));
    let now = NOW + Duration::hours(1);
    let at_that_time = |n| NewReservation {
        now,
        expires: now + Duration::hours(2),
        ..reservation(n, EVERYBODY)
    };

    // Their time is over whether or not anybody has cleared them away.
    let next = reserve(store.as_ref(), at_that_time(HUNDRED)).await;
    assert_eq!(loads(store.as_ref(), HUNDRED).await, remaining);
    *remaining.entry(next.specialist).or_default() += 1;

    let mut expired = store.expire_reservations(now).await.expect("it answers");
    expired.sort_unstable();
    let thirty: Vec<_> = (0..THIRTY)
        .map(|n| ReferralId::from_bytes([n; 16]))
        .collect();
    assert_eq!(expired, thirty);
    reserve(store.as_ref(), at_that_time(HUNDRED + 1)).await;
    assert_eq!(loads(store.as_ref(), HUNDRED + 1).await, remaining);
}
