//! A small world: one specialty, two categories, four practices in two regions.

use referral::ReferralNumber;
use referral::balance::Record;
use referral::catalogue::Catalogue;
use referral::code::SpecialistSlug;
use referral::id::{MemberId, OfferId, PracticeId, ReferralId, SpecialistId};
use referral::practice::PracticeProfile;
use referral::region::Region;
use referral::route::{Route, Wish};
use referral::urgency::Urgency;
use serde_json::{Value, json};
use time::macros::{date, datetime};
use time::{Date, Duration, OffsetDateTime};

use crate::{
    NewKey, NewPractice, NewReservation, PracticeStatus, Reservation, Reserved, SealingKey, Store,
};

pub(super) const NOW: OffsetDateTime = datetime!(2026-03-02 17:00:00.250 UTC);
/// After how long the suite's keys expire.
pub(super) const EXPIRES: Duration = Duration::weeks(520);
pub(super) const TODAY: Date = date!(2026 - 03 - 02);
pub(super) const EVERYBODY: Wish = Wish::Choose { allowed: None };

pub(super) fn catalogue() -> Catalogue {
    let catalogue = json!({ "specialty": [{
        "code": "general-surgery",
        "name": "General surgery",
        "category": [
            { "code": "gallbladder", "name": "Gallbladder", "subcategories": [
                { "code": "biliary-colic", "name": "Biliary colic" },
                { "code": "follow-up", "name": "Follow-up" },
            ]},
            { "code": "thyroid", "name": "Thyroid" },
        ],
    }]});
    serde_json::from_value(catalogue).expect("the suite's catalogue holds together")
}

/// A practice of one specialist of the same slug, who takes the gallbladder.
pub(super) fn file(slug: &str, weekly: u16) -> Value {
    json!({
        "slug": slug, "name": format!("Practice {slug}"), "town": "Kelowna", "region": "okanagan",
        "phone": "250-555-0111", "notify": format!("{slug}@example.org"),
        "specialist": [{
            "slug": slug, "name": format!("Dr. {slug}"), "specialty": "general-surgery",
            "takes": [{ "category": "gallbladder", "weekly": weekly }],
        }],
    })
}

/// The specialist whom [`file`] calls by this slug.
pub(super) fn specialist(slug: &str) -> SpecialistId {
    SpecialistId::from_bytes(id(slug))
}

pub(super) fn practice(slug: &str) -> PracticeId {
    PracticeId::from_bytes(id(slug))
}

/// The member who enrols at the practice of this slug.
pub(super) fn member(slug: &str) -> MemberId {
    MemberId::from_bytes(id(slug))
}

/// The slug's bytes: ids in the order of slugs.
fn id(slug: &str) -> [u8; 16] {
    let mut bytes = [0; 16];
    for (byte, sign) in bytes.iter_mut().zip(slug.bytes()) {
        *byte = sign;
    }
    bytes
}

pub(super) fn new_practice(file: Value, status: PracticeStatus) -> NewPractice {
    let file = serde_json::from_value(file).expect("a practice's file");
    let profile = PracticeProfile::parse(file, &catalogue()).expect("it fits the catalogue");
    let id = practice(profile.slug().as_str());
    let name = |slug: &SpecialistSlug| specialist(slug.as_str());
    NewPractice::new(id, status, profile, name)
}

/// Creates a verified practice and publishes its first key.
pub(super) async fn open_practice(store: &impl Store, file: Value) {
    let practice = new_practice(file, PracticeStatus::Verified);
    let id = practice.id();
    store
        .create_practice(practice, NOW)
        .await
        .expect("a practice is created");
    store
        .publish_key(key(id, 1), NOW)
        .await
        .expect("its first key is published");
}

pub(super) fn key(practice: PracticeId, epoch: u32) -> NewKey {
    NewKey {
        practice,
        key: SealingKey {
            epoch,
            kid: format!("kid of {practice}, epoch {epoch}"),
            public_key: r#"{"kty":"RSA"}"#.to_owned(),
        },
        payload: b"record".to_vec(),
        expires: NOW + EXPIRES,
    }
}

/// The `n`th reservation: a gallbladder in the Okanagan, asked for at [`NOW`], kept for two hours.
pub(super) fn reservation(n: u8, wish: Wish) -> NewReservation {
    let mut drawn = [0, 0, 0, 0, 0, 0, n / 29, n % 29].into_iter();
    NewReservation {
        referral: ReferralId::from_bytes([n; 16]),
        offer: OfferId::from_bytes([n; 16]),
        number: ReferralNumber::draw(|| drawn.next().unwrap_or_default()),
        token_hash: [n; 32],
        route: route("gallbladder", Some("biliary-colic"), wish),
        catalogue: 1,
        sender: "sender@example.org".parse().expect("an address"),
        lang: "en".parse().expect("a tag"),
        now: NOW,
        today: TODAY,
        expires: NOW + Duration::hours(2),
    }
}

pub(super) fn route(category: &str, subcategory: Option<&str>, wish: Wish) -> Route {
    Route {
        specialty: "general-surgery".parse().expect("a code"),
        category: category.parse().expect("a code"),
        subcategory: subcategory.map(|code| code.parse().expect("a code")),
        region: Region::Okanagan,
        urgency: Urgency::Routine,
        wish,
    }
}

pub(super) async fn reserve(store: &impl Store, new: NewReservation) -> Reserved {
    let reservation = store.reserve(new).await.expect("the store answers");
    match reservation {
        Reservation::Reserved(reserved) => reserved,
        refused => panic!("a place was expected, not {refused:?}"),
    }
}

/// The choice that reservation `n` was made by.
pub(super) async fn record(store: &impl Store, n: u8) -> Record {
    let record = store.assignment(ReferralId::from_bytes([n; 16])).await;
    record
        .expect("the store answers")
        .expect("the pool's choice was kept")
}
