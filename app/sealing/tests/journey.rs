//! From a practice's creation to a referral read, answered and proven.

mod common;

use common::story::{
    self, Answers, OWNER, PASSPHRASE_SECRET, PRACTICE, REFERRAL, SLOT, Sent, answers, at, create,
    practice_key, send,
};
use futures::executor::block_on;
use sealing::account::{ChangeError, SlotPlace, Unlock, derive_slot_key, open_slot, reseal_slot};
use sealing::attachment::AttachmentReader;
use sealing::counting::Counting;
use sealing::creation::CreatedPractice;
use sealing::document::Document;
use sealing::envelope::{Envelope, open_referral};
use sealing::message::{
    Direction, Message, MessagePlace, open_from_practice, open_from_sender, seal_to_practice,
    seal_to_sender,
};
use sealing::native::{SigningKey, UnwrapKey};
use sealing::receipt::Receipt;
use sealing::record::Expected;
use sealing::ring::{RingPlace, Unlocker};
use sealing::{AccountCode, OpenError, Sha256Digest, Signer};

/// The owner's way in, from the passphrase to the practice's keys.
async fn unlock(provider: &Counting, practice: &CreatedPractice) -> (UnwrapKey, SigningKey) {
    let slot_key = derive_slot_key(provider, SLOT, PASSPHRASE_SECRET)
        .await
        .unwrap();
    let account = open_slot(provider, SLOT, &slot_key, practice.slot.as_bytes())
        .await
        .unwrap();
    let member = practice
        .owner
        .open(provider, OWNER, &account)
        .await
        .unwrap();
    let place = |kid: &sealing::jwk::Kid| RingPlace {
        practice: PRACTICE,
        epoch: 1,
        kid: kid.clone(),
    };
    let enc = practice
        .ring_enc
        .open_rsa(
            provider,
            &place(practice.enc.kid()),
            &practice.enc,
            Unlocker {
                kid: practice.owner.enc.kid(),
                key: &member.enc,
            },
        )
        .await
        .unwrap();
    let sig = practice
        .ring_sig
        .open_signing(
            provider,
            &place(practice.sig.kid()),
            &practice.sig,
            Unlocker {
                kid: practice.owner.enc.kid(),
                key: &member.enc,
            },
        )
        .await
        .unwrap();
    (enc, sig)
}

async fn read_files(
    provider: &Counting,
    document: &Document<Answers>,
    sent: &Sent,
) -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    for (entry, parts) in document.att.iter().zip(&sent.parts) {
        let mut reader = AttachmentReader::new(REFERRAL, entry);
        let mut file = Vec::new();
        for part in parts {
            file.extend_from_slice(&reader.open_next(provider, part).await.unwrap());
        }
        reader.finish().unwrap();
        files.push(file);
    }
    files
}

#[test]
fn a_practice_unlocks_reads_a_referral_and_its_attachments_and_is_answered() {
    let provider = Counting::default();
    let practice = create(&provider);
    let file: Vec<u8> = (0..40_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    let sent = send(&provider, &practice, REFERRAL, &[&file, b""]);

    block_on(async {
        let (enc, sig) = unlock(&provider, &practice).await;

        // The referral as delivered: Flattened JSON.
        let text = sent.envelope.to_flattened(practice.enc.kid()).unwrap();
        let envelope = Envelope::parse(text.as_bytes()).unwrap();
        assert!(envelope.is_whole());
        let document: Document<Answers> =
            open_referral(&provider, &envelope, &sent.bind, practice.enc.kid(), &enc)
                .await
                .unwrap();
        assert_eq!(document, sent.document);
        assert_eq!(document.body, answers());

        // Its attachments.
        assert_eq!(
            read_files(&provider, &document, &sent).await,
            [file, Vec::new()]
        );

        // An answer, and the sender's to it.
        let first = MessagePlace::first(REFERRAL, PRACTICE, 0, Direction::PracticeToSender);
        let signer = Signer {
            key: &sig,
            public: &practice.sig,
        };
        let message = Message {
            at: at("2026-11-24T09:00:00Z"),
            body: "Declined".to_owned(),
        };
        let answer = seal_to_sender(
            &provider,
            &first,
            message.clone(),
            &signer,
            &document.thread.enc,
        )
        .await
        .unwrap();
        let thread = sent
            .thread
            .open(&provider, REFERRAL, &sent.secret)
            .await
            .unwrap();
        let read = open_from_practice(&provider, &first, answer.as_bytes(), &thread).await;
        assert_eq!(read, Ok(message));

        let second = first.next(&answer, Direction::SenderToPractice);
        let message = Message {
            at: at("2026-11-24T10:00:00Z"),
            body: "Thank you".to_owned(),
        };
        let reply = seal_to_practice(&provider, &second, message.clone(), &thread, &practice.enc)
            .await
            .unwrap();
        let opener = story::opener(&practice, &enc);
        let read = open_from_sender(
            &provider,
            &second,
            reply.as_bytes(),
            opener,
            &document.thread.sig,
        );
        assert_eq!(read.await, Ok(message));
    });
}

#[test]
fn a_receipt_is_believed_from_the_server_that_signed_it_and_no_other() {
    let provider = Counting::default();
    let practice = create(&provider);
    let sent = send(&provider, &practice, REFERRAL, &[b"file"]);
    block_on(async {
        let server = SigningKey::from_seed(&[5; 32]);
        let public = server.public();
        let att = sent
            .document
            .att
            .iter()
            .map(|entry| (entry.aid, entry.sha256))
            .collect();
        let receipt = Receipt::new(
            REFERRAL,
            sent.bind.number.clone(),
            sent.envelope.hash(),
            att,
            at("2026-11-23T09:00:05Z"),
        );
        let signer = Signer {
            key: &server,
            public: &public,
        };
        let text = receipt.sign(&provider, &signer).await.unwrap();
        assert_eq!(
            Receipt::verify(&provider, &public, &text).await,
            Ok(receipt)
        );
        let other = SigningKey::from_seed(&[6; 32]).public();
        assert_eq!(
            Receipt::verify(&provider, &other, &text).await,
            Err(OpenError)
        );
    });
}

#[test]
fn a_rings_new_recipient_opens_it_and_a_dropped_one_does_not() {
    let provider = Counting::default();
    let practice = create(&provider);
    let newcomer = create(&provider);
    block_on(async {
        let kit_key = practice
            .kit
            .kit
            .open(&provider, PRACTICE, &practice.kit.code)
            .await
            .unwrap();
        let new_key = newcomer
            .kit
            .kit
            .open(&provider, PRACTICE, &newcomer.kit.code)
            .await
            .unwrap();
        let place = RingPlace {
            practice: PRACTICE,
            epoch: 1,
            kid: practice.enc.kid().clone(),
        };
        let by_kit = || Unlocker {
            kid: practice.kit.kit.kid(),
            key: &kit_key,
        };
        let by_new = || Unlocker {
            kid: newcomer.kit.kit.kid(),
            key: &new_key,
        };
        let new_public = newcomer.kit.keys.enc.clone();

        let mut ring = practice.ring_enc.clone();
        let unknown = ring
            .open_rsa(&provider, &place, &practice.enc, by_new())
            .await;
        assert!(unknown.is_err());
        ring.add_recipient(&provider, by_kit(), &new_public)
            .await
            .unwrap();
        assert!(
            ring.open_rsa(&provider, &place, &practice.enc, by_new())
                .await
                .is_ok()
        );
        ring.keep_recipients(&[newcomer.kit.kit.kid().clone()]);
        assert!(
            ring.open_rsa(&provider, &place, &practice.enc, by_kit())
                .await
                .is_err()
        );
        assert!(
            ring.open_rsa(&provider, &place, &practice.enc, by_new())
                .await
                .is_ok()
        );

        // Another practice's ring under this practice's name is not believed.
        let mut forged = newcomer.ring_enc.clone();
        forged.keep_recipients(&[newcomer.kit.kit.kid().clone()]);
        assert!(
            forged
                .open_rsa(&provider, &place, &practice.enc, by_new())
                .await
                .is_err()
        );
    });
}

#[test]
fn a_practice_key_is_believed_only_with_its_signatures_in_its_time_and_place() {
    let provider = Counting::default();
    let practice = create(&provider);
    let good = Expected {
        practice: PRACTICE,
        previous: None,
        now: at("2026-12-01T00:00:00Z"),
    };
    block_on(async {
        let record = &practice.record;
        assert!(record.verify(&provider, good).await.is_ok());
        for bad in [
            Expected {
                now: at("2026-11-23T07:59:59Z"),
                ..good
            },
            Expected {
                now: at("2027-11-23T08:00:00Z"),
                ..good
            },
            Expected {
                practice: referral::id::PracticeId::from_bytes([0; 16]),
                ..good
            },
            Expected {
                previous: Some(&practice.record),
                ..good
            },
        ] {
            assert_eq!(record.verify(&provider, bad).await, Err(OpenError));
        }
        assert_ne!(record.hash(), Sha256Digest::from_bytes([0; 32]));
    });
}

#[test]
fn another_passphrase_opens_the_same_account_and_the_old_one_its_new_slot_no_more() {
    let provider = Counting::default();
    let practice = create(&provider);
    block_on(async {
        let key = async |secret: &[u8]| derive_slot_key(&provider, SLOT, secret).await.unwrap();
        let old = key(PASSPHRASE_SECRET).await;
        let new = key(b"another passphrase").await;
        let slot = practice.slot.as_bytes();
        let changed = reseal_slot(&provider, (SLOT, &old), slot, (SLOT, &new))
            .await
            .unwrap();
        let account = open_slot(&provider, SLOT, &new, changed.as_bytes())
            .await
            .unwrap();
        practice
            .owner
            .open(&provider, OWNER, &account)
            .await
            .unwrap();
        assert!(
            open_slot(&provider, SLOT, &old, changed.as_bytes())
                .await
                .is_err()
        );
        let refused = reseal_slot(&provider, (SLOT, &new), slot, (SLOT, &old)).await;
        assert_eq!(refused, Err(ChangeError::Open(OpenError)));
    });
}

#[test]
fn a_recovery_code_opens_the_same_account_and_only_in_its_own_slot() {
    let provider = Counting::default();
    let practice = create(&provider);
    let code = AccountCode::make(&provider).unwrap();
    let place = SlotPlace {
        unlock: Unlock::RecoveryCode,
        ..SLOT
    };
    block_on(async {
        let passphrase = derive_slot_key(&provider, SLOT, PASSPHRASE_SECRET);
        let passphrase = passphrase.await.unwrap();
        let from = (SLOT, &passphrase);
        let key = code.derive_slot_key(&provider, place).await.unwrap();
        let slot = reseal_slot(&provider, from, practice.slot.as_bytes(), (place, &key));
        let slot = slot.await.unwrap();
        let account = open_slot(&provider, place, &key, slot.as_bytes());
        let account = account.await.unwrap();
        let keys = practice.owner.open(&provider, OWNER, &account);
        assert!(keys.await.is_ok());
        for (place, key) in [(SLOT, &key), (place, &passphrase)] {
            let opened = open_slot(&provider, place, key, slot.as_bytes());
            assert!(opened.await.is_err());
        }
    });
}

#[test]
fn the_wrong_passphrase_the_wrong_kit_code_and_the_wrong_secret_open_nothing() {
    let provider = Counting::default();
    let practice = create(&provider);
    let sent = send(&provider, &practice, REFERRAL, &[]);
    block_on(async {
        let wrong = derive_slot_key(&provider, SLOT, b"another passphrase")
            .await
            .unwrap();
        assert!(
            open_slot(&provider, SLOT, &wrong, practice.slot.as_bytes())
                .await
                .is_err()
        );
        let code = sealing::KitCode::from_bytes([1; 20]);
        assert!(
            practice
                .kit
                .kit
                .open(&provider, PRACTICE, &code)
                .await
                .is_err()
        );
        let secret = sealing::thread::StatusSecret::from_bytes([1; 32]);
        assert!(
            sent.thread
                .open(&provider, REFERRAL, &secret)
                .await
                .is_err()
        );
    });
    assert!(practice_key(&provider, &practice).is_ok());
}

#[test]
fn a_practice_made_with_fresh_rsa_keys_opens_too() {
    let practice = create(&sealing::native::Native);
    assert_eq!(practice.enc.modulus_len(), 384);
    assert!(practice_key(&Counting::default(), &practice).is_ok());
}
