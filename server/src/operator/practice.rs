//! `letterlock practice create`: creates a practice with its specialists, verified by the
//! operator unless there is a registrar to do that.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use referral::code::SpecialistSlug;
use referral::id::{PracticeId, SpecialistId};
use referral::practice::{PracticeFile, PracticeProfile};
use store::{NewPractice, PracticeStatus, Store};

use super::{OperatorError, read};
use crate::clock::Clock;
use crate::random::{self, Random, RandomError};

/// A practice that has been created; shown, the ids that it was given.
#[derive(Debug)]
pub(crate) struct Created(NewPractice);

impl Created {
    pub(crate) fn id(&self) -> PracticeId {
        self.0.id()
    }
}

impl fmt::Display for Created {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(practice) = self;
        writeln!(
            f,
            "practice {} is {}",
            practice.profile().slug(),
            practice.id()
        )?;
        for (id, specialist) in practice.specialists() {
            writeln!(f, "specialist {} is {id}", specialist.slug)?;
        }
        Ok(())
    }
}

/// Checks the file against the catalogue in force, and creates the practice. Where there is a
/// registrar, it waits for the signature.
pub(crate) async fn create(
    store: &dyn Store,
    clock: &dyn Clock,
    random: &dyn Random,
    (file, is_registrar_awaited): (&Path, bool),
) -> Result<Created, OperatorError> {
    let written: PracticeFile = read(file)?;
    let kept = store.catalogue().await?;
    let catalogue = kept.ok_or(OperatorError::NoCatalogue)?.catalogue;
    let profile =
        PracticeProfile::parse(written, &catalogue).map_err(|source| OperatorError::Practice {
            file: file.to_owned(),
            source,
        })?;
    store.claim_instance(false).await?;
    let status = if is_registrar_awaited {
        PracticeStatus::Pending
    } else {
        PracticeStatus::Verified
    };
    let practice = with_ids(profile, status, random)?;
    store.create_practice(practice.clone(), clock.now()).await?;
    Ok(Created(practice))
}

fn with_ids(
    profile: PracticeProfile,
    status: PracticeStatus,
    random: &dyn Random,
) -> Result<NewPractice, RandomError> {
    let id = PracticeId::from_bytes(random::id(random)?);
    let mut drawn = BTreeMap::new();
    for specialist in profile.specialists() {
        let id = SpecialistId::from_bytes(random::id(random)?);
        drawn.insert(specialist.slug.clone(), id);
    }
    let name = |slug: &SpecialistSlug| drawn[slug];
    Ok(NewPractice::new(id, status, profile, name))
}

#[cfg(test)]
mod tests {
    use super::super::catalogue;
    use super::super::test_kit::{CATALOGUE, CLOCK, Folder, PRACTICE};
    use super::*;
    use crate::random::tests::Counting;

    async fn load_catalogue(folder: &Folder) {
        let file = folder.file("catalogue.toml", CATALOGUE);
        let loaded = catalogue::load(&folder.store().await, &CLOCK, &file).await;
        loaded.expect("it is loaded");
    }

    async fn create_from(folder: &Folder, text: &str) -> Result<Created, OperatorError> {
        let file = folder.file("practice.toml", text);
        let how = (file.as_path(), false);
        create(&folder.store().await, &CLOCK, &Counting::default(), how).await
    }

    /// What the operator is told, and that nothing was created besides the first `kept`.
    async fn told(folder: &Folder, text: &str, kept: usize) -> String {
        let refused = create_from(folder, text).await.expect_err("it refuses");
        let practices = folder.store().await.practices().await;
        assert_eq!(practices.expect("it answers").len(), kept);
        refused.to_string()
    }

    #[tokio::test]
    async fn a_created_practice_is_verified_and_its_ids_are_printed() {
        let folder = Folder::new();
        load_catalogue(&folder).await;
        let created = create_from(&folder, PRACTICE).await.expect("it is created");
        assert_eq!(
            created.to_string(),
            "practice orchard is 01010101010101010101010101010101\n\
             specialist gs1 is 02020202020202020202020202020202\n"
        );
        let practices = folder.store().await.practices().await.expect("it answers");
        assert_eq!(practices[0].status, PracticeStatus::Verified);
    }

    #[tokio::test]
    async fn a_practice_waits_for_the_registrar_where_there_is_one() {
        let folder = Folder::new();
        load_catalogue(&folder).await;
        let file = folder.file("practice.toml", PRACTICE);
        let store = folder.store().await;
        let how = (file.as_path(), true);
        let created = create(&store, &CLOCK, &Counting::default(), how).await;
        created.expect("it is created");
        let practices = store.practices().await.expect("it answers");
        assert_eq!(practices[0].status, PracticeStatus::Pending);
    }

    #[tokio::test]
    async fn without_a_catalogue_the_operator_hears_how_to_load_one() {
        let told = told(&Folder::new(), PRACTICE, 0).await;
        assert!(told.contains("letterlock catalogue load"), "{told}");
    }

    #[tokio::test]
    async fn what_the_catalogue_does_not_have_is_named() {
        let folder = Folder::new();
        load_catalogue(&folder).await;
        let knee = PRACTICE.replace("thyroid", "knee");
        let told = told(&folder, &knee, 0).await;
        assert!(
            told.ends_with("gs1 > knee: the specialty has no such category"),
            "{told}"
        );
    }

    #[tokio::test]
    async fn a_field_that_cannot_be_read_is_shown_with_its_line() {
        let folder = Folder::new();
        load_catalogue(&folder).await;
        let told = told(&folder, &PRACTICE.replace("250-555-0111", "none"), 0).await;
        assert!(told.contains("line 6"), "{told}");
    }

    #[tokio::test]
    async fn a_slug_that_is_taken_is_named() {
        let folder = Folder::new();
        load_catalogue(&folder).await;
        create_from(&folder, PRACTICE).await.expect("it is created");
        let told_of_practice = told(&folder, PRACTICE, 1).await;
        assert_eq!(
            told_of_practice,
            "there is a practice `orchard` already. Give this one another slug"
        );
        let other = PRACTICE.replace("slug = \"orchard\"", "slug = \"other\"");
        assert_eq!(
            told(&folder, &other, 1).await,
            "there is a specialist `gs1` already. Give this one another slug"
        );
    }

    #[tokio::test]
    async fn a_practice_beside_the_demo_is_refused() {
        let folder = Folder::new();
        load_catalogue(&folder).await;
        let claimed = folder.store().await.claim_instance(true).await;
        claimed.expect("a demo");
        let told = told(&folder, PRACTICE, 0).await;
        assert!(told.contains("is a demo's"), "{told}");
    }
}
