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

pub(super) async fn the_print_of_a_secret_stays_what_it_was(store: &impl Store) {
    assert!(store.secret_prints().await.expect("it answers").is_empty());
    for (name, print) in [("one", [1; 32]), ("other", [2; 32]), ("one", [3; 32])] {
        let kept = store.keep_secret_print(name, print).await;
        kept.expect("it answers");
    }
    let prints = store.secret_prints().await.expect("it answers");
    let expected = [("one".to_owned(), [1; 32]), ("other".to_owned(), [2; 32])];
    assert_eq!(prints, expected.into());
}
