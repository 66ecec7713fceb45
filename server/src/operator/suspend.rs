//! `letterlock practice suspend` and `resume`: take a practice off the network, and give it back.

use std::fmt;

use store::{KeptPractice, PracticeStatus, Store};

use super::OperatorError;
use crate::clock::Clock;
use crate::config::RegistrarKey;

/// A practice that was suspended; shown, what that does and what it does not.
#[derive(Debug)]
pub(crate) struct Suspended(KeptPractice);

impl fmt::Display for Suspended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let KeptPractice { slug, name, .. } = &self.0;
        writeln!(
            f,
            "{name} is suspended: from now on it is offered to no sender. What somebody has begun to send to \
             it still arrives, and its members sign in, read and answer what they have."
        )?;
        writeln!(
            f,
            "To give it back: letterlock practice resume --practice {slug}"
        )
    }
}

/// Takes a practice off the network.
pub(crate) async fn suspend(
    store: &dyn Store,
    practice: KeptPractice,
) -> Result<Suspended, OperatorError> {
    if store.suspend(practice.id).await? {
        Ok(Suspended(practice))
    } else {
        Err(OperatorError::SuspendedAlready)
    }
}

/// A practice that was resumed; shown, whether it is offered again.
#[derive(Debug)]
pub(crate) struct Resumed {
    practice: KeptPractice,
    is_verified: bool,
}

impl fmt::Display for Resumed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let KeptPractice { slug, name, .. } = &self.practice;
        if self.is_verified {
            writeln!(
                f,
                "{name} is offered to senders again, as far as its keys and specialists allow."
            )
        } else {
            writeln!(
                f,
                "{name} is not suspended any more, and is offered to senders once the registrar has signed \
                 its record: letterlock practice record --practice {slug} --out FILE writes that."
            )
        }
    }
}

/// Gives a suspended practice back.
pub(crate) async fn resume(
    store: &dyn Store,
    clock: &dyn Clock,
    registrar: Option<&RegistrarKey>,
    practice: KeptPractice,
) -> Result<Resumed, OperatorError> {
    let registrar = registrar.map(|registrar| registrar.key().kid().as_str());
    let resumed = store.resume(practice.id, registrar, clock.now()).await?;
    let status = resumed.ok_or(OperatorError::NotSuspended)?;
    Ok(Resumed {
        practice,
        is_verified: status == PracticeStatus::Verified,
    })
}

#[cfg(test)]
mod tests {
    use axum::http::Request;
    use sealing::native::SigningKey;
    use store::audit::first_break;
    use store_sqlite::SqliteStore;

    use super::super::find;
    use super::super::test_kit::{CLOCK, Folder};
    use super::*;
    use crate::api::world::World;
    use crate::test_referral::{self, MEMBER, PRACTICE_ID};

    async fn furnished(folder: &Folder) -> SqliteStore {
        let store = folder.store().await;
        test_referral::furnish(&store, CLOCK.now()).await;
        store
    }

    async fn practice(store: &SqliteStore) -> KeptPractice {
        find(store, "orchard").await.expect("it is there")
    }

    async fn suspended(store: &SqliteStore) -> Result<String, OperatorError> {
        let suspended = suspend(store, practice(store).await).await;
        suspended.map(|said| said.to_string())
    }

    async fn resumed(
        store: &SqliteStore,
        registrar: Option<&RegistrarKey>,
    ) -> Result<String, OperatorError> {
        let resumed = resume(store, &CLOCK, registrar, practice(store).await).await;
        resumed.map(|said| said.to_string())
    }

    #[tokio::test]
    async fn a_suspended_practice_is_offered_to_nobody_and_keeps_what_it_has() {
        let folder = Folder::new();
        let store = furnished(&folder).await;
        test_referral::send(&store, 1, vec![], CLOCK.now()).await;
        let told = suspended(&store).await.expect("it is suspended");
        assert!(told.contains("is offered to no sender"), "{told}");
        assert!(told.contains("resume --practice orchard"), "{told}");
        assert_eq!(practice(&store).await.status, PracticeStatus::Suspended);
        assert!(store.who_takes().await.expect("it answers").is_empty());
        assert_eq!(store.inbox(PRACTICE_ID).await.expect("it answers").len(), 1);
        let keys = store.member_keys(MEMBER).await.expect("it answers");
        assert!(keys.is_some(), "its member signs in");

        let told = resumed(&store, None).await.expect("it is resumed");
        assert_eq!(
            told,
            "Orchard Surgical is offered to senders again, as far as its keys and specialists allow.\n"
        );
        assert!(!store.who_takes().await.expect("it answers").is_empty());
        let trail = store.audit(PRACTICE_ID).await.expect("it answers");
        assert_eq!(first_break(&trail), None);
    }

    #[tokio::test]
    async fn what_was_begun_before_a_practice_was_suspended_arrives_and_nothing_is_begun_after() {
        let world = World::new().await;
        let reserved = world.reserve().await;
        let sealed = world.seal(&reserved, &[]).await;
        let named = reserved.to.practice.to_string();
        let practice = find(&world.store, &named).await.expect("it is there");
        let suspended = suspend(&world.store, practice).await;
        suspended.expect("it is suspended");
        let committed = world.commit(&reserved, &sealed.commit).await;
        assert_eq!(committed.status, 200);
        let request = Request::post("/referrals");
        let another = world.ask_json(request, &world.wish()).await;
        assert_eq!(another.status, 409, "{:?}", another.body);
    }

    #[tokio::test]
    async fn a_resumed_practice_waits_for_a_registrar_who_has_not_signed() {
        let folder = Folder::new();
        let store = furnished(&folder).await;
        suspended(&store).await.expect("it is suspended");
        let registrar = RegistrarKey::new(SigningKey::from_seed(&[5; 32]).public());
        let told = resumed(&store, Some(&registrar)).await;
        let told = told.expect("it is resumed");
        assert!(told.contains("once the registrar has signed"), "{told}");
        assert_eq!(practice(&store).await.status, PracticeStatus::Pending);
        // Nor is it offered without one: nobody has verified it since.
        suspended(&store).await.expect("it is suspended");
        resumed(&store, None).await.expect("it is resumed");
        assert_eq!(practice(&store).await.status, PracticeStatus::Pending);
    }

    #[tokio::test]
    async fn what_is_so_already_is_refused() {
        let folder = Folder::new();
        let store = furnished(&folder).await;
        let told = resumed(&store, None).await.expect_err("it refuses");
        assert_eq!(told.to_string(), "the practice is not suspended");
        suspended(&store).await.expect("it is suspended");
        let told = suspended(&store).await.expect_err("it refuses");
        assert_eq!(told.to_string(), "the practice is suspended already");
    }
}
