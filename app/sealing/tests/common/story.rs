//! One practice and one referral, as the tests' starting point.

use futures::executor::block_on;
use referral::id::{AttachmentId, PracticeId, ReferralId};
use sealing::account::{MemberId, SlotPlace, Unlock, derive_slot_key};
use sealing::attachment::AttachmentWriter;
use sealing::bind::{Bind, BoundAttachment, Route};
use sealing::creation::{CreatedPractice, NewPractice, create_practice};
use sealing::document::{Attachment, Document};
use sealing::envelope::{Envelope, seal_referral};
use sealing::native::UnwrapKey;
use sealing::provider::{Ceremony, Provider};
use sealing::ring::{RingPlace, Unlocker};
use sealing::thread::{SealedThread, StatusSecret};
use sealing::{OpenError, Timestamp};
use serde::{Deserialize, Serialize};

/// Stands in for a referral's answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answers {
    pub(crate) patient: String,
    pub(crate) reason: String,
}

pub(crate) const PASSPHRASE_SECRET: &[u8] =
    b"what OPAQUE exports, sixty-four bytes in the real protocol.....";
pub(crate) const PRACTICE: PracticeId = PracticeId::from_bytes([0x11; 16]);
pub(crate) const OWNER: MemberId = MemberId::from_bytes([0x22; 16]);
pub(crate) const REFERRAL: ReferralId = ReferralId::from_bytes([0x33; 16]);
pub(crate) const SLOT: SlotPlace = SlotPlace {
    member: OWNER,
    unlock: Unlock::Passphrase,
    number: 0,
};

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn answers() -> Answers {
    Answers {
        patient: "Test Patient".to_owned(),
        reason: "Hernia, réductible".to_owned(),
    }
}

pub(crate) fn create<C: Ceremony>(ceremony: &C) -> CreatedPractice {
    let new = NewPractice {
        practice: PRACTICE,
        name: "Example Surgery".to_owned(),
        city: "Kelowna".to_owned(),
        slot: SLOT,
        now: at("2026-11-23T08:00:00Z"),
        expires: at("2027-11-23T08:00:00Z"),
    };
    block_on(async {
        let slot_key = derive_slot_key(ceremony, SLOT, PASSPHRASE_SECRET)
            .await
            .unwrap();
        create_practice(ceremony, &new, &slot_key).await.unwrap()
    })
}

/// The practice's key as its kit opens it.
pub(crate) fn practice_key<P: Provider>(
    provider: &P,
    practice: &CreatedPractice,
) -> Result<P::UnwrapKey, OpenError> {
    block_on(async {
        let kit_key = practice
            .kit
            .kit
            .open(provider, PRACTICE, &practice.kit.code)
            .await?;
        let kid = practice.enc.kid().clone();
        let place = RingPlace {
            practice: PRACTICE,
            epoch: 1,
            kid,
        };
        let by_kit = Unlocker {
            kid: practice.kit.kit.kid(),
            key: &kit_key,
        };
        practice
            .ring_enc
            .open_rsa(provider, &place, &practice.enc, by_kit)
            .await
    })
}

/// A referral with its attachments' parts.
pub(crate) struct Sent {
    pub(crate) bind: Bind,
    pub(crate) envelope: Envelope,
    pub(crate) document: Document<Answers>,
    pub(crate) parts: Vec<Vec<Vec<u8>>>,
    pub(crate) secret: StatusSecret,
    pub(crate) thread: SealedThread,
}

pub(crate) fn bind(rid: ReferralId, practice: &CreatedPractice) -> Bind {
    Bind::first(
        rid,
        "R-7K4M-2QXD-4".to_owned(),
        PRACTICE,
        vec![practice.enc.kid().clone()],
        1,
        "general-surgery@1".to_owned(),
        Route {
            specialty: "general-surgery".to_owned(),
            category: "hernia".to_owned(),
            subcategory: String::new(),
            region: "interior".to_owned(),
            urgency: "routine".to_owned(),
            specialist: "44".repeat(16),
        },
    )
}

pub(crate) fn send<C: Ceremony>(
    ceremony: &C,
    practice: &CreatedPractice,
    rid: ReferralId,
    files: &[&[u8]],
) -> Sent {
    let mut bind = bind(rid, practice);
    let (mut att, mut parts) = (Vec::new(), Vec::new());
    for (at, file) in files.iter().enumerate() {
        let aid = AttachmentId::from_bytes([0x50 + u8::try_from(at).unwrap(); 16]);
        let (entry, sealed) = seal_file(ceremony, rid, aid, file);
        bind.att.push(BoundAttachment {
            aid,
            bytes: sealed.iter().map(|p| p.len() as u64).sum(),
        });
        att.push(entry);
        parts.push(sealed);
    }
    let secret = StatusSecret::make(ceremony).unwrap();
    let (thread, keys) = block_on(SealedThread::make(
        ceremony,
        rid,
        &secret,
        practice.sig.clone(),
    ))
    .unwrap();
    let document = Document::new(answers(), att, keys, at("2026-11-23T09:00:00Z"));
    let to = [practice.enc.clone()];
    let envelope = block_on(seal_referral(ceremony, &bind, &to, &document)).unwrap();
    Sent {
        bind,
        envelope,
        document,
        parts,
        secret,
        thread,
    }
}

pub(crate) fn seal_file<P: Provider>(
    provider: &P,
    rid: ReferralId,
    aid: AttachmentId,
    file: &[u8],
) -> (Attachment, Vec<Vec<u8>>) {
    block_on(async {
        let mut writer = AttachmentWriter::make(provider, &rid, aid, file.len() as u64)
            .await
            .unwrap();
        let mut parts = Vec::new();
        while let Some(range) = writer.next_range() {
            let range = usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap();
            let (part, _) = writer.seal_next(provider, &file[range]).await.unwrap();
            parts.push(part);
        }
        let entry = writer
            .finish("lab.pdf".to_owned(), "application/pdf".to_owned())
            .unwrap();
        (entry, parts)
    })
}

/// The `kid` and key of whoever opens referrals, for brevity.
pub(crate) fn opener<'a>(
    practice: &'a CreatedPractice,
    key: &'a UnwrapKey,
) -> (&'a sealing::jwk::Kid, &'a UnwrapKey) {
    (practice.enc.kid(), key)
}

/// A key of any length, wrapped as an attacker would.
pub(crate) fn weak_wrap(to: &sealing::jwk::RsaPublicJwk, key: &[u8]) -> Vec<u8> {
    use base64ct::{Base64UrlUnpadded, Encoding as _};
    use rand_core::{CryptoRng, RngCore};

    struct Fixed;
    impl RngCore for Fixed {
        fn next_u32(&mut self) -> u32 {
            4
        }
        fn next_u64(&mut self) -> u64 {
            4
        }
        fn fill_bytes(&mut self, out: &mut [u8]) {
            out.fill(4);
        }
        fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), rand_core::Error> {
            out.fill(4);
            Ok(())
        }
    }
    impl CryptoRng for Fixed {}

    let n = Base64UrlUnpadded::decode_vec(to.n()).unwrap();
    let public = rsa::RsaPublicKey::new(
        rsa::BigUint::from_bytes_be(&n),
        rsa::BigUint::from(65_537_u32),
    );
    public
        .unwrap()
        .encrypt(&mut Fixed, rsa::Oaep::new::<sha2::Sha256>(), key)
        .unwrap()
}
