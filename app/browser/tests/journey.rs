//! A whole referral through the browser, in a worker as in the product.
#![cfg(target_arch = "wasm32")]

use browser::WebCrypto;
use referral::id::{AttachmentId, PracticeId, ReferralId};
use sealing::account::{MemberId, SealedMemberKeys, SlotPlace, Unlock, derive_slot_key, open_slot};
use sealing::attachment::{AttachmentReader, AttachmentWriter};
use sealing::bind::{Bind, BoundAttachment, Route};
use sealing::creation::{NewPractice, create_practice};
use sealing::document::{Attachment, Document, ThreadKeys};
use sealing::envelope::{Envelope, open_referral, seal_referral};
use sealing::jwk::{OkpPublicJwk, RsaPublicJwk};
use sealing::kit::{Kit, MadeKit};
use sealing::message::{
    Direction, Message, MessagePlace, open_from_practice, open_from_sender, seal_to_practice,
    seal_to_sender,
};
use sealing::provider::Provider as _;
use sealing::ring::{RingEntry, RingPlace, Unlocker};
use sealing::thread::{SealedThread, StatusSecret, Thread};
use sealing::{KitCode, Signer};
use serde_json::Value;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const PRACTICE: PracticeId = PracticeId::from_bytes([0x11; 16]);
const OWNER: MemberId = MemberId::from_bytes([0x22; 16]);
const REFERRAL: ReferralId = ReferralId::from_bytes([0x33; 16]);
const SLOT: SlotPlace = SlotPlace {
    member: OWNER,
    unlock: Unlock::Passphrase,
    number: 0,
};

fn bind(to: &RsaPublicJwk) -> Bind {
    Bind::first(
        REFERRAL,
        "R-7K4M-2QXD-4".to_owned(),
        PRACTICE,
        vec![to.kid().clone()],
        1,
        "general-surgery@1".to_owned(),
        Route {
            specialty: "general-surgery".to_owned(),
            category: "hernia".to_owned(),
            subcategory: String::new(),
            region: "interior".to_owned(),
            urgency: "routine".to_owned(),
            specialist: String::new(),
        },
    )
}

fn place(kid: &sealing::jwk::Kid) -> RingPlace {
    RingPlace {
        practice: PRACTICE,
        epoch: 1,
        kid: kid.clone(),
    }
}

/// Seals a file as the sender does, part by part.
async fn seal_file(
    provider: &WebCrypto,
    aid: AttachmentId,
    file: &[u8],
) -> (Attachment, Vec<Vec<u8>>) {
    let mut writer = AttachmentWriter::make(provider, &REFERRAL, aid, file.len() as u64)
        .await
        .unwrap();
    let mut parts = Vec::new();
    while let Some(range) = writer.next_range() {
        let range = usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap();
        parts.push(writer.seal_next(provider, &file[range]).await.unwrap().0);
    }
    (
        writer
            .finish("scan.pdf".to_owned(), "application/pdf".to_owned())
            .unwrap(),
        parts,
    )
}

/// Opens a file as the practice does, part by part.
async fn open_file(provider: &WebCrypto, entry: &Attachment, parts: &[Vec<u8>]) -> Vec<u8> {
    let mut reader = AttachmentReader::new(REFERRAL, entry);
    let mut whole: Vec<u8> = Vec::new();
    for part in parts {
        whole.extend_from_slice(&reader.open_next(provider, part).await.unwrap());
    }
    assert_eq!(reader.finish(), Ok(()));
    whole
}

/// A message each way.
async fn exchange(
    provider: &WebCrypto,
    practice: &Signer<'_, WebCrypto>,
    (enc, key): (&RsaPublicJwk, &browser::UnwrapKey),
    thread: &Thread<WebCrypto>,
    sender: &ThreadKeys,
) {
    let at = "2026-11-24T09:00:00Z".parse().unwrap();
    let first = MessagePlace::first(REFERRAL, PRACTICE, 0, Direction::PracticeToSender);
    let message = Message {
        at,
        body: "Accepted".to_owned(),
    };
    let text = seal_to_sender(provider, &first, message.clone(), practice, &sender.enc)
        .await
        .unwrap();
    let read = open_from_practice(provider, &first, text.as_bytes(), thread).await;
    assert_eq!(read, Ok(message));
    let second = first.next(&text, Direction::SenderToPractice);
    let message = Message {
        at,
        body: "Thank you".to_owned(),
    };
    let text = seal_to_practice(provider, &second, message.clone(), thread, enc)
        .await
        .unwrap();
    let text = text.as_bytes();
    let read = open_from_sender(provider, &second, text, (enc.kid(), key), &sender.sig).await;
    assert_eq!(read, Ok(message));
}

#[wasm_bindgen_test]
async fn a_practice_made_here_receives_opens_and_answers_a_referral() {
    let provider = WebCrypto::new().unwrap();
    let new = NewPractice {
        practice: PRACTICE,
        name: "Example Surgery".to_owned(),
        city: "Kelowna".to_owned(),
        slot: SLOT,
        now: "2026-11-23T08:00:00Z".parse().unwrap(),
        expires: "2027-11-23T08:00:00Z".parse().unwrap(),
    };
    let slot_key = derive_slot_key(&provider, SLOT, b"export key")
        .await
        .unwrap();
    let practice = create_practice(&provider, &new, &slot_key).await.unwrap();

    let file = vec![0x5a; 8_388_608 + 100];
    let aid = AttachmentId::from_bytes([0x44; 16]);
    let (entry, parts) = seal_file(&provider, aid, &file).await;
    let mut bind = bind(&practice.enc);
    bind.att.push(BoundAttachment {
        aid,
        bytes: parts.iter().map(|p| p.len() as u64).sum(),
    });
    let secret = StatusSecret::make(&provider).unwrap();
    let (thread, keys) = SealedThread::make(&provider, REFERRAL, &secret, practice.sig.clone())
        .await
        .unwrap();
    let at = "2026-11-23T09:00:00Z".parse().unwrap();
    let document = Document::new("the answers".to_owned(), vec![entry], keys, at);
    let to = [practice.enc.clone()];
    let envelope = seal_referral(&provider, &bind, &to, &document)
        .await
        .unwrap();

    // The owner unlocks and opens.
    let account = open_slot(&provider, SLOT, &slot_key, practice.slot.as_bytes())
        .await
        .unwrap();
    let member = practice
        .owner
        .open(&provider, OWNER, &account)
        .await
        .unwrap();
    let unlock = || Unlocker {
        kid: practice.owner.enc.kid(),
        key: &member.enc,
    };
    let enc_place = place(practice.enc.kid());
    let enc = practice
        .ring_enc
        .open_rsa(&provider, &enc_place, &practice.enc, unlock())
        .await
        .unwrap();
    let sig_place = place(practice.sig.kid());
    let sig = practice
        .ring_sig
        .open_signing(&provider, &sig_place, &practice.sig, unlock())
        .await
        .unwrap();
    let opened: Document<String> =
        open_referral(&provider, &envelope, &bind, practice.enc.kid(), &enc)
            .await
            .unwrap();
    assert_eq!(opened, document);
    assert!(open_file(&provider, &opened.att[0], &parts).await == file);

    // A word each way.
    let thread = thread.open(&provider, REFERRAL, &secret).await.unwrap();
    let signer = Signer {
        key: &sig,
        public: &practice.sig,
    };
    exchange(
        &provider,
        &signer,
        (&practice.enc, &enc),
        &thread,
        &opened.thread,
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_ring_made_here_can_be_handed_to_another_recipient() {
    let provider = WebCrypto::new().unwrap();
    let made = MadeKit::make(&provider, PRACTICE).await.unwrap();
    let (kit, kit_public) = (made.kit, made.keys.enc);
    let pinned = Pinned::load();
    let (own_kid, own_key) = pinned.kit_key(&provider).await;
    let mut ring = pinned.ring("ring_enc");
    let enc: RsaPublicJwk = pinned.read("enc");
    let own = Unlocker {
        kid: &own_kid,
        key: &own_key,
    };
    ring.add_recipient(&provider, own, &kit_public)
        .await
        .unwrap();
    assert!(ring.kids().any(|kid| kid == kit.kid()));
    let again = Unlocker {
        kid: &own_kid,
        key: &own_key,
    };
    assert!(
        ring.open_rsa(&provider, &place(enc.kid()), &enc, again)
            .await
            .is_ok()
    );
}

/// What the native provider sealed and pinned.
struct Pinned(Value);

impl Pinned {
    fn load() -> Self {
        let text = include_str!("../../sealing/tests/vectors/objects-1.json");
        Self(serde_json::from_str(text).unwrap())
    }

    fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap()
    }

    fn read<T: serde::de::DeserializeOwned>(&self, name: &str) -> T {
        serde_json::from_value(self.0[name].clone()).unwrap()
    }

    fn ring(&self, name: &str) -> RingEntry {
        RingEntry::parse(self.text(name).as_bytes()).unwrap()
    }

    async fn kit_key(&self, provider: &WebCrypto) -> (sealing::jwk::Kid, browser::UnwrapKey) {
        let kit = Kit::parse(self.text("kit").as_bytes()).unwrap();
        let code: KitCode = self.text("kit_code").parse().unwrap();
        let key = kit.open(provider, PRACTICE, &code).await.unwrap();
        (kit.kid().clone(), key)
    }
}

#[wasm_bindgen_test]
async fn what_another_provider_sealed_opens_here() {
    let provider = WebCrypto::new().unwrap();
    let pinned = Pinned::load();
    let secret = b"what OPAQUE exports, sixty-four bytes in the real protocol.....";
    let slot_key = derive_slot_key(&provider, SLOT, secret).await.unwrap();
    let slot = pinned.text("slot").as_bytes();
    let account = open_slot(&provider, SLOT, &slot_key, slot).await.unwrap();
    let owner: SealedMemberKeys = pinned.read("owner");
    let member = owner.open(&provider, OWNER, &account).await.unwrap();

    let (enc, sig): (RsaPublicJwk, OkpPublicJwk) = (pinned.read("enc"), pinned.read("sig"));
    let (kit_kid, kit_key) = pinned.kit_key(&provider).await;
    for (kid, key) in [(owner.enc.kid(), &member.enc), (&kit_kid, &kit_key)] {
        let unlock = || Unlocker { kid, key };
        let (ring_enc, ring_sig) = (pinned.ring("ring_enc"), pinned.ring("ring_sig"));
        ring_enc
            .open_rsa(&provider, &place(enc.kid()), &enc, unlock())
            .await
            .unwrap();
        ring_sig
            .open_signing(&provider, &place(sig.kid()), &sig, unlock())
            .await
            .unwrap();
    }
    let unlock = Unlocker {
        kid: &kit_kid,
        key: &kit_key,
    };
    let key = pinned
        .ring("ring_enc")
        .open_rsa(&provider, &place(enc.kid()), &enc, unlock)
        .await;
    let bind = Bind::parse(pinned.text("bind").as_bytes()).unwrap();
    let envelope = Envelope::parse(pinned.text("envelope").as_bytes()).unwrap();
    let opened: Document<Value> =
        open_referral(&provider, &envelope, &bind, enc.kid(), &key.unwrap())
            .await
            .unwrap();
    assert_eq!(opened.body["patient"], "Test Patient");

    let status: StatusSecret = pinned.text("status_secret").parse().unwrap();
    let thread: SealedThread = pinned.read("thread");
    let thread = thread.open(&provider, REFERRAL, &status).await.unwrap();
    let first = MessagePlace::first(REFERRAL, PRACTICE, 0, Direction::PracticeToSender);
    let text = pinned.text("to_sender").as_bytes();
    let read = open_from_practice::<_, String>(&provider, &first, text, &thread).await;
    assert_eq!(read.unwrap().body, "Accepted");
}

#[wasm_bindgen_test]
async fn randomness_comes_in_any_amount() {
    let mut bytes = vec![0; 200_000];
    WebCrypto::new().unwrap().fill_random(&mut bytes).unwrap();
    assert!(
        bytes
            .chunks(1000)
            .all(|piece| piece.iter().any(|byte| *byte != 0))
    );
}
