use referral::balance::Exclusion;
use referral::directory::WAIT_HOLDS;
use referral::offer::{Decision, ExpectedWait};
use referral::region::Region;
use referral::route::Wish;
use serde_json::{Value, json};
use time::OffsetDateTime;

use super::kit::{
    EVERYBODY, EXPIRES, NOW, TODAY, file, key, new_practice, open_practice, practice, route,
    specialist,
};
use super::steps::{DECIDED, DECLINED, MILLISECOND, decide, decision, enrol, open, send};
use crate::{DirectoryQuery, NewDecision, NewKey, PracticeStatus, Preview, Store, Unavailable};

fn query(category: &str) -> DirectoryQuery {
    DirectoryQuery {
        category: category.parse().expect("a code"),
        subcategory: None,
        region: None,
        now: NOW,
        today: TODAY,
    }
}

/// Whether who takes the gallbladder can be sent something at this moment.
async fn ready(store: &impl Store, now: OffsetDateTime) -> Vec<bool> {
    let query = DirectoryQuery {
        now,
        ..query("gallbladder")
    };
    let listings = store.directory(&query).await.expect("it answers");
    listings.iter().map(|listing| listing.ready).collect()
}

/// The wait that is known of who takes the gallbladder at this moment.
async fn waits(store: &impl Store, now: OffsetDateTime) -> Vec<Option<ExpectedWait>> {
    let query = DirectoryQuery {
        now,
        ..query("gallbladder")
    };
    let listings = store.directory(&query).await.expect("it answers");
    listings.iter().map(|listing| listing.wait).collect()
}

pub(super) async fn the_wait_told_last_is_told_to_others_for_a_while(store: &impl Store) {
    enrol(store, "a").await;
    enrol(store, "b").await;
    let [first, second] = [(2, 6), (6, 12)].map(|(from, to)| ExpectedWait::weeks(from, to).ok());
    // The last one says nothing of a wait, and takes nothing back.
    let decisions = [
        (1, Decision::Accepted { wait: second }),
        (2, Decision::Accepted { wait: first }),
        (3, DECLINED),
        (4, Decision::Accepted { wait: None }),
    ];
    assert_eq!(waits(store, DECIDED).await, [None, None]);
    for (n, wish) in decisions {
        send(store, n, "a").await;
        open(store, n, "a").await;
        let now = DECIDED + u32::from(n) * MILLISECOND;
        let new = NewDecision {
            now,
            ..decision(n, "a", wish)
        };
        decide(store, new).await;
    }
    let told = DECIDED + 2 * MILLISECOND;
    assert_eq!(waits(store, told).await, [first, None]);
    assert_eq!(
        waits(store, told + WAIT_HOLDS - MILLISECOND).await,
        [first, None]
    );
    assert_eq!(waits(store, told + WAIT_HOLDS).await, [None, None]);
}

pub(super) async fn nobody_is_ready_whose_key_has_expired(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    let over = NOW + EXPIRES;
    assert_eq!(ready(store, over - MILLISECOND).await, [true]);
    assert_eq!(ready(store, over).await, [false]);
    for wish in [EVERYBODY, Wish::Named(specialist("a"))] {
        let route = route("gallbladder", None, wish.clone());
        let before = store.preview(&route, over - MILLISECOND, TODAY).await;
        assert!(matches!(before.expect("it answers"), Preview::Goes(_)));
        let after = store.preview(&route, over, TODAY).await;
        let expected = match wish {
            Wish::Named(_) => Preview::NamedUnavailable {
                why: Unavailable::Excluded(Exclusion::NoKey),
            },
            Wish::Choose { .. } => Preview::NobodyTakesIt,
        };
        assert_eq!(after.expect("it answers"), expected);
    }
    // A later one takes its place.
    let next = NewKey {
        expires: over + EXPIRES,
        ..key(practice("a"), 2)
    };
    store
        .publish_key(next, over)
        .await
        .expect("it is published");
    assert_eq!(ready(store, over).await, [true]);
}

/// The names of who takes what is asked for.
async fn names(store: &impl Store, query: &DirectoryQuery) -> Vec<String> {
    let listings = store.directory(query).await.expect("it answers");
    listings
        .iter()
        .map(|listing| listing.name.to_string())
        .collect()
}

fn changed(mut file: Value, pointer: &str, value: Value) -> Value {
    *file.pointer_mut(pointer).expect("a place in the file") = value;
    file
}

pub(super) async fn only_who_takes_what_was_asked_is_listed(store: &impl Store) {
    let except = json!([{ "category": "gallbladder", "weekly": 5, "except": ["follow-up"] }]);
    let all =
        json!([{ "category": "gallbladder", "weekly": 5 }, { "category": "thyroid", "weekly": 5 }]);
    open_practice(store, changed(file("b", 5), "/specialist/0/takes", all)).await;
    open_practice(store, changed(file("a", 5), "/specialist/0/takes", except)).await;
    open_practice(store, changed(file("c", 5), "/region", json!("northeast"))).await;

    let gallbladder = query("gallbladder");
    assert_eq!(
        names(store, &gallbladder).await,
        ["Dr. a", "Dr. b", "Dr. c"]
    );
    assert_eq!(names(store, &query("thyroid")).await, ["Dr. b"]);
    assert_eq!(names(store, &query("knee")).await, [""; 0]);
    let follow_up = DirectoryQuery {
        subcategory: "follow-up".parse().ok(),
        ..gallbladder.clone()
    };
    assert_eq!(names(store, &follow_up).await, ["Dr. b", "Dr. c"]);
    let northeast = DirectoryQuery {
        region: Some(Region::Northeast),
        ..gallbladder
    };
    assert_eq!(names(store, &northeast).await, ["Dr. c"]);
}

pub(super) async fn a_listing_tells_what_a_sender_needs(store: &impl Store) {
    let whole = json!({
        "slug": "a", "name": "Dr. Priya Ransome", "specialty": "general-surgery",
        "languages": ["French", "Punjabi"], "note": "virtual first visit",
        "takes": [{ "category": "gallbladder", "weekly": 5, "paused": "No theatre in March" }],
        "away": [
            { "from": "2026-05-01", "until": "2026-05-02" },
            { "from": "2026-03-12", "until": "2026-03-25" },
        ],
    });
    let whole = changed(file("a", 5), "/specialist/0", whole);
    let practice = new_practice(whole, PracticeStatus::Verified);
    store
        .create_practice(practice, NOW)
        .await
        .expect("it is created");
    let listings = store.directory(&query("gallbladder")).await;
    assert_eq!(
        serde_json::to_value(listings.expect("it answers")).expect("JSON"),
        json!([{
            "specialist": specialist("a").to_string(), "name": "Dr. Priya Ransome",
            "practice": "Practice a", "town": "Kelowna", "region": "okanagan",
            "languages": ["French", "Punjabi"], "note": "virtual first visit",
            "paused": "No theatre in March",
            "away": [
                { "from": "2026-03-12", "until": "2026-03-25" },
                { "from": "2026-05-01", "until": "2026-05-02" },
            ],
            "ready": false,
        }])
    );
}

pub(super) async fn absences_that_are_over_are_not_told(store: &impl Store) {
    let mut away = file("a", 5);
    away["specialist"][0]["away"] = json!([
        { "from": "2026-02-20", "until": "2026-03-01" },
        { "from": "2026-02-20", "until": "2026-03-02" },
    ]);
    open_practice(store, away).await;
    let listings = store.directory(&query("gallbladder")).await;
    let away = &listings.expect("it answers")[0].away;
    assert_eq!(away.len(), 1);
    assert!(away[0].covers(TODAY));
}

pub(super) async fn only_verified_practices_are_in_it(store: &impl Store) {
    for (slug, status) in [
        ("a", PracticeStatus::Pending),
        ("b", PracticeStatus::Suspended),
    ] {
        store
            .create_practice(new_practice(file(slug, 5), status), NOW)
            .await
            .expect("it is created");
    }
    assert_eq!(names(store, &query("gallbladder")).await, [""; 0]);
    assert!(store.who_takes().await.expect("it answers").is_empty());
}

pub(super) async fn every_category_has_its_takers(store: &impl Store) {
    let of_both = json!([
        { "category": "thyroid", "weekly": 5, "paused": "Full" },
        { "category": "gallbladder", "weekly": 5, "except": ["follow-up"] },
    ]);
    open_practice(store, changed(file("b", 5), "/specialist/0/takes", of_both)).await;
    open_practice(store, file("a", 5)).await;
    let told = store.who_takes().await.expect("it answers");
    let taker = |slug: &str| {
        json!({
            "specialist": specialist(slug).to_string(), "name": format!("Dr. {slug}"),
            "practice": format!("Practice {slug}"), "town": "Kelowna", "region": "okanagan",
        })
    };
    let mut except = taker("b");
    except["except"] = json!(["follow-up"]);
    let mut paused = taker("b");
    paused["paused"] = json!("Full");
    assert_eq!(
        serde_json::to_value(told).expect("JSON"),
        json!({ "gallbladder": [taker("a"), except], "thyroid": [paused] })
    );
}
