use referral::catalogue::Catalogue;
use serde_json::json;

use super::kit::{NOW, catalogue};
use crate::{KeptCatalogue, Store};

pub(super) async fn a_new_store_has_none(store: &impl Store) {
    assert_eq!(store.catalogue().await.expect("it answers"), None);
}

pub(super) async fn only_a_change_makes_a_new_version(store: &impl Store) {
    let put = async |catalogue: &Catalogue| {
        store
            .put_catalogue(catalogue, NOW)
            .await
            .expect("it is kept")
    };
    let first = catalogue();
    assert_eq!((put(&first).await, put(&first).await), (1, 1));

    let mut other = serde_json::to_value(&first).expect("JSON");
    other["specialty"][0]["name"] = json!("Surgery");
    let other: Catalogue = serde_json::from_value(other).expect("a catalogue");
    assert_eq!(put(&other).await, 2);
    let kept = KeptCatalogue {
        version: 2,
        catalogue: other.clone(),
    };
    assert_eq!(store.catalogue().await.expect("it answers"), Some(kept));

    // Back to the first: that is a change too.
    assert_eq!(put(&first).await, 3);
}
