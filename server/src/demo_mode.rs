//! The demo: what its first start puts into an empty database.

use std::collections::BTreeSet;

use store::{CreateError, NewPractice, PracticeStatus, Store, StoreError};

use crate::clock::Clock;

/// Puts in the demo's catalogue and practices, as far as they are not there. Absences are counted
/// from today.
pub(crate) async fn furnish(store: &dyn Store, clock: &dyn Clock) -> Result<(), StoreError> {
    if store.catalogue().await?.is_none() {
        store.put_catalogue(&demo::catalogue(), clock.now()).await?;
    }
    let kept = store.practices().await?;
    let kept: BTreeSet<_> = kept.iter().map(|practice| &practice.slug).collect();
    let missing = demo::practices(clock.today())
        .into_iter()
        .filter(|profile| !kept.contains(profile.slug()));
    for profile in missing {
        let id = demo::practice_id(profile.slug());
        let practice = NewPractice::new(id, PracticeStatus::Verified, profile, demo::specialist_id);
        match store.create_practice(practice, clock.now()).await {
            Ok(()) => {}
            Err(CreateError::Store(error)) => return Err(error),
            // Somebody starts a second server on this folder right now, and was faster.
            Err(error) => tracing::warn!(%error, "a practice of the demo was there already"),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;
    use time::macros::{date, datetime};

    use super::*;
    use crate::clock::tests::StoppedClock;
    use crate::data;

    const CLOCK: StoppedClock = StoppedClock(datetime!(2026-03-02 20:00 UTC));

    #[tokio::test]
    async fn the_first_start_furnishes_and_the_second_changes_nothing() {
        let folder = TempDir::new().expect("a folder");
        let store = data::open(folder.path()).await.expect("a database");
        furnish(&store, &CLOCK).await.expect("it is furnished");
        let kept = store.practices().await.expect("it answers");
        let expected = demo::practices(date!(2026 - 03 - 02));
        assert_eq!(kept.len(), expected.len());
        assert!(kept.iter().all(|practice| {
            practice.status == PracticeStatus::Verified
                && practice.id == demo::practice_id(&practice.slug)
        }));
        let catalogue = store.catalogue().await.expect("it answers");
        assert_eq!(
            catalogue.map(|kept| kept.catalogue),
            Some(demo::catalogue())
        );

        furnish(&store, &CLOCK)
            .await
            .expect("it is still furnished");
        assert_eq!(store.practices().await.expect("it answers"), kept);
    }
}
