//! Malformed and swapped objects by name: one identical error, and no
//! cryptography where the shape already says no.

mod common;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use common::story::{
    Answers, PRACTICE, REFERRAL, Sent, bind, create, practice_key, seal_file, send,
};
use futures::executor::block_on;
use referral::id::{AttachmentId, PracticeId, ReferralId};
use sealing::OpenError;
use sealing::attachment::AttachmentReader;
use sealing::bind::Bind;
use sealing::counting::Counting;
use sealing::creation::CreatedPractice;
use sealing::document::{Attachment, Document};
use sealing::envelope::{Envelope, open_referral};
use sealing::kit::Kit;
use sealing::message::{Direction, Message, MessagePlace, open_from_practice, seal_to_sender};
use sealing::native::UnwrapKey;
use sealing::provider::Provider as _;
use sealing::ring::RingEntry;
use serde_json::{Value, json};

struct Scene {
    provider: Counting,
    practice: CreatedPractice,
    key: UnwrapKey,
    sent: Sent,
}

fn scene(files: &[&[u8]]) -> Scene {
    let provider = Counting::default();
    let practice = create(&provider);
    let sent = send(&provider, &practice, REFERRAL, files);
    let key = practice_key(&provider, &practice).unwrap();
    Scene {
        provider,
        practice,
        key,
        sent,
    }
}

impl Scene {
    /// Opens `text` as the referral that the practice was shown as `shown`.
    fn open(&self, text: &str, shown: &Bind) -> Result<Document<Answers>, OpenError> {
        self.provider.take_calls();
        block_on(async {
            let envelope = Envelope::parse(text.as_bytes())?;
            open_referral(
                &self.provider,
                &envelope,
                shown,
                self.practice.enc.kid(),
                &self.key,
            )
            .await
        })
    }

    fn read_file(
        &self,
        rid: ReferralId,
        entry: &Attachment,
        parts: &[Vec<u8>],
    ) -> Result<(), OpenError> {
        block_on(async {
            let mut reader = AttachmentReader::new(rid, entry);
            for part in parts {
                reader.open_next(&self.provider, part).await?;
            }
            reader.finish()
        })
    }
}

fn b64u(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

/// Named ways of spoiling an envelope that its shape alone betrays.
#[expect(clippy::too_many_lines, reason = "one list, a line for each way")]
fn spoiled(good: &str) -> Vec<(&'static str, String)> {
    let with = |change: &dyn Fn(&mut Value)| {
        let mut object: Value = serde_json::from_str(good).unwrap();
        change(&mut object);
        object.to_string()
    };
    let alg = |name: &'static str| with(&|o| o["recipients"][0]["header"]["alg"] = json!(name));
    let protected = |text: &'static str| with(&|o| o["protected"] = json!(b64u(text.as_bytes())));
    let header = |name: &'static str, value: Value| {
        with(&|o| o["recipients"][0]["header"][name] = value.clone())
    };
    let many = |count: usize| {
        with(&|o| {
            let one = o["recipients"][0].clone();
            o["recipients"] = json!(vec![one; count]);
        })
    };
    vec![
        ("alg RSA1_5", alg("RSA1_5")),
        ("alg RSA-OAEP", alg("RSA-OAEP")),
        ("alg dir", alg("dir")),
        ("alg PBES2", alg("PBES2-HS256+A128KW")),
        ("alg A256KW", alg("A256KW")),
        ("alg none", alg("none")),
        ("p2c", header("p2c", json!(2_147_483_648_u64))),
        ("jku", header("jku", json!("https://example.org/"))),
        ("x5u", header("x5u", json!("https://example.org/"))),
        ("jwk", header("jwk", json!({}))),
        ("crit in the header", header("crit", json!(["exp"]))),
        (
            "no kid",
            with(&|o| o["recipients"][0]["header"] = json!({"alg": "RSA-OAEP-256"})),
        ),
        (
            "enc A128GCM",
            protected(r#"{"enc":"A128GCM","typ":"fr1-referral+json"}"#),
        ),
        (
            "another typ",
            protected(r#"{"enc":"A256GCM","typ":"fr1-ring+json"}"#),
        ),
        (
            "zip",
            protected(r#"{"enc":"A256GCM","typ":"fr1-referral+json","zip":"DEF"}"#),
        ),
        (
            "crit",
            protected(r#"{"enc":"A256GCM","typ":"fr1-referral+json","crit":["b64"]}"#),
        ),
        (
            "enc twice",
            protected(r#"{"enc":"A128GCM","typ":"fr1-referral+json","enc":"A256GCM"}"#),
        ),
        ("protected that is not JSON", protected("fr1")),
        (
            "an unprotected header",
            with(&|o| o["unprotected"] = json!({})),
        ),
        (
            "both serializations",
            with(&|o| o["header"] = o["recipients"][0]["header"].clone()),
        ),
        ("no recipient", many(0)),
        ("a recipient twice", many(2)),
        ("five recipients", many(5)),
        ("a thousand recipients", many(1000)),
        (
            "a recipient that BIND does not name",
            with(&|o| {
                o["recipients"][0]["header"]["kid"] = json!(b64u(&[1; 32]));
            }),
        ),
        (
            "a short encrypted key",
            with(&|o| o["recipients"][0]["encrypted_key"] = json!("AAAA")),
        ),
        ("a short iv", with(&|o| o["iv"] = json!("AAAA"))),
        ("a short tag", with(&|o| o["tag"] = json!(b64u(&[0; 12])))),
        (
            "base64 with padding",
            good.replacen("\"tag\":\"", "\"tag\":\"=", 1),
        ),
        (
            "ciphertext of an unpadded length",
            with(&|o| o["ciphertext"] = json!(b64u(&[0; 5000]))),
        ),
        (
            "ciphertext twice",
            good.replacen('{', r#"{"ciphertext":"","#, 1),
        ),
        (
            "a trailing comma",
            good.replacen("{\"protected\"", "{,\"protected\"", 1),
        ),
        (
            "more than a mebibyte",
            good.replacen('{', &format!("{{{}", " ".repeat(1 << 20)), 1),
        ),
        (
            "ten megabytes of header",
            with(&|o| o["protected"] = json!("A".repeat(10_000_000))),
        ),
        ("deep nesting", "[".repeat(500_000)),
        ("nothing", String::new()),
        ("BIND that is not JSON", with(&|o| o["aad"] = json!("AAAA"))),
    ]
}

#[test]
fn what_an_envelope_may_not_look_like_is_refused_before_any_cryptography() {
    let scene = scene(&[]);
    let good = scene.sent.envelope.to_general();
    assert!(scene.open(&good, &scene.sent.bind).is_ok());
    assert!(scene.provider.take_calls() > 0);
    for (name, bad) in spoiled(&good) {
        assert_ne!(bad, good, "{name}");
        assert_eq!(scene.open(&bad, &scene.sent.bind), Err(OpenError), "{name}");
        assert_eq!(scene.provider.take_calls(), 0, "{name}");
    }
}

#[test]
fn an_envelope_shown_in_another_place_is_refused_before_any_cryptography() {
    let scene = scene(&[]);
    let text = scene.sent.envelope.to_general();
    let good = &scene.sent.bind;
    let with = |change: &dyn Fn(&mut Bind)| {
        let mut shown = good.clone();
        change(&mut shown);
        shown
    };
    for (name, shown) in [
        (
            "referral",
            with(&|b| b.rid = ReferralId::from_bytes([0; 16])),
        ),
        (
            "number",
            with(&|b| "R-1111-1111-1".clone_into(&mut b.number)),
        ),
        (
            "practice",
            with(&|b| b.practice = PracticeId::from_bytes([0; 16])),
        ),
        ("epoch", with(&|b| b.epoch = 2)),
        (
            "form version",
            with(&|b| "general-surgery@2".clone_into(&mut b.form)),
        ),
        ("hop", with(&|b| b.hop = 1)),
        (
            "urgency",
            with(&|b| "urgent".clone_into(&mut b.route.urgency)),
        ),
        ("specialist", with(&|b| b.route.specialist.clear())),
        ("previous envelope", with(&|b| b.prev = "00".repeat(32))),
        ("client", with(&|b| b.app = "00".repeat(32))),
    ] {
        assert_eq!(scene.open(&text, &shown), Err(OpenError), "{name}");
        assert_eq!(scene.provider.take_calls(), 0, "{name}");
    }
}

#[test]
fn a_changed_bit_anywhere_gives_the_same_error() {
    let scene = scene(&[]);
    let good: Value = serde_json::from_str(&scene.sent.envelope.to_general()).unwrap();
    for place in [
        "/protected",
        "/aad",
        "/recipients/0/encrypted_key",
        "/iv",
        "/ciphertext",
        "/tag",
    ] {
        let bytes =
            Base64UrlUnpadded::decode_vec(good.pointer(place).unwrap().as_str().unwrap()).unwrap();
        for at in [0, bytes.len() / 2, bytes.len() - 1] {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            let mut bad = good.clone();
            *bad.pointer_mut(place).unwrap() = json!(b64u(&flipped));
            assert_eq!(
                scene.open(&bad.to_string(), &scene.sent.bind),
                Err(OpenError),
                "{place} {at}"
            );
        }
    }
    // BIND changed in the object and in what was shown alike: only the tag is left to object.
    let mut shown = scene.sent.bind.clone();
    "urgent".clone_into(&mut shown.route.urgency);
    let mut bad = good.clone();
    bad["aad"] = json!(b64u(&shown.to_bytes()));
    assert_eq!(scene.open(&bad.to_string(), &shown), Err(OpenError));
    assert!(scene.provider.take_calls() > 0);
}

#[test]
fn an_attachment_that_was_cut_lengthened_reordered_or_spoiled_is_never_whole() {
    let file = vec![0x41; 3 * 16_384 + 700];
    let scene = scene(&[&file]);
    let (entry, good) = (&scene.sent.document.att[0], &scene.sent.parts[0]);
    assert_eq!(good.len(), 1);
    assert_eq!(scene.read_file(REFERRAL, entry, good), Ok(()));
    let (header, chunks) = good[0].split_at(56);
    let chunks: Vec<&[u8]> = chunks.chunks(16_400).collect();
    let join = |order: &[usize]| {
        vec![order.iter().fold(header.to_vec(), |mut all, at| {
            all.extend_from_slice(chunks[*at]);
            all
        })]
    };
    assert_eq!(join(&[0, 1, 2, 3]), *good);
    let flipped = |at: usize| {
        let mut part = good[0].clone();
        part[at] ^= 1;
        vec![part]
    };
    for (name, bad) in [
        ("last chunk dropped", join(&[0, 1, 2])),
        ("middle chunk dropped", join(&[0, 2, 3])),
        ("chunks swapped", join(&[1, 0, 2, 3])),
        ("chunk duplicated", join(&[0, 0, 2, 3])),
        ("extra chunk", join(&[0, 1, 2, 3, 3])),
        (
            "garbage appended",
            vec![[&good[0][..], b"garbage"].concat()],
        ),
        ("cut in the header", vec![good[0][..40].to_vec()]),
        ("header only", vec![header.to_vec()]),
        ("nothing", vec![Vec::new()]),
        ("no part", Vec::new()),
        ("part twice", vec![good[0].clone(), good[0].clone()]),
        ("salt changed", flipped(0)),
        ("commitment changed", flipped(30)),
        ("first chunk changed", flipped(60)),
        ("last tag changed", flipped(good[0].len() - 1)),
    ] {
        assert_eq!(
            scene.read_file(REFERRAL, entry, &bad),
            Err(OpenError),
            "{name}"
        );
    }
}

#[test]
fn an_attachment_does_not_open_in_another_slot_or_another_referral() {
    let scene = scene(&[b"first file", b"second file"]);
    let att = &scene.sent.document.att;
    let parts = &scene.sent.parts;
    assert_eq!(scene.read_file(REFERRAL, &att[1], &parts[1]), Ok(()));
    assert_eq!(
        scene.read_file(REFERRAL, &att[0], &parts[1]),
        Err(OpenError)
    );
    let elsewhere = ReferralId::from_bytes([0; 16]);
    assert_eq!(
        scene.read_file(elsewhere, &att[0], &parts[0]),
        Err(OpenError)
    );
    // Even with its key, the context of another slot does not fit.
    let mut entry = att[0].clone();
    entry.aid = att[1].aid;
    assert_eq!(scene.read_file(REFERRAL, &entry, &parts[0]), Err(OpenError));
    // Even in its slot, other bytes under its key are not what the sender hashed.
    let (other, resealed) = seal_file(
        &scene.provider,
        REFERRAL,
        AttachmentId::from_bytes([0x50; 16]),
        b"first file",
    );
    let mut entry = other;
    entry.sha256 = att[0].sha256;
    assert_eq!(scene.read_file(REFERRAL, &entry, &resealed), Err(OpenError));
}

#[test]
fn bind_that_names_other_attachments_than_the_document_cannot_be_sealed() {
    let scene = scene(&[b"file"]);
    let without = bind(REFERRAL, &scene.practice);
    let to = [scene.practice.enc.clone()];
    let sealed = block_on(sealing::envelope::seal_referral(
        &scene.provider,
        &without,
        &to,
        &scene.sent.document,
    ));
    assert_eq!(sealed.map(|_| ()), Err(sealing::SealError::Mismatch));
}

#[test]
fn a_thread_message_dropped_replayed_turned_round_or_forged_is_refused() {
    let scene = scene(&[]);
    let provider = &scene.provider;
    block_on(async {
        let thread = scene
            .sent
            .thread
            .open(provider, REFERRAL, &scene.sent.secret)
            .await
            .unwrap();
        let kit_key = scene
            .practice
            .kit
            .kit
            .open(provider, PRACTICE, &scene.practice.kit.code)
            .await
            .unwrap();
        let place = sealing::ring::RingPlace {
            practice: PRACTICE,
            epoch: 1,
            kid: scene.practice.sig.kid().clone(),
        };
        let by_kit = sealing::ring::Unlocker {
            kid: scene.practice.kit.kit.kid(),
            key: &kit_key,
        };
        let sig = scene
            .practice
            .ring_sig
            .open_signing(provider, &place, &scene.practice.sig, by_kit)
            .await
            .unwrap();
        let first = MessagePlace::first(REFERRAL, PRACTICE, 0, Direction::PracticeToSender);
        let message = || Message {
            at: common::story::at("2026-11-24T09:00:00Z"),
            body: "Accepted".to_owned(),
        };
        let signer = sealing::Signer {
            key: &sig,
            public: &scene.practice.sig,
        };
        let to = &scene.sent.document.thread.enc;
        let text = seal_to_sender(provider, &first, message(), &signer, to)
            .await
            .unwrap();
        let second = first.next(&text, Direction::PracticeToSender);
        let mut other_hop = first.clone();
        other_hop.hop = 1;
        let mut other_referral = first.clone();
        other_referral.rid = ReferralId::from_bytes([0; 16]);
        let mut turned = first.clone();
        turned.dir = Direction::SenderToPractice;
        for (name, place) in [
            ("replayed as the next", &second),
            ("moved to another hop", &other_hop),
            ("moved to another referral", &other_referral),
            ("turned round", &turned),
        ] {
            provider.take_calls();
            let opened =
                open_from_practice::<_, String>(provider, place, text.as_bytes(), &thread).await;
            assert_eq!(opened, Err(OpenError), "{name}");
            assert_eq!(provider.take_calls(), 0, "{name}");
        }
        // The first one is dropped, and the second is shown in its place.
        let later = seal_to_sender(provider, &second, message(), &signer, to)
            .await
            .unwrap();
        let opened =
            open_from_practice::<_, String>(provider, &first, later.as_bytes(), &thread).await;
        assert_eq!(opened, Err(OpenError), "dropped");
        // The server knows the thread's public key, but not the practice's signing key.
        let forger = sealing::native::SigningKey::from_seed(&[6; 32]);
        for public in [forger.public(), scene.practice.sig.clone()] {
            let signer = sealing::Signer {
                key: &forger,
                public: &public,
            };
            let counterfeit = seal_to_sender(provider, &first, message(), &signer, to)
                .await
                .unwrap();
            let opened =
                open_from_practice::<_, String>(provider, &first, counterfeit.as_bytes(), &thread)
                    .await;
            assert_eq!(opened, Err(OpenError));
        }
    });
}

#[test]
fn one_type_of_object_is_never_taken_for_another() {
    let scene = scene(&[]);
    let objects = [
        ("envelope", scene.sent.envelope.to_general()),
        ("ring", scene.practice.ring_enc.to_general()),
        ("kit", scene.practice.kit.kit.to_json()),
        ("slot", scene.practice.slot.clone()),
        ("member key", scene.practice.owner.sealed_enc.clone()),
        ("thread", scene.sent.thread.enc.clone()),
    ];
    for (name, text) in &objects {
        let bytes = text.as_bytes();
        assert_eq!(
            Envelope::parse(bytes).is_ok(),
            *name == "envelope",
            "{name}"
        );
        assert_eq!(RingEntry::parse(bytes).is_ok(), *name == "ring", "{name}");
        assert_eq!(Kit::parse(bytes).is_ok(), *name == "kit", "{name}");
    }
}

#[test]
fn a_content_key_of_128_bits_is_refused() {
    let scene = scene(&[]);
    let key = common::story::weak_wrap(&scene.practice.enc, &[1; 16]);
    let unwrapped = block_on(scene.provider.unwrap_content_key(&scene.key, &key));
    assert!(unwrapped.is_err());
}
