//! SQLite passes the suite that every backend passes, and its own.

use std::collections::BTreeMap;

use referral::id::PracticeId;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, Executor, SqliteConnection};
use store::Store;
use store::conformance::Breaks;
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

/// A database file, written to past the store.
struct ByHand(SqliteConnectOptions);

impl ByHand {
    async fn connect(&self) -> SqliteConnection {
        let connected = SqliteConnection::connect_with(&self.0).await;
        connected.expect("a connection")
    }

    async fn texts(&self, query: &str) -> Vec<String> {
        let mut on = self.connect().await;
        let texts = sqlx::query_scalar(of_tables(query.to_owned())).fetch_all(&mut on);
        texts.await.expect("it answers")
    }

    async fn tables(&self) -> Vec<String> {
        let query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%sql%'";
        self.texts(query).await
    }
}

impl Breaks for ByHand {
    async fn kept(&self) -> BTreeMap<String, String> {
        let mut kept = BTreeMap::new();
        for table in self.tables().await {
            let columns =
                format!("SELECT 'quote(' || name || ')' FROM pragma_table_info('{table}')");
            let columns = self.texts(&columns).await.join(" || ',' || ");
            let rows = format!("SELECT {columns} FROM {table} ORDER BY 1");
            let rows = self.texts(&rows).await.join("\n");
            kept.insert(table, rows);
        }
        kept
    }

    async fn fail_at(&self, table: Option<&str>) {
        let triggers = ["INSERT", "UPDATE", "DELETE"].map(|on| match table {
            Some(table) => format!(
                "CREATE TRIGGER fails_{on} BEFORE {on} ON {table} \
                 BEGIN SELECT RAISE(ABORT, 'broken by the test'); END;"
            ),
            None => format!("DROP TRIGGER fails_{on};"),
        });
        let triggers = sqlx::raw_sql(of_tables(triggers.concat()));
        let broken = self.connect().await.execute(triggers).await;
        broken.expect("it is broken, or mended");
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "made of the names of our own tables"
)]
fn of_tables(query: String) -> sqlx::AssertSqlSafe<String> {
    sqlx::AssertSqlSafe(query)
}

#[tokio::test]
async fn attack_15_whichever_write_of_a_change_fails_nothing_of_it_is_made() {
    let folder = TempDir::new().expect("a temporary folder");
    let mut number = 0;
    store::conformance::changes_are_made_whole_or_not_at_all(async || {
        number += 1;
        let file = folder.path().join(format!("{number}.sqlite3"));
        let store = SqliteStore::open(&file).await.expect("a new database");
        (store, ByHand(SqliteConnectOptions::new().filename(&file)))
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

#[tokio::test]
async fn what_was_audited_or_happened_or_signed_cannot_be_rewritten() {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("letterlock.sqlite3");
    let _store = SqliteStore::open(&file).await.expect("a new database");
    let options = SqliteConnectOptions::new().filename(&file);
    let mut by_hand = SqliteConnection::connect_with(&options)
        .await
        .expect("a connection");
    by_hand
        .execute(
            "INSERT INTO practice VALUES \
             (zeroblob(16), 'a', 'A', 'A', 'okanagan', '', '', 'verified', 0, 'en', NULL); \
             INSERT INTO audit VALUES (zeroblob(16), 1, 0, '{}', zeroblob(32)); \
             INSERT INTO referral VALUES (zeroblob(16), 'R', zeroblob(32), 's', 'c', NULL, \
             'okanagan', 'routine', '{}', 0, 1, 'sender@example.org', 1, 'en'); \
             INSERT INTO event VALUES (1, zeroblob(16), NULL, 'sent', '{}', 0); \
             INSERT INTO roster VALUES (zeroblob(16), 1, 'entry'); \
             INSERT INTO key_log VALUES (0, x'00', 0); \
             INSERT INTO key_log_hash VALUES (0, 0, zeroblob(32));",
        )
        .await
        .expect("rows");
    for statement in [
        "UPDATE audit SET at = 1",
        "DELETE FROM audit",
        "UPDATE event SET at = 1",
        "DELETE FROM event",
        "UPDATE roster SET entry = ''",
        "DELETE FROM roster",
        "UPDATE key_log SET leaf = x'01'",
        "DELETE FROM key_log",
        "UPDATE key_log_hash SET place = 1",
        "DELETE FROM key_log_hash",
    ] {
        let refused = by_hand.execute(statement).await.expect_err("it is refused");
        assert!(refused.to_string().contains("append-only"), "{refused}");
    }
}

#[tokio::test]
async fn a_line_of_the_trail_that_is_no_json_hides_no_other() {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("letterlock.sqlite3");
    let store = SqliteStore::open(&file).await.expect("a new database");
    let options = SqliteConnectOptions::new().filename(&file);
    let mut by_hand = SqliteConnection::connect_with(&options)
        .await
        .expect("a connection");
    by_hand
        .execute(
            "INSERT INTO practice VALUES \
             (zeroblob(16), 'a', 'A', 'A', 'okanagan', '', '', 'verified', 0, 'en', NULL); \
             INSERT INTO referral VALUES (zeroblob(16), 'R-7K4M-2QXD-4', zeroblob(32), 's', 'c', \
             NULL, 'okanagan', 'routine', '{}', 0, 1, 'sender@example.org', 1, 'en'); \
             PRAGMA ignore_check_constraints = ON; \
             INSERT INTO audit VALUES (zeroblob(16), 1, 0, '{\"kind\":', zeroblob(32)), \
             (zeroblob(16), 2, 0, '', zeroblob(32)), (zeroblob(16), 3, 0, '{}', zeroblob(32));",
        )
        .await
        .expect("rows");
    let practice = PracticeId::from_bytes([0; 16]);
    let history = store.history(practice, 0, 10).await.expect("it answers");
    let entries = history.entries.iter().map(|line| line.entry.as_str());
    assert_eq!(entries.collect::<Vec<_>>(), ["{\"kind\":", "", "{}"]);
}

#[tokio::test]
async fn a_mail_that_was_sent_is_forgotten_but_for_its_kind() {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("letterlock.sqlite3");
    let store = SqliteStore::open(&file).await.expect("a new database");
    // A mail by itself: no referral is its cause.
    let options = SqliteConnectOptions::new()
        .filename(&file)
        .foreign_keys(false);
    let mut by_hand = SqliteConnection::connect_with(&options)
        .await
        .expect("a connection");
    let put = "INSERT INTO outbox (id, referral, recipient, mail, created_at, attempts, due_at) \
               VALUES (1, zeroblob(16), 'a@example.org', '{\"kind\":\"code\",\"code\":\"042917\"}', \
               0, 0, 0)";
    by_hand.execute(put).await.expect("it is put");
    let sent = store.mail_sent(1, time::OffsetDateTime::UNIX_EPOCH).await;
    sent.expect("it answers");
    let kept: String = sqlx::query_scalar("SELECT mail FROM outbox")
        .fetch_one(&mut by_hand)
        .await
        .expect("it is there");
    assert_eq!(kept, r#"{"kind":"code"}"#);
}

#[tokio::test]
async fn a_mail_that_cannot_be_read_keeps_no_other_back() {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("letterlock.sqlite3");
    let store = SqliteStore::open(&file).await.expect("a new database");
    let options = SqliteConnectOptions::new()
        .filename(&file)
        .foreign_keys(false);
    let mut by_hand = SqliteConnection::connect_with(&options)
        .await
        .expect("a connection");
    by_hand
        .execute(
            "INSERT INTO outbox (id, referral, recipient, mail, created_at, attempts, due_at) \
             VALUES (1, zeroblob(16), 'a@example.org', '{\"kind\":\"unheard-of\"}', 0, 0, 0), \
             (2, zeroblob(16), 'nobody', \
             '{\"kind\":\"code\",\"number\":\"R-7K4M-2QXD-4\",\"code\":\"042917\"}', 0, 0, 0), \
             (3, zeroblob(16), 'a@example.org', \
             '{\"kind\":\"code\",\"number\":\"R-7K4M-2QXD-4\",\"code\":\"042917\"}', 0, 0, 0);",
        )
        .await
        .expect("they are put");
    let now = time::OffsetDateTime::UNIX_EPOCH;
    let claimed = store.claim_mails(now, time::Duration::HOUR, 10).await;
    let claimed: Vec<_> = claimed.expect("it answers");
    assert_eq!(claimed.iter().map(|mail| mail.id).collect::<Vec<_>>(), [3]);
    let given_up: Vec<i64> = sqlx::query_scalar("SELECT id FROM outbox WHERE given_up = 1")
        .fetch_all(&mut by_hand)
        .await
        .expect("they are there");
    assert_eq!(given_up, [1, 2]);
}

#[tokio::test]
async fn records_from_before_the_key_log_are_appended_to_it_in_their_order() {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("letterlock.sqlite3");
    drop(SqliteStore::open(&file).await.expect("a new database"));
    let options = SqliteConnectOptions::new().filename(&file);
    let mut by_hand = SqliteConnection::connect_with(&options)
        .await
        .expect("a connection");
    by_hand
        .execute(
            "INSERT INTO practice VALUES \
             (zeroblob(16), 'a', 'A', 'A', 'okanagan', '', '', 'verified', 0, 'en', NULL); \
             INSERT INTO key_record (practice, epoch, kid, public_key, payload, published_at) \
             VALUES (zeroblob(16), 2, 'b', '{}', x'7365636f6e64', 2000), \
             (zeroblob(16), 1, 'a', '{}', x'6669727374', 1000);",
        )
        .await
        .expect("rows");
    for _ in 0..2 {
        let store = SqliteStore::open(&file).await.expect("an old database");
        let leaves = store.log_leaves(0, 2).await.expect("it answers");
        assert_eq!(leaves, Some(vec![b"first".to_vec(), b"second".to_vec()]));
        assert_eq!(store.log_head().await.expect("it answers").size, 2);
    }
    let places: Vec<i64> = sqlx::query_scalar("SELECT position FROM key_record ORDER BY epoch")
        .fetch_all(&mut by_hand)
        .await
        .expect("it answers");
    assert_eq!(places, [0, 1]);
}

#[tokio::test]
async fn what_was_sealed_anew_before_this_was_noted_is_known_to_be_sent_for_the_keys_of_its_time() {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("letterlock.sqlite3");
    drop(SqliteStore::open(&file).await.expect("a new database"));
    let options = SqliteConnectOptions::new()
        .filename(&file)
        .foreign_keys(false);
    let mut by_hand = ByHand(options).connect().await;
    by_hand
        .execute(
            "INSERT INTO key_record (practice, epoch, kid, public_key, payload, published_at, position) \
             VALUES (zeroblob(16), 1, 'a', '{}', x'00', 1000, 0), \
             (zeroblob(16), 2, 'b', '{}', x'01', 2000, 1), (zeroblob(16), 3, 'c', '{}', x'02', 3000, 2); \
             INSERT INTO offer (id, referral, hop, practice, specialist, category, epoch, state, assigned_at) \
             VALUES (x'01010101010101010101010101010101', zeroblob(16), 0, zeroblob(16), zeroblob(16), 'c', 3, 'sent', 2500), \
             (x'02020202020202020202020202020202', zeroblob(16), 1, zeroblob(16), zeroblob(16), 'c', 3, 'sent', 2500); \
             INSERT INTO envelope (referral, hop, document, sha256, before) \
             VALUES (zeroblob(16), 0, '{}', zeroblob(32), zeroblob(32)), \
             (zeroblob(16), 1, '{}', zeroblob(32), NULL); \
             ALTER TABLE offer DROP COLUMN sent_epoch; \
             DELETE FROM _sqlx_migrations WHERE version = 20;",
        )
        .await
        .expect("as it was before");
    SqliteStore::open(&file).await.expect("an old database");
    let sent: Vec<Option<i64>> = sqlx::query_scalar("SELECT sent_epoch FROM offer ORDER BY hop")
        .fetch_all(&mut by_hand)
        .await
        .expect("it answers");
    assert_eq!(sent, [Some(2), None]);
}
