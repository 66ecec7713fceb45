use std::cell::RefCell;

use futures::FutureExt;
use futures::executor::block_on;
use referral::id::PracticeId;
use sealing::jwk::RsaPublicJwk;
use sealing::native::SigningKey;
use sealing::record::{KeyRecord, SignedRecord};
use sealing::{Signer, Timestamp};
use time::{Duration, OffsetDateTime};

use super::super::test_kit::{CLOCK, Folder};
use super::*;

/// A server that has the demo's records, and may do as it likes with them.
struct Hostile {
    leaves: Vec<Vec<u8>>,
    /// What its checkpoint is of, if that is something else.
    signed: Option<Vec<Vec<u8>>>,
    seed: u8,
    at: OffsetDateTime,
    asked: RefCell<Vec<String>>,
}

impl Hostile {
    fn with(records: usize) -> Self {
        let keys = demo::with_keys(&demo::practices(CLOCK.today()));
        let leaves = keys.into_iter().map(|(_, keys)| keys.record.into_bytes());
        Self {
            leaves: leaves.take(records).collect(),
            signed: None,
            seed: 7,
            at: CLOCK.now(),
            asked: RefCell::default(),
        }
    }

    fn key(&self) -> SigningKey {
        SigningKey::from_seed(&[self.seed; 32])
    }

    fn checkpoint(&self) -> Vec<u8> {
        let mut tree = Tree::default();
        let leaves = self.signed.as_ref().unwrap_or(&self.leaves);
        for leaf in leaves {
            tree.push(leaf);
        }
        let head = (tree.size(), tree.root(tree.size()).expect("its own size"));
        let key = self.key();
        let signer = Signer {
            key: &key,
            public: &key.public(),
        };
        let text = Checkpoint::sign(&Native, &signer, head, Timestamp::from(self.at));
        // Nothing native ever waits.
        let text = text.now_or_never().expect("it is done");
        text.expect("it is signed").into_bytes()
    }
}

impl Source for Hostile {
    fn get(&self, path: &str) -> Result<Vec<u8>, Unreached> {
        self.asked.borrow_mut().push(path.to_owned());
        match path {
            "key" => Ok(serde_json::to_vec(&self.key().public()).expect("JSON")),
            "checkpoint" => Ok(self.checkpoint()),
            path if path.starts_with("tile/entries/000.p/") => {
                let bundle = Bundle::of(self.leaves.clone()).expect("short leaves");
                Ok(bundle.to_bytes())
            }
            _ => Err(Unreached("404".to_owned())),
        }
    }
}

fn audit(source: &Hostile, state: Option<&Path>) -> Result<Report, AuditError> {
    block_on(keys(source, &CLOCK, None, state))
}

/// Why it was refused by somebody who had seen the log before, with `seen` records.
fn refusal(source: &Hostile, seen: usize) -> String {
    let folder = Folder::new();
    let state = folder.path().join("seen");
    audit(&Hostile::with(seen), Some(&state)).expect("an honest log");
    let kept = fs::read(&state).expect("a file");
    let refused = audit(source, Some(&state)).expect_err("it refuses");
    assert_eq!(
        fs::read(&state).expect("a file"),
        kept,
        "what was seen stays"
    );
    refused.to_string()
}

#[test]
fn a_log_in_order_is_reported_with_every_practice_and_its_fingerprint() {
    let folder = Folder::new();
    let state = folder.path().join("seen");
    let first = audit(&Hostile::with(2), Some(&state)).expect("in order");
    let told = first.to_string();
    assert!(told.contains("2 records of 2 practices"), "{told}");
    assert!(
        told.contains("Orchard Surgical, Kelowna: epoch 1"),
        "{told}"
    );
    assert!(told.contains("not seen before"), "{told}");
    let later = audit(&Hostile::with(5), Some(&state)).expect("it has grown");
    let told = later.to_string();
    assert!(
        told.contains("begins with the 2 records seen before"),
        "{told}"
    );
    assert!(audit(&Hostile::with(0), None).is_ok(), "an empty log");
}

#[test]
fn who_the_registrar_has_not_signed_is_named() {
    let registrar = RegistrarKey::new(SigningKey::from_seed(&[9; 32]).public());
    let source = Hostile::with(1);
    let report = block_on(keys(&source, &CLOCK, Some(&registrar), None));
    let report = report.expect("in order");
    let told = report.to_string();
    let headline = "NOT signed by the registrar, and refused by browsers: 1.\n";
    assert!(told.contains(headline), "{told}");
    assert!(told.contains("\n  NOT signed by the registrar\n"), "{told}");
    assert!(report.verdict().is_ok(), "it may wait for the signature");
}

#[test]
fn attack_10_practices_of_one_name_and_town_are_marked() {
    let registrar = SigningKey::from_seed(&[9; 32]);
    let mut source = Hostile::with(2);
    assert!(
        !audit(&source, None)
            .expect("in order")
            .to_string()
            .contains("ANOTHER")
    );
    source
        .leaves
        .push(renamed(&registrar, false).swap_remove(0));
    let alike = called(
        PracticeId::from_bytes([0x22; 16]),
        "HONEST \u{a0}Sur\u{200b}gery",
    );
    source.leaves.push(alike.to_json().into_bytes());
    // Nobody seals for one whose record has ended.
    let ended = called_until(
        PracticeId::from_bytes([0x33; 16]),
        "Honest Surgery",
        CLOCK.now(),
    );
    source.leaves.push(ended.to_json().into_bytes());
    let told = audit(&source, None).expect("in order").to_string();
    assert!(
        told.contains("Called as another practice is: 2.\n"),
        "{told}"
    );
    let marked = told.matches("  ANOTHER practice has this name and town\n");
    assert_eq!(marked.count(), 2, "{told}");
}

/// A practice's first record, of this name.
fn called(practice: PracticeId, name: &str) -> SignedRecord {
    called_until(practice, name, CLOCK.now() + Duration::DAY)
}

fn called_until(practice: PracticeId, name: &str, until: OffsetDateTime) -> SignedRecord {
    let key = SigningKey::from_seed(&[1; 32]);
    let times = ((until - Duration::DAY).into(), until.into());
    let [enc, _] = demo_keys();
    let (name, town) = (name.to_owned(), "Kelowna".to_owned());
    let first = KeyRecord::first(practice, name, town, enc, key.public(), times);
    block_on(SignedRecord::make(&Native, &first, &key)).expect("a record")
}

/// A practice's first record, and a second one of another name; the registrar has signed the first, and
/// the second where it is told to.
fn renamed(registrar: &SigningKey, signs_both: bool) -> Vec<Vec<u8>> {
    let practice = PracticeId::from_bytes([0x11; 16]);
    let of = |seed: u8| SigningKey::from_seed(&[seed; 32]);
    let times = (CLOCK.now().into(), (CLOCK.now() + Duration::DAY).into());
    let [_, other_enc] = demo_keys();
    let mut first = called(practice, "Honest Surgery");
    sign(&mut first, registrar);
    let next = KeyRecord::after(&first, other_enc, of(2).public(), times);
    let mut next = next.expect("a record");
    "Famous Surgery".clone_into(&mut next.name);
    let mut next = block_on(SignedRecord::make(&Native, &next, &of(2))).expect("a record");
    sign(&mut next, &of(1));
    if signs_both {
        sign(&mut next, registrar);
    }
    [first, next]
        .map(|record| record.to_json().into_bytes())
        .to_vec()
}

/// Two of the demo's sealing keys: none has to be made.
fn demo_keys() -> [RsaPublicJwk; 2] {
    let keys = demo::with_keys(&demo::practices(CLOCK.today()));
    let record = |at: usize| SignedRecord::parse(keys[at].1.record.as_bytes());
    let enc = |at| record(at).and_then(|signed| signed.record());
    [0, 1].map(|at| {
        let [enc] = enc(at).expect("a record").enc;
        enc
    })
}

fn sign(record: &mut SignedRecord, by: &SigningKey) {
    let signer = Signer {
        key: by,
        public: &by.public(),
    };
    block_on(record.countersign(&Native, &signer)).expect("a signature");
}

#[test]
fn attack_9_a_practice_keeps_the_name_that_the_registrar_signed() {
    let key = SigningKey::from_seed(&[9; 32]);
    let registrar = RegistrarKey::new(key.public());
    let told = |signs_both| {
        let mut source = Hostile::with(0);
        source.leaves = renamed(&key, signs_both);
        let report = block_on(keys(&source, &CLOCK, Some(&registrar), None));
        let report = report.expect("in order");
        (report.to_string(), report.verdict().is_ok())
    };
    let (unsigned, is_fine) = told(false);
    let headline = "Renamed without the registrar, and refused by browsers: 1.\n";
    assert!(unsigned.contains(headline) && !is_fine, "{unsigned}");
    assert!(
        unsigned.contains("\nHonest Surgery, Kelowna: epoch 2\n"),
        "{unsigned}"
    );
    let refused =
        "NOT signed by the registrar: that it is called Famous Surgery, Kelowna since epoch 2";
    assert!(unsigned.contains(refused), "{unsigned}");
    let (signed, is_fine) = told(true);
    assert!(
        is_fine && !signed.contains("refused by browsers"),
        "{signed}"
    );
    assert!(
        signed.contains("\nFamous Surgery, Kelowna: epoch 2\n"),
        "{signed}"
    );
    assert!(!signed.contains("NOT signed"), "{signed}");
}

#[test]
fn attack_9_a_log_whose_records_were_altered_is_reported() {
    let mut source = Hostile::with(3);
    source.signed = Some(source.leaves.clone());
    source.leaves.swap(0, 1);
    let refused = audit(&source, None).expect_err("it refuses").to_string();
    assert!(refused.contains("altered"), "{refused}");
}

#[test]
fn attack_9_a_forked_log_is_reported() {
    let mut source = Hostile::with(4);
    source.leaves.swap(0, 1);
    let refused = refusal(&source, 3);
    assert!(refused.contains("forked"), "{refused}");
}

#[test]
fn attack_9_a_log_that_became_shorter_is_reported() {
    let refused = refusal(&Hostile::with(2), 3);
    assert!(refused.contains("shorter"), "{refused}");
}

#[test]
fn attack_9_a_log_under_another_key_is_reported() {
    let mut source = Hostile::with(3);
    source.seed = 8;
    let refused = refusal(&source, 3);
    assert!(refused.contains("another key"), "{refused}");
}

#[test]
fn attack_9_a_stale_checkpoint_is_reported() {
    let mut source = Hostile::with(3);
    source.at -= Duration::hours(49);
    let refused = audit(&source, None).expect_err("it refuses").to_string();
    assert!(refused.contains("not of now"), "{refused}");
}

#[test]
fn attack_9_a_record_that_nobody_signed_is_reported_with_its_place() {
    let mut source = Hostile::with(3);
    let text = String::from_utf8(source.leaves[2].clone()).expect("a text");
    let other = String::from_utf8(source.leaves[1].clone()).expect("a text");
    let payload = |text: &str| {
        let json: serde_json::Value = serde_json::from_str(text).expect("JSON");
        json["payload"].as_str().expect("a payload").to_owned()
    };
    source.leaves[2] = text.replace(&payload(&text), &payload(&other)).into_bytes();
    let refused = audit(&source, None).expect_err("it refuses").to_string();
    assert!(
        refused.contains("record 2 of the log is false"),
        "{refused}"
    );
}

#[test]
fn attack_9_what_alarmed_once_is_not_taken_back_unseen() {
    let folder = Folder::new();
    let state = folder.path().join("seen");
    audit(&Hostile::with(2), Some(&state)).expect("in order");
    let mut source = Hostile::with(2);
    source.leaves.push(b"no record".to_vec());
    let refused = audit(&source, Some(&state)).expect_err("it refuses");
    assert!(refused.to_string().contains("record 2"), "{refused}");
    // The server shows a log without it, as if nothing had been.
    let refused = audit(&Hostile::with(3), Some(&state)).expect_err("it refuses");
    assert!(refused.to_string().contains("forked"), "{refused}");
}

#[test]
fn a_record_is_not_called_false_before_the_log_is_the_one_that_was_signed() {
    let mut source = Hostile::with(3);
    source.signed = Some(source.leaves.clone());
    source.leaves[1] = b"no record".to_vec();
    let refused = audit(&source, None).expect_err("it refuses").to_string();
    assert!(refused.contains("altered"), "{refused}");
}

#[test]
fn what_is_missing_is_named() {
    let mut source = Hostile::with(3);
    source.signed = Some(vec![b"leaf".to_vec(); 300]);
    let refused = audit(&source, None).expect_err("it refuses").to_string();
    assert!(
        refused.contains("tile/entries/000 cannot be fetched"),
        "{refused}"
    );
    source.signed = Some(source.leaves[..2].to_vec());
    let refused = audit(&source, None).expect_err("it refuses").to_string();
    assert!(
        refused.contains("tile/entries/000.p/2 is not in the form"),
        "{refused}"
    );
}

#[test]
fn a_broken_file_of_what_was_seen_is_named_and_left_alone() {
    let folder = Folder::new();
    let file = folder.file("seen", "something else");
    let refused = audit(&Hostile::with(1), Some(&file)).expect_err("it refuses");
    assert!(refused.to_string().contains("seen before"), "{refused}");
    assert_eq!(fs::read(&file).expect("a file"), b"something else");
}
