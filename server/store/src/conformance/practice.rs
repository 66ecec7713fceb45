use referral::id::PracticeId;
use serde_json::json;

use super::kit::{NOW, file, key, new_practice, practice, specialist};
use crate::audit::{Audited, first_break};
use crate::{CreateError, KeptPractice, KeptSpecialist, PracticeStatus, PublishError, Store};

pub(super) async fn what_was_created_is_listed(store: &impl Store) {
    for (slug, status) in [
        ("b", PracticeStatus::Pending),
        ("a", PracticeStatus::Verified),
    ] {
        store
            .create_practice(new_practice(file(slug, 5), status), NOW)
            .await
            .expect("it is created");
    }
    let kept = |slug: &str, status| KeptPractice {
        id: practice(slug),
        slug: slug.parse().expect("a slug"),
        name: format!("Practice {slug}"),
        status,
        specialists: vec![KeptSpecialist {
            id: specialist(slug),
            slug: slug.parse().expect("a slug"),
            name: format!("Dr. {slug}"),
        }],
    };
    assert_eq!(
        store.practices().await.expect("it answers"),
        [
            kept("a", PracticeStatus::Verified),
            kept("b", PracticeStatus::Pending)
        ]
    );
}

pub(super) async fn a_slug_that_is_taken_is_named_and_nothing_is_kept(store: &impl Store) {
    let create = async |file| {
        let practice = new_practice(file, PracticeStatus::Verified);
        store.create_practice(practice, NOW).await
    };
    create(file("a", 5)).await.expect("the first is created");
    let refused = create(file("a", 5)).await;
    assert!(matches!(refused, Err(CreateError::PracticeSlug(slug)) if slug.as_str() == "a"));

    let mut same_specialist = file("b", 5);
    same_specialist["specialist"][0]["slug"] = json!("a");
    let refused = create(same_specialist).await;
    assert!(matches!(refused, Err(CreateError::SpecialistSlug(slug)) if slug.as_str() == "a"));

    assert_eq!(store.practices().await.expect("it answers").len(), 1);
}

pub(super) async fn epochs_follow_one_another(store: &impl Store) {
    let publish = async |key| store.publish_key(key, NOW).await;
    let a = practice("a");
    let refused = publish(key(a, 1)).await;
    assert!(matches!(refused, Err(PublishError::NoSuchPractice)));
    for slug in ["a", "b"] {
        let practice = new_practice(file(slug, 5), PracticeStatus::Verified);
        store
            .create_practice(practice, NOW)
            .await
            .expect("it is created");
    }
    for epoch in [0, 2] {
        let refused = publish(key(a, epoch)).await;
        assert!(matches!(refused, Err(PublishError::Epoch { next: 1 })));
    }
    publish(key(a, 1)).await.expect("the first epoch");
    publish(key(a, 2)).await.expect("the second");
    let refused = publish(key(a, 2)).await;
    assert!(matches!(refused, Err(PublishError::Epoch { next: 3 })));

    let mut copied = key(practice("b"), 1);
    copied.key.kid = key(a, 1).key.kid;
    assert!(matches!(publish(copied).await, Err(PublishError::SameKey)));
}

pub(super) async fn the_audit_trail_tells_all_and_holds(store: &impl Store) {
    let a = practice("a");
    let created = new_practice(file("a", 5), PracticeStatus::Pending);
    store
        .create_practice(created, NOW)
        .await
        .expect("it is created");
    store.publish_key(key(a, 1), NOW).await.expect("a key");
    let trail = store.audit(a).await.expect("it answers");
    let told: Vec<Audited> = trail
        .iter()
        .map(|entry| serde_json::from_str(&entry.entry).expect("an entry"))
        .collect();
    let created = Audited::PracticeCreated {
        status: "pending".to_owned(),
    };
    let published = Audited::KeyPublished {
        epoch: 1,
        kid: key(a, 1).key.kid,
    };
    assert_eq!(told, [created, published]);
    assert_eq!(first_break(&trail), None);

    let nobody = store.audit(PracticeId::from_bytes([0; 16])).await;
    assert_eq!(nobody.expect("it answers"), []);
}
