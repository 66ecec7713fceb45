//! A data folder, and files as an operator would write them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use store::Store;
use store_sqlite::SqliteStore;
use tempfile::TempDir;
use time::macros::datetime;

use crate::clock::tests::StoppedClock;
use crate::data;
use crate::random::SystemRandom;
use crate::router::AppState;
use crate::secrets::{Secrets, Used};

pub(crate) const CLOCK: StoppedClock = StoppedClock(datetime!(2026-03-02 20:00 UTC));

pub(crate) const CATALOGUE: &str = r#"
[[specialty]]
code = "general-surgery"
name = "General surgery"

[[specialty.category]]
code = "gallbladder"
name = "Gallbladder"

[[specialty.category.subcategories]]
code = "biliary-colic"
name = "Biliary colic"

[[specialty.category]]
code = "thyroid"
name = "Thyroid"
"#;

pub(crate) const PRACTICE: &str = r#"
slug = "orchard"
name = "Orchard Surgical"
town = "Kelowna"
region = "okanagan"
phone = "250-555-0111"
notify = "inbox@orchard.example.org"

[[specialist]]
slug = "gs1"
name = "Dr. Priya Ransome"
specialty = "general-surgery"
languages = ["French"]
takes = [
    { category = "gallbladder", weekly = 9, except = ["biliary-colic"] },
    { category = "thyroid", weekly = 9, paused = "No theatre in March" },
]
"#;

pub(crate) struct Folder {
    path: PathBuf,
    /// Goes when this does.
    _temporary: Option<TempDir>,
}

impl Folder {
    pub(crate) fn new() -> Self {
        let temporary = TempDir::new().expect("a temporary folder");
        Self {
            path: temporary.path().to_owned(),
            _temporary: Some(temporary),
        }
    }

    /// One that is there already, and stays.
    pub(crate) fn at(path: PathBuf) -> Self {
        Self {
            path,
            _temporary: None,
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) async fn store(&self) -> SqliteStore {
        data::open(&self.path).await.expect("a database")
    }

    /// What handlers share, on this folder: a demo's, at [`CLOCK`].
    pub(crate) fn state(&self, store: impl Store + 'static) -> AppState {
        let folder = self.path();
        let secrets = Secrets::open(&folder.join("secrets"), &Used::default(), &SystemRandom);
        AppState::new(
            Arc::new(store),
            Arc::new(CLOCK),
            Arc::new(SystemRandom),
            secrets.expect("secrets"),
            folder.to_owned(),
            true,
        )
    }

    pub(crate) fn file(&self, name: &str, text: &str) -> PathBuf {
        let file = self.path.join(name);
        std::fs::write(&file, text).expect("a file");
        file
    }
}
