use crate::{ClaimError, Store};

pub(super) async fn a_demo_is_never_a_real_practices_database(store: &impl Store) {
    store.claim_instance(true).await.expect("a new demo");
    store.claim_instance(true).await.expect("still a demo");
    let refused = store.claim_instance(false).await;
    assert!(matches!(refused, Err(ClaimError::OtherKind)));
    store.claim_instance(true).await.expect("a demo for ever");
}

pub(super) async fn real_practices_never_become_a_demo(store: &impl Store) {
    store.claim_instance(false).await.expect("a new database");
    let refused = store.claim_instance(true).await;
    assert!(matches!(refused, Err(ClaimError::OtherKind)));
}
