use std::path::PathBuf;

use futures::executor::block_on;
use sealing::log::History;
use store::{NewKey, PracticeStatus, SealingKey};
use store_sqlite::SqliteStore;
use time::Duration;

use super::super::test_kit::{CLOCK, Folder};
use super::*;
use crate::random::SystemRandom;
use crate::test_referral;

/// A practice of the demo that waits for the registrar, on a machine of its own.
struct Scene {
    server: Folder,
    registrar: Folder,
    store: SqliteStore,
    public: RegistrarKey,
}

impl Scene {
    async fn new() -> Self {
        let profiles = demo::practices(CLOCK.today());
        Self::with(demo::with_keys(&profiles).remove(0).1.record).await
    }

    /// Whose practice has this first record.
    async fn with(record: String) -> Self {
        let (server, registrar) = (Folder::new(), Folder::new());
        let store = server.store().await;
        let profiles = demo::practices(CLOCK.today());
        let owner = demo::with_keys(&profiles).remove(0).0;
        let catalogue = demo::catalogue();
        let put = store.put_catalogue(&catalogue, CLOCK.now()).await;
        put.expect("a catalogue");
        let practice = store::NewPractice::new(
            owner.practice,
            PracticeStatus::Pending,
            profiles[0].clone(),
            demo::specialist_id,
        );
        let created = store.create_practice(practice, CLOCK.now()).await;
        created.expect("a practice");
        let mut member = test_referral::member();
        let signed = SignedRecord::parse(record.as_bytes()).expect("a record");
        let stated = signed.record().expect("a record");
        member.key.practice = owner.practice;
        member.key.key = SealingKey {
            epoch: 1,
            kid: stated.enc[0].kid().to_string(),
            public_key: "{}".to_owned(),
        };
        member.key.payload = record.into_bytes();
        test_referral::enrol(&store, member, CLOCK.now()).await;
        let made = keygen(&SystemRandom, &registrar.path().join("key"));
        Self {
            public: made.expect("a key").0,
            server,
            registrar,
            store,
        }
    }

    async fn practice(&self) -> KeptPractice {
        let practices = self.store.practices().await.expect("it answers");
        practices.into_iter().next().expect("it is there")
    }

    /// The record, signed by the key in this file of the registrar's.
    async fn signed(&self, key: &str) -> PathBuf {
        let folder = self.registrar.path();
        let (record, out) = (folder.join("record"), folder.join("signed"));
        let practice = self.practice().await;
        let written = write_record(&self.store, Some(&self.public), &practice, &record).await;
        written.expect("it is written");
        let signed = sign(&folder.join(key), &record, &out).await;
        let told = signed.expect("it is signed").to_string();
        assert!(told.contains("Orchard Surgical, Kelowna"), "{told}");
        out
    }

    async fn register(&self, file: &Path) -> Result<Registered, OperatorError> {
        register(&self.store, &CLOCK, Some(&self.public), file).await
    }

    /// Why it was refused; the practice still waits.
    async fn refusal(&self, file: &Path) -> String {
        let refused = self.register(file).await.expect_err("it refuses");
        assert_eq!(self.practice().await.status, PracticeStatus::Pending);
        let head = self.store.log_head().await.expect("it answers");
        assert_eq!(head.size, 1);
        refused.to_string()
    }
}

#[tokio::test]
async fn a_practice_is_verified_by_the_registrars_signature() {
    let scene = Scene::new().await;
    let file = scene.signed("key").await;
    let told = scene.register(&file).await.expect("it is registered");
    assert_eq!(
        told.to_string(),
        "Orchard Surgical, Kelowna, is offered to senders.\n"
    );
    assert_eq!(scene.practice().await.status, PracticeStatus::Verified);
    let head = scene.store.log_head().await.expect("it answers");
    assert_eq!(head.size, 2);
    let waiting = scene.public.key().kid().to_string();
    let waiting = scene.store.await_registrar(&waiting, CLOCK.now()).await;
    assert_eq!(waiting.expect("it answers"), []);
}

/// A practice's first record and the next one.
fn renewed() -> [SignedRecord; 2] {
    let practice = demo::practice_id(demo::practices(CLOCK.today())[0].slug());
    let key = |seed: u8| SigningKey::from_seed(&[seed; 32]);
    // None has to be made.
    let keys = demo::with_keys(&demo::practices(CLOCK.today()));
    let enc = |at: usize| {
        let signed = SignedRecord::parse(keys[at].1.record.as_bytes());
        let [enc] = signed
            .and_then(|signed| signed.record())
            .expect("a record")
            .enc;
        enc
    };
    let times = (CLOCK.now().into(), (CLOCK.now() + Duration::DAY).into());
    let (name, town) = ("Orchard Surgical".to_owned(), "Kelowna".to_owned());
    let first = KeyRecord::first(practice, name, town, enc(1), key(1).public(), times);
    let first = block_on(SignedRecord::make(&Native, &first, &key(1))).expect("a record");
    let next = KeyRecord::after(&first, enc(2), key(2).public(), times).expect("a record");
    let mut next = block_on(SignedRecord::make(&Native, &next, &key(2))).expect("a record");
    let before = Signer {
        key: &key(1),
        public: &key(1).public(),
    };
    block_on(next.countersign(&Native, &before)).expect("a signature");
    [first, next]
}

#[tokio::test]
async fn a_signature_that_comes_after_the_keys_were_renewed_is_taken_and_the_log_stays_in_order() {
    let [first, next] = renewed();
    let scene = Scene::with(first.to_json()).await;
    let stated = next.record().expect("a record");
    let key = NewKey {
        practice: stated.practice,
        key: SealingKey {
            epoch: 2,
            kid: stated.enc[0].kid().to_string(),
            public_key: "{}".to_owned(),
        },
        payload: next.to_json().into_bytes(),
        expires: stated.exp.into(),
    };
    let published = scene.store.publish_key(key, CLOCK.now()).await;
    published.expect("it is published");
    let file = scene.signed("key").await;
    scene.register(&file).await.expect("it is registered");
    assert_eq!(scene.practice().await.status, PracticeStatus::Verified);
    let leaves = scene.store.log_leaves(0, 3).await.expect("it answers");
    let mut history = History::default();
    for leaf in leaves.expect("three leaves") {
        let taken = history.take(&Native, &leaf).await;
        taken.expect("it follows");
    }
    let (_, records) = history.practices().next().expect("a practice");
    assert_eq!(records.len(), 2);
    // What is signed stands, and so does the renewed key.
    assert!(records[0].is_signed_by(&Native, scene.public.key()).await);
    assert_eq!(records[1].hash(), next.hash());
    // There is nothing more to sign: the current record is written.
    let out = scene.registrar.path().join("current");
    let practice = scene.practice().await;
    let written = write_record(&scene.store, Some(&scene.public), &practice, &out).await;
    written.expect("it is written");
    let current = read_record(&out).expect("a record");
    assert_eq!(current.hash(), next.hash());
}

#[tokio::test]
async fn attack_9_a_signature_of_somebody_else_verifies_nothing() {
    let scene = Scene::new().await;
    keygen(&SystemRandom, &scene.registrar.path().join("other")).expect("another key");
    let told = scene.refusal(&scene.signed("other").await).await;
    assert!(told.contains("registrar did not sign"), "{told}");
    let unsigned = scene.registrar.path().join("record");
    let told = scene.refusal(&unsigned).await;
    assert!(told.contains("registrar did not sign"), "{told}");
}

#[test]
fn a_name_that_does_not_show_all_that_it_is_is_spelled_out() {
    let told = |name: &str| {
        let [first, _] = renewed();
        let mut record = first.record().expect("a record");
        name.clone_into(&mut record.name);
        let hash = Fingerprint::of(first.hash());
        Signed { record, hash }.to_string()
    };
    let hidden = told("Hill\u{a0} Sur\u{200b}gery");
    assert!(hidden.contains("  CAREFUL"), "{hidden}");
    assert!(hidden.contains(r"Hill\u{a0} Sur\u{200b}gery"), "{hidden}");
    let plain = told("Clinique de l’Hôpital");
    assert!(!plain.contains("CAREFUL"), "{plain}");
}

#[tokio::test]
async fn attack_9_a_record_whose_name_repaints_the_screen_is_not_signed() {
    let folder = Folder::new();
    let key = folder.path().join("key");
    keygen(&SystemRandom, &key).expect("a key");
    let [first, _] = renewed();
    let mut stated = first.record().expect("a record");
    stated.name = "Somebody Else\u{1b}[1A\u{1b}[2KOrchard Surgical".to_owned();
    let made = SignedRecord::make(&Native, &stated, &SigningKey::from_seed(&[1; 32])).await;
    let record = folder.file("record", &made.expect("a record").to_json());
    let signed = sign(&key, &record, &folder.path().join("signed")).await;
    let told = signed.expect_err("it refuses").to_string();
    assert!(told.contains("no key record"), "{told}");
}

#[tokio::test]
async fn a_record_that_the_server_does_not_have_is_refused() {
    let scene = Scene::new().await;
    let text = fs::read_to_string(scene.signed("key").await).expect("a record");
    let other = demo::with_keys(&demo::practices(CLOCK.today())).remove(1).1;
    let other = scene.server.file("other", &other.record);
    let told = scene.refusal(&other).await;
    assert!(told.contains("no such record"), "{told}");
    let broken = scene.server.file("broken", &text[1..]);
    let told = scene.refusal(&broken).await;
    assert!(told.contains("no key record"), "{told}");
}

#[tokio::test]
async fn without_a_registrar_nothing_is_registered() {
    let scene = Scene::new().await;
    let file = scene.signed("key").await;
    let refused = register(&scene.store, &CLOCK, None, &file).await;
    let told = refused.expect_err("it refuses").to_string();
    assert!(told.contains("LETTERLOCK_REGISTRAR"), "{told}");
}

#[test]
fn a_key_file_is_nobody_elses_and_never_written_over() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    let file = folder.path().join("key");
    let made = keygen(&SystemRandom, &file).expect("a key").to_string();
    let rights = fs::metadata(&file).expect("a file").permissions().mode();
    assert_eq!(rights & 0o777, 0o600);
    let text = fs::read_to_string(&file).expect("a file");
    assert!(!made.contains(text.trim()), "the secret is not printed");
    let refused = keygen(&SystemRandom, &file).expect_err("it refuses");
    assert!(refused.to_string().contains("there already"), "{refused}");
    assert_eq!(fs::read_to_string(&file).expect("a file"), text);
}

#[tokio::test]
async fn a_file_that_is_no_key_is_named() {
    let folder = Folder::new();
    let file = folder.file("key", "something else");
    let refused = sign(&file, &file, &file).await.expect_err("it refuses");
    assert!(refused.to_string().contains("no registrar"), "{refused}");
}
