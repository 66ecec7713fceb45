//! SQLite passes the suite that every backend passes, and its own.

use store::Store;
use store_sqlite::SqliteStore;
use tempfile::TempDir;

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_passes_the_suite() {
    let folder = TempDir::new().expect("a temporary folder");
    let mut number = 0;
    store::conformance::run(async || {
        number += 1;
        let file = folder.path().join(format!("{number}.sqlite3"));
        SqliteStore::open(&file)
            .await
            .expect("a new database opens")
    })
    .await;
}

#[tokio::test]
async fn a_database_can_be_opened_again() {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("letterlock.sqlite3");
    drop(
        SqliteStore::open(&file)
            .await
            .expect("a new database opens"),
    );
    let again = SqliteStore::open(&file)
        .await
        .expect("an old database opens");
    again.ping().await.expect("it answers");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused() {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("letterlock.sqlite3");
    std::fs::write(
        &file,
        "this is a text, and long enough not to be an empty database",
    )
    .expect("a file");
    SqliteStore::open(&file)
        .await
        .expect_err("a text is no database");
}
