//! Exports of what lies in a real database and on the disk.

use std::collections::BTreeMap;

use referral::route::{Route, Wish};
use referral::urgency::Urgency;
use sealing::attachment::{AttachmentReader, AttachmentWriter};
use sealing::bind::{Bind, BoundAttachment};
use sealing::document::{Attachment, Document};
use sealing::envelope::{Envelope, open_referral, seal_referral};
use sealing::jwk::Kid;
use sealing::kit::Kit;
use sealing::native::Native;
use sealing::record::KeyRecord;
use sealing::ring::{RingEntry, RingPlace, Unlocker};
use sealing::thread::{SealedThread, StatusSecret};
use serde_json::{Value, json};
use store::audit::{AuditEntry, first_break};
use store::{KeptRingEntry, NewPractice, PracticeStatus};
use store_sqlite::SqliteStore;
use time::macros::date;

use super::*;
use crate::operator::find;
use crate::operator::test_kit::{CLOCK, Folder as Data};
use crate::parts;
use crate::test_referral::{self, PRACTICE_ID};

const ATTACHMENT: AttachmentId = AttachmentId::from_bytes([8; 16]);

/// The least that can be an attachment: the header and one empty chunk's tag.
const BYTES: [u8; 72] = [5; 72];

fn attachment() -> KeptAttachment {
    let mut hash = AttachmentHash::default();
    hash.push(&Sha256Digest::of(&BYTES));
    KeptAttachment {
        id: ATTACHMENT,
        bytes: BYTES.len() as u64,
        sha256: *hash.finish().as_bytes(),
    }
}

fn part_of(data: &Data) -> impl Fn(ReferralId, AttachmentId, u64) -> PathBuf {
    let folder = data.path().join("parts");
    move |referral, attachment, number| folder.join(format!("{referral}-{attachment}-{number}"))
}

/// A practice with one referral and its attachment.
async fn desk(bytes: Option<&[u8]>) -> (Data, SqliteStore) {
    let data = Data::new();
    let store = data.store().await;
    let record = demo::with_keys(&demo::practices(date!(2026 - 03 - 02)));
    let record = record[0].1.record.clone();
    test_referral::create(&store, CLOCK.now()).await;
    let mut member = test_referral::member();
    member.key.payload = record.into_bytes();
    test_referral::enrol(&store, member, CLOCK.now()).await;
    let sent = test_referral::send(&store, 1, vec![attachment()], CLOCK.now()).await;
    if let Some(bytes) = bytes {
        let file = part_of(&data)(sent.referral, ATTACHMENT, 0);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, bytes).expect("a part");
    }
    (data, store)
}

async fn run(data: &Data, store: &SqliteStore, out: &Path) -> Result<Exported, OperatorError> {
    let practice = find(store, "orchard").await.expect("the practice");
    export(store, &CLOCK, &part_of(data), &practice, out).await
}

/// Every file with its bytes, by its path inside.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("inside");
                let bytes = fs::read(&path).expect("a file");
                found.insert(name.display().to_string(), bytes);
            }
        }
    }
    found
}

#[tokio::test]
async fn everything_sealed_is_written_and_audited() {
    let (data, store) = desk(Some(&BYTES)).await;
    let out = data.path().join("out");
    let exported = run(&data, &store, &out).await.expect("it is exported");
    assert_eq!((exported.referrals, exported.attachments), (1, 1));
    let files = files(&out);
    let offers = store.inbox(PRACTICE_ID).await.expect("it answers");
    let number = offers[0].number;
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "kit.jwe.json",
            "practice.json",
            &format!("referrals/{number}/attachments/{ATTACHMENT}.c2sp"),
            &format!("referrals/{number}/envelope.jwe.json"),
            "ring/1-enc.jwe.json",
            "ring/1-sig.jwe.json",
        ]
    );
    assert_eq!(files[names[2]], BYTES);
    assert_eq!(files[names[3]], br#"{"n":1}"#);
    let stated: Value = serde_json::from_slice(&files["practice.json"]).expect("JSON");
    assert_eq!(stated["practice"], json!(PRACTICE_ID));
    assert_eq!(stated["name"], "Orchard Surgical");
    assert_eq!(stated["keys"][0]["epoch"], 1);
    assert_eq!(stated["keys"][0]["enc"]["kty"], "RSA");
    assert_eq!(stated["keys"][0]["sig"]["kty"], "OKP");

    let trail = store.audit(PRACTICE_ID).await.expect("it answers");
    let last = trail.last().map(|entry: &AuditEntry| entry.entry.as_str());
    assert_eq!(last, Some(r#"{"kind":"exported","referrals":1}"#));
    assert_eq!(first_break(&trail), None);
}

#[tokio::test]
async fn a_folder_that_is_not_empty_is_left_alone() {
    let (data, store) = desk(Some(&BYTES)).await;
    let out = data.path().join("out");
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("mine"), "mine").expect("a file");
    let told = run(&data, &store, &out).await.expect_err("it refuses");
    assert!(told.to_string().contains("is not empty"), "{told}");
    assert_eq!(files(&out).len(), 1);
}

#[tokio::test]
async fn an_attachment_that_is_not_what_was_accepted_is_named_and_left_out() {
    for bytes in [None, Some(&[6; 72][..]), Some(&[5; 71])] {
        let (data, store) = desk(bytes).await;
        let out = data.path().join("out");
        let told = run(&data, &store, &out).await.expect_err("it says so");
        assert!(told.to_string().contains(&ATTACHMENT.to_string()), "{told}");
        let files = files(&out);
        assert!(files.keys().any(|name| name.ends_with("envelope.jwe.json")));
        assert!(!files.keys().any(|name| name.contains("/attachments/")));
    }
}

#[tokio::test]
async fn a_part_that_the_disk_does_not_give_stops_nothing_and_is_named() {
    let (data, store) = desk(None).await;
    let offers = store.inbox(PRACTICE_ID).await.expect("it answers");
    let in_its_place = part_of(&data)(offers[0].referral, ATTACHMENT, 0);
    fs::create_dir_all(in_its_place).expect("a folder");
    let out = data.path().join("out");
    let told = run(&data, &store, &out).await.expect_err("it says so");
    let told = told.to_string();
    assert!(told.contains(&ATTACHMENT.to_string()), "{told}");
    assert!(
        told.contains("directory") && !told.contains("cannot be written"),
        "{told}"
    );
    let files = files(&out);
    assert!(files.keys().any(|name| name.ends_with("envelope.jwe.json")));
    assert!(!files.keys().any(|name| name.contains("/attachments/")));
}

#[tokio::test]
async fn an_export_that_ends_half_way_is_audited() {
    let data = Data::new();
    let store = data.store().await;
    // Its key record is broken.
    test_referral::furnish(&store, CLOCK.now()).await;
    let out = data.path().join("out");
    run(&data, &store, &out).await.expect_err("it breaks off");
    let trail = store.audit(PRACTICE_ID).await.expect("it answers");
    let last = trail.last().map(|entry: &AuditEntry| entry.entry.as_str());
    assert_eq!(last, Some(r#"{"kind":"exported","referrals":0}"#));
}

#[tokio::test]
async fn a_practice_without_members_has_nothing_to_export() {
    let data = Data::new();
    let store = data.store().await;
    test_referral::create(&store, CLOCK.now()).await;
    let out = data.path().join("out");
    let told = run(&data, &store, &out).await.expect_err("it refuses");
    assert!(told.to_string().contains("no members yet"), "{told}");
    assert!(!out.exists());
}

/// Two parts.
const LONG: usize = 8_388_608 + 10;

fn file() -> Vec<u8> {
    (0..LONG).map(|n| (n % 251).to_le_bytes()[0]).collect()
}

/// Seals a file as a browser does: what the document says of it, and its parts.
async fn seal_file(referral: ReferralId) -> (Attachment, Vec<Vec<u8>>) {
    let file = file();
    let length = file.len() as u64;
    let writer = AttachmentWriter::make(&Native, &referral, ATTACHMENT, length).await;
    let mut writer = writer.expect("a key");
    let mut parts = Vec::new();
    while let Some(range) = writer.next_range() {
        let [start, end] = [range.start, range.end].map(|at| usize::try_from(at).expect("small"));
        let sealed = writer.seal_next(&Native, &file[start..end]).await;
        parts.push(sealed.expect("a part").0.clone());
    }
    let name = ("scan.pdf".to_owned(), "application/pdf".to_owned());
    let entry = writer.finish(name.0, name.1).expect("the whole file");
    (entry, parts)
}

fn kept(parts: &[Vec<u8>]) -> KeptAttachment {
    let mut hash = AttachmentHash::default();
    for part in parts {
        hash.push(&Sha256Digest::of(part));
    }
    KeptAttachment {
        id: ATTACHMENT,
        bytes: parts.iter().map(|part| part.len() as u64).sum(),
        sha256: *hash.finish().as_bytes(),
    }
}

/// Puts in one practice of the demo with its keys, and gives its first record.
async fn furnish(store: &SqliteStore) -> (demo::Owner, demo::Keys, KeyRecord) {
    let now = CLOCK.now();
    let put = store.put_catalogue(&demo::catalogue(), now).await;
    put.expect("it is kept");
    let profiles = demo::practices(CLOCK.today());
    let [(owner, keys), ..] = &demo::with_keys(&profiles)[..] else {
        panic!("the demo has practices");
    };
    let profile = profiles[0].clone();
    let status = PracticeStatus::Verified;
    let practice = NewPractice::new(owner.practice, status, profile, demo::specialist_id);
    store.create_practice(practice, now).await.expect("created");
    let record = SignedRecord::parse(keys.record.as_bytes()).and_then(|signed| signed.record());
    let record = record.expect("a record");
    let mut member = test_referral::member();
    let entry = |kid: &Kid, entry: &str| KeptRingEntry {
        epoch: 1,
        kid: kid.to_string(),
        entry: entry.to_owned(),
    };
    member.ring = vec![
        entry(record.enc[0].kid(), &keys.ring_enc),
        entry(record.sig.kid(), &keys.ring_sig),
    ];
    member.kit.document.clone_from(&keys.kit);
    member.key.practice = owner.practice;
    member.key.key.kid = record.enc[0].kid().to_string();
    member.key.payload = keys.record.clone().into_bytes();
    test_referral::enrol(store, member, now).await;
    (owner.clone(), keys.clone(), record)
}

#[tokio::test]
async fn an_export_opens_with_the_recovery_kit_alone() {
    let data = Data::new();
    let store = data.store().await;
    let (owner, keys, record) = furnish(&store).await;
    let sent = test_referral::sent(1);
    let (entry, parts) = seal_file(sent.referral).await;
    for (number, part) in (0..).zip(&parts) {
        let path = parts::path(data.path(), sent.referral, ATTACHMENT, number);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, part).expect("a part");
    }
    let attachment = kept(&parts);
    let enc = &record.enc[0];
    let mut bind = Bind::first(
        sent.referral,
        sent.number.to_string(),
        owner.practice,
        vec![enc.kid().clone()],
        1,
        "general-surgery@1".to_owned(),
        sealing::bind::Route {
            specialty: "general-surgery".to_owned(),
            category: "gallbladder".to_owned(),
            subcategory: String::new(),
            region: "okanagan".to_owned(),
            urgency: "routine".to_owned(),
            specialist: "55".repeat(16),
        },
    );
    bind.att.push(BoundAttachment {
        aid: ATTACHMENT,
        bytes: attachment.bytes,
    });
    let answers = json!({ "patient": "Avery Sample", "reason": "Hernie réductible" });
    let secret = StatusSecret::make(&Native).expect("a secret");
    let thread = SealedThread::make(&Native, sent.referral, &secret, record.sig.clone()).await;
    let (_, thread) = thread.expect("a thread");
    let document = Document::new(answers.clone(), vec![entry], thread, CLOCK.now().into());
    let envelope = seal_referral(&Native, &bind, std::slice::from_ref(enc), &document).await;
    let envelope = envelope.expect("an envelope").to_general();
    let takes = demo::practices(CLOCK.today());
    let takes = &takes[0].specialists()[0];
    let route = Route {
        specialty: takes.specialty.clone(),
        category: takes.takes[0].category.clone(),
        subcategory: None,
        region: demo::practices(CLOCK.today())[0].region(),
        urgency: Urgency::Routine,
        wish: Wish::Choose { allowed: None },
    };
    test_referral::send_to(
        &store,
        &sent,
        route,
        envelope,
        vec![attachment],
        CLOCK.now(),
    )
    .await;

    let out = data.path().join("out");
    let practice = find(&store, owner.slug.as_str())
        .await
        .expect("it is there");
    let part =
        |referral, attachment, number| parts::path(data.path(), referral, attachment, number);
    let exported = export(&store, &CLOCK, &part, &practice, &out).await;
    exported.expect("it is exported");
    let opened = open(&out, &keys.code, &sent.number.to_string()).await;
    assert_eq!(opened.0, answers);
    assert!(opened.1 == file(), "the file is another");
}

/// What the holder of the kit reads in an export: answers, and the one file.
async fn open(out: &Path, code: &str, number: &str) -> (Value, Vec<u8>) {
    let read = |name: &str| fs::read(out.join(name)).expect("a file");
    let stated: Value = serde_json::from_slice(&read("practice.json")).expect("JSON");
    let practice = stated["practice"].as_str().and_then(|id| id.parse().ok());
    let practice: PracticeId = practice.expect("an id");
    let enc = serde_json::from_value(stated["keys"][0]["enc"].clone());
    let enc: RsaPublicJwk = enc.expect("a key");
    let kit = Kit::parse(&read("kit.jwe.json")).expect("a kit");
    let code = code.parse().expect("a code");
    let key = kit
        .open(&Native, practice, &code)
        .await
        .expect("the kit's key");
    let place = RingPlace {
        practice,
        epoch: 1,
        kid: enc.kid().clone(),
    };
    let by = Unlocker {
        kid: kit.kid(),
        key: &key,
    };
    let entry = RingEntry::parse(&read(&format!("ring/1-{}.jwe.json", enc.kid())));
    let entry = entry.expect("an entry");
    let key = entry.open_rsa(&Native, &place, &enc, by).await;
    let key = key.expect("the practice's key");
    let envelope = read(&format!("referrals/{number}/envelope.jwe.json"));
    let envelope = Envelope::parse(&envelope).expect("an envelope");
    let document = open_referral(&Native, &envelope, envelope.bind(), enc.kid(), &key).await;
    let document: Document<Value> = document.expect("the document");
    let [entry] = &document.att[..] else {
        panic!("one file was attached");
    };
    let sealed = read(&format!(
        "referrals/{number}/attachments/{}.c2sp",
        entry.aid
    ));
    let mut reader = AttachmentReader::<Native>::new(envelope.bind().rid, entry);
    let mut file = Vec::new();
    for index in 0..reader.layout().parts() {
        let range = reader.layout().part(index).expect("a part");
        let [start, end] = [range.start, range.end].map(|at| usize::try_from(at).expect("small"));
        let opened = reader.open_next(&Native, &sealed[start..end]).await;
        file.extend_from_slice(&opened.expect("it opens"));
    }
    reader.finish().expect("the whole file");
    (document.body, file)
}
