//! One behaviour a function; every backend runs them all against itself.

use crate::Store;

/// Runs the whole suite on stores that `fresh` makes, each empty.
pub async fn run<S, F>(mut fresh: F)
where
    S: Store,
    F: AsyncFnMut() -> S,
{
    a_new_store_answers(&fresh().await).await;
}

async fn a_new_store_answers(store: &impl Store) {
    store.ping().await.expect("a new store answers");
}
