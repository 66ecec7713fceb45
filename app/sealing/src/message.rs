//! Messages between a practice and a referral's sender: signed, then sealed.

use referral::id::{PracticeId, ReferralId};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::encoding::Sha256Digest;
use crate::error::{OpenError, SealError};
use crate::json;
use crate::jwe::{Alg, Jwe, Kind, open_agreed, open_as_rsa_recipient, seal_agreed, seal_to_rsa};
use crate::jwk::EcPublicJwk;
use crate::jwk::{Kid, OkpPublicJwk, RsaPublicJwk};
use crate::jws::{Signer, sign_compact, verify_compact};
use crate::pad::{self, Pad};
use crate::provider::Provider;
use crate::thread::Thread;
use crate::timestamp::Timestamp;

const TO_SENDER: Kind = Kind {
    typ: "fr1-message+jws",
    alg: Alg::EcdhEs,
    max_recipients: 1,
};
const TO_PRACTICE: Kind = Kind {
    typ: "fr1-message+jws",
    alg: Alg::RsaOaep256,
    max_recipients: 1,
};
const SIGNED: &str = "fr1-message+json";
/// The longest signed message, in bytes of padded JSON.
const MAX_LEN: usize = 1 << 19;

/// Where a message stands. Dropping, repeating, reordering, turning round or
/// moving it elsewhere contradicts this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessagePlace {
    t: Tag,
    /// The referral.
    pub rid: ReferralId,
    /// The practice that writes or is written to.
    pub practice: PracticeId,
    /// The referral's hop at that practice.
    pub hop: u32,
    /// Who writes.
    pub dir: Direction,
    /// Counts all messages of the thread from 0, in both directions.
    pub seq: u32,
    /// The hash of the message before; `""` for the first.
    pub prev: String,
}

/// Who writes to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// The practice writes to the sender.
    #[serde(rename = "p2s")]
    PracticeToSender,
    /// The sender writes to the practice.
    #[serde(rename = "s2p")]
    SenderToPractice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Tag {
    #[serde(rename = "fr1.msg")]
    Message,
}

impl MessagePlace {
    /// The first message of a thread.
    pub const fn first(rid: ReferralId, practice: PracticeId, hop: u32, dir: Direction) -> Self {
        Self {
            t: Tag::Message,
            rid,
            practice,
            hop,
            dir,
            seq: 0,
            prev: String::new(),
        }
    }

    /// The message after the one stored as `text`, which stands here.
    #[must_use]
    pub fn next(&self, text: &str, dir: Direction) -> Self {
        let prev = Sha256Digest::of(text.as_bytes()).to_string();
        Self {
            dir,
            seq: self.seq.saturating_add(1),
            prev,
            ..self.clone()
        }
    }
}

/// What is signed: the place again, so that the signature means it too.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "B: DeserializeOwned"))]
struct Signed<B> {
    place: MessagePlace,
    at: Timestamp,
    body: B,
    pad: Pad,
}

/// A message that was opened, with its signature verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message<B> {
    /// When its writer sealed it, by that writer's clock.
    pub at: Timestamp,
    /// What it says.
    pub body: B,
}

/// Seals a practice's message to the sender's thread key.
pub async fn seal_to_sender<P: Provider, B: Serialize>(
    provider: &P,
    place: &MessagePlace,
    message: Message<B>,
    practice: &Signer<'_, P>,
    sender: &EcPublicJwk,
) -> Result<String, SealError> {
    let jws = sign(
        provider,
        place,
        Direction::PracticeToSender,
        message,
        practice,
    )
    .await?;
    let jwe = seal_agreed(
        provider,
        TO_SENDER,
        json::to_vec(place),
        jws.as_bytes(),
        sender,
    )
    .await?;
    Ok(jwe.to_flattened())
}

/// Refuses what is no practice's message at `place`. Whether it opens, only the thread's key shows.
pub fn check_from_practice(place: &MessagePlace, text: &[u8]) -> Result<(), OpenError> {
    parse_at(text, TO_SENDER, place, Direction::PracticeToSender).map(drop)
}

/// Opens a practice's message that stands at `place`.
pub async fn open_from_practice<P: Provider, B: DeserializeOwned>(
    provider: &P,
    place: &MessagePlace,
    text: &[u8],
    thread: &Thread<P>,
) -> Result<Message<B>, OpenError> {
    let jwe = parse_at(text, TO_SENDER, place, Direction::PracticeToSender)?;
    let signed = open_agreed(provider, &jwe, &thread.keys.enc.kid(), &thread.enc).await?;
    verify(provider, place, &signed, &thread.practice).await
}

/// Seals a sender's message to the practice's current key.
pub async fn seal_to_practice<P: Provider, B: Serialize>(
    provider: &P,
    place: &MessagePlace,
    message: Message<B>,
    thread: &Thread<P>,
    practice: &RsaPublicJwk,
) -> Result<String, SealError> {
    let signer = Signer {
        key: &thread.sig,
        public: &thread.keys.sig,
    };
    let jws = sign(
        provider,
        place,
        Direction::SenderToPractice,
        message,
        &signer,
    )
    .await?;
    let to = std::slice::from_ref(practice);
    let jwe = seal_to_rsa(
        provider,
        TO_PRACTICE,
        json::to_vec(place),
        jws.as_bytes(),
        to,
    )
    .await?;
    Ok(jwe.to_flattened())
}

/// Opens a sender's message that stands at `place`; `sender` is the signing
/// key in the referral's sealed document.
pub async fn open_from_sender<P: Provider, B: DeserializeOwned>(
    provider: &P,
    place: &MessagePlace,
    text: &[u8],
    (kid, key): (&Kid, &P::UnwrapKey),
    sender: &OkpPublicJwk,
) -> Result<Message<B>, OpenError> {
    let jwe = parse_at(text, TO_PRACTICE, place, Direction::SenderToPractice)?;
    let signed = open_as_rsa_recipient(provider, &jwe, kid, key).await?;
    verify(provider, place, &signed, sender).await
}

fn parse_at(
    text: &[u8],
    kind: Kind,
    place: &MessagePlace,
    dir: Direction,
) -> Result<Jwe, OpenError> {
    let jwe = Jwe::parse(text, kind)?;
    let here = place.dir == dir && jwe.aad() == json::to_vec(place);
    if here { Ok(jwe) } else { Err(OpenError) }
}

async fn sign<P: Provider, B: Serialize>(
    provider: &P,
    place: &MessagePlace,
    dir: Direction,
    Message { at, body }: Message<B>,
    signer: &Signer<'_, P>,
) -> Result<String, SealError> {
    if place.dir != dir {
        return Err(SealError::Mismatch);
    }
    let statement = Signed {
        place: place.clone(),
        at,
        body,
        pad: Pad,
    };
    let payload = pad::fill(json::to_vec(&statement));
    if payload.len() > MAX_LEN {
        return Err(SealError::TooLong);
    }
    Ok(sign_compact(provider, signer, SIGNED, &payload).await?)
}

async fn verify<P: Provider, B: DeserializeOwned>(
    provider: &P,
    place: &MessagePlace,
    signed: &[u8],
    by: &OkpPublicJwk,
) -> Result<Message<B>, OpenError> {
    let text = std::str::from_utf8(signed).map_err(|_| OpenError)?;
    let payload = verify_compact(provider, by, SIGNED, text).await?;
    let signed: Signed<B> = json::parse(&payload)?;
    if signed.place == *place {
        Ok(Message {
            at: signed.at,
            body: signed.body,
        })
    } else {
        Err(OpenError)
    }
}
