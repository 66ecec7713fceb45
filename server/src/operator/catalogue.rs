//! `letterlock catalogue load`: puts a catalogue in force.

use std::path::Path;

use referral::catalogue::{Catalogue, CatalogueFile};
use store::Store;

use super::{OperatorError, read};
use crate::clock::Clock;

/// Gives the version that is in force now.
pub(crate) async fn load(
    store: &dyn Store,
    clock: &dyn Clock,
    file: &Path,
) -> Result<u32, OperatorError> {
    let written: CatalogueFile = read(file)?;
    let catalogue = Catalogue::parse(written).map_err(|source| OperatorError::Catalogue {
        file: file.to_owned(),
        source,
    })?;
    Ok(store.put_catalogue(&catalogue, clock.now()).await?)
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::{CATALOGUE, CLOCK, Folder};
    use super::*;

    async fn told(folder: &Folder, file: &Path) -> String {
        let store = folder.store().await;
        let refused = load(&store, &CLOCK, file).await.expect_err("it refuses");
        assert_eq!(store.catalogue().await.expect("it answers"), None);
        refused.to_string()
    }

    #[tokio::test]
    async fn a_catalogue_is_in_force_once_it_is_loaded() {
        let folder = Folder::new();
        let store = folder.store().await;
        let file = folder.file("catalogue.toml", CATALOGUE);
        for _ in 0..2 {
            let version = load(&store, &CLOCK, &file).await.expect("it is loaded");
            assert_eq!(version, 1);
        }
        let renamed = CATALOGUE.replace("Gallbladder", "Gall bladder");
        let file = folder.file("catalogue.toml", &renamed);
        assert_eq!(load(&store, &CLOCK, &file).await.expect("it is loaded"), 2);
    }

    #[tokio::test]
    async fn a_file_that_is_not_there_is_named() {
        let told = told(&Folder::new(), Path::new("nowhere.toml")).await;
        assert!(
            told.starts_with("the file nowhere.toml cannot be read"),
            "{told}"
        );
    }

    #[tokio::test]
    async fn a_misspelt_key_is_shown_with_its_line() {
        let folder = Folder::new();
        let file = folder.file("catalogue.toml", &CATALOGUE.replacen("name =", "nmae =", 1));
        let told = told(&folder, &file).await;
        assert!(told.contains("line 4") && told.contains("nmae"), "{told}");
    }

    #[tokio::test]
    async fn a_code_given_twice_is_named() {
        let folder = Folder::new();
        let file = folder.file(
            "catalogue.toml",
            &CATALOGUE.replace("thyroid", "gallbladder"),
        );
        let told = told(&folder, &file).await;
        assert!(
            told.ends_with("general-surgery > gallbladder: the code is used twice"),
            "{told}"
        );
    }
}
