//! Key records: who a practice is, which keys it uses, and who says so.

use referral::id::PracticeId;
use referral::text::Line;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use thiserror::Error;

use crate::encoding::{Sha256Digest, b64u, from_b64u};
use crate::error::{OpenError, SealError};
use crate::fingerprint::Fingerprint;
use crate::json;
use crate::jwk::{OkpPublicJwk, RsaPublicJwk};
use crate::jws::{Signature, Signer};
use crate::provider::{Provider, ProviderError};
use crate::timestamp::Timestamp;

const TYP: &str = "fr1-key+json";
const MAX_SIGNATURES: usize = 4;

/// What a key record states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyRecord {
    t: Tag,
    /// The practice.
    pub practice: PracticeId,
    /// Its name: one line of at most 200 characters, each of them to be seen where it stands.
    #[serde(deserialize_with = "as_written::<_, 200>")]
    pub name: String,
    /// Its town, the same of at most 100.
    #[serde(deserialize_with = "as_written::<_, 100>")]
    pub city: String,
    /// Counts from 1; one more at each rotation.
    pub epoch: u32,
    /// The key referrals are sealed to.
    pub enc: [RsaPublicJwk; 1],
    /// The key that signs messages and the next record.
    pub sig: OkpPublicJwk,
    /// SHA-256 of the previous record's payload; zeros in the first.
    pub prev: Sha256Digest,
    /// Not to be used before.
    pub nbf: Timestamp,
    /// Not to be used from then on.
    pub exp: Timestamp,
}

/// A text that is spelled as an operator's file has it. Whoever is asked to sign a record, or to believe
/// it, reads what it says: nothing in it may move, hide or repaint that.
fn as_written<'de, D: Deserializer<'de>, const MAX: usize>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    match text.parse::<Line<MAX>>() {
        Ok(line) if line.as_str() == text => Ok(text),
        _ => Err(D::Error::custom("no name as people read it")),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Tag {
    #[serde(rename = "fr1.key")]
    Key,
}

impl KeyRecord {
    /// A practice's first record: epoch 1, nothing before it.
    pub const fn first(
        practice: PracticeId,
        name: String,
        city: String,
        enc: RsaPublicJwk,
        sig: OkpPublicJwk,
        (nbf, exp): (Timestamp, Timestamp),
    ) -> Self {
        let prev = Sha256Digest::from_bytes([0; 32]);
        Self {
            t: Tag::Key,
            practice,
            name,
            city,
            epoch: 1,
            enc: [enc],
            sig,
            prev,
            nbf,
            exp,
        }
    }

    /// The record of the next epoch, after `before`.
    pub fn after(
        before: &SignedRecord,
        enc: RsaPublicJwk,
        sig: OkpPublicJwk,
        (nbf, exp): (Timestamp, Timestamp),
    ) -> Result<Self, OpenError> {
        let last = before.record()?;
        Ok(Self {
            epoch: last.epoch.checked_add(1).ok_or(OpenError)?,
            enc: [enc],
            sig,
            prev: before.hash(),
            nbf,
            exp,
            ..last
        })
    }

    fn holds(&self, now: Timestamp) -> bool {
        self.nbf <= now && now < self.exp
    }
}

/// A record with its signatures: a JWS in General JSON (RFC 7515 section 7.2.1).
///
/// However it was read, it has the right shape: a record that one reader takes and another passes over
/// could be shown to senders and stand in the log unseen. No signature is verified by that.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct SignedRecord {
    payload: String,
    signatures: Vec<Signature>,
}

/// The members of a record that may have any shape.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    payload: String,
    signatures: Vec<Signature>,
}

impl TryFrom<Unchecked> for SignedRecord {
    type Error = OpenError;

    fn try_from(read: Unchecked) -> Result<Self, OpenError> {
        let Unchecked {
            payload,
            signatures,
        } = read;
        if !(1..=MAX_SIGNATURES).contains(&signatures.len()) {
            return Err(OpenError);
        }
        let signed = Self {
            payload,
            signatures,
        };
        signed.record()?;
        Ok(signed)
    }
}

/// What a record must agree with to be believed.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// The practice that was asked for.
    pub practice: PracticeId,
    /// The record before, already believed; `None` for the first.
    pub previous: Option<&'a SignedRecord>,
    /// The present.
    pub now: Timestamp,
}

impl SignedRecord {
    /// Signs a record with the key it names: the proof of possession.
    pub async fn make<P: Provider>(
        provider: &P,
        record: &KeyRecord,
        key: &P::SigningKey,
    ) -> Result<Self, ProviderError> {
        let payload = b64u(&json::to_vec(record));
        let signer = Signer {
            key,
            public: &record.sig,
        };
        let signature = Signature::make(provider, &signer, TYP, &payload).await?;
        Ok(Self {
            payload,
            signatures: vec![signature],
        })
    }

    /// Adds the previous key's signature (continuity) or the registrar's, if there is room for one more.
    pub async fn countersign<P: Provider>(
        &mut self,
        provider: &P,
        signer: &Signer<'_, P>,
    ) -> Result<(), SealError> {
        if self.signatures.len() >= MAX_SIGNATURES {
            return Err(SealError::Signatures);
        }
        self.signatures
            .push(Signature::make(provider, signer, TYP, &self.payload).await?);
        Ok(())
    }

    /// Reads a record of the right shape; no signature is verified yet.
    pub fn parse(text: &[u8]) -> Result<Self, OpenError> {
        json::parse(text)
    }

    /// As stored and published.
    pub fn to_json(&self) -> String {
        json::to_string(self)
    }

    /// SHA-256 of the payload: the next record's `prev`; of the first record,
    /// the practice's fingerprint.
    pub fn hash(&self) -> Sha256Digest {
        Sha256Digest::of(&from_b64u(&self.payload).unwrap_or_default())
    }

    /// What the record states, believed by nobody yet.
    pub fn record(&self) -> Result<KeyRecord, OpenError> {
        json::parse(&from_b64u(&self.payload)?)
    }

    /// What the record states, if it follows from what is already believed. Whether the registrar has to
    /// have signed it, only a whole [`Chain`] can tell.
    pub async fn verify<P: Provider>(
        &self,
        provider: &P,
        expected: Expected<'_>,
    ) -> Result<KeyRecord, OpenError> {
        let Expected {
            practice,
            previous,
            now,
        } = expected;
        let link = verify_link(provider, practice, previous, self).await;
        let record = link.map_err(|_| OpenError)?;
        if record.holds(now) {
            Ok(record)
        } else {
            Err(OpenError)
        }
    }

    /// Whether this key signed it.
    pub async fn is_signed_by<P: Provider>(&self, provider: &P, by: &OkpPublicJwk) -> bool {
        self.require(provider, by).await.is_ok()
    }

    async fn require<P: Provider>(&self, provider: &P, by: &OkpPublicJwk) -> Result<(), OpenError> {
        let mut own = self.signatures.iter();
        let one = own
            .find(|s| s.kid(TYP).is_ok_and(|kid| kid == *by.kid()))
            .ok_or(OpenError)?;
        one.verify(provider, by, TYP, &self.payload).await
    }
}

/// Why a practice's key is not believed. Each is another lie, or another mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotBelieved {
    /// It is no record of this practice's, or not signed by the key that it names.
    #[error("a record is not the practice's own")]
    Foreign,
    /// It does not hold now.
    #[error("the record does not hold now")]
    NotNow,
    /// It does not follow from the record before.
    #[error("a record does not follow from the one before")]
    Discontinuous,
    /// The registrar did not sign the first one, or the name.
    #[error("the registrar did not sign it")]
    Unregistered,
}

/// A practice's records from the first one on, and what they must agree with.
#[derive(Debug, Clone, Copy)]
pub struct Chain<'a> {
    /// The oldest first; the last is the current one.
    pub records: &'a [SignedRecord],
    /// The practice that was asked for.
    pub practice: PracticeId,
    /// The registrar, where one signs.
    pub registrar: Option<&'a OkpPublicJwk>,
}

/// What a chain of records shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Believed {
    /// The practice's fingerprint.
    pub fingerprint: Fingerprint,
    /// The current record.
    pub current: KeyRecord,
    /// Its hash, as BIND names it.
    pub hash: Sha256Digest,
}

impl Chain<'_> {
    /// Follows the chain from the first record to the current one. The registrar has to have signed
    /// the first, and every one that changes what people call the practice.
    pub async fn verify<P: Provider>(
        &self,
        provider: &P,
        now: Timestamp,
    ) -> Result<Believed, NotBelieved> {
        let mut before: Option<(&SignedRecord, KeyRecord)> = None;
        for signed in self.records {
            let previous = before.as_ref().map(|(signed, _)| *signed);
            let record = verify_link(provider, self.practice, previous, signed).await?;
            let renamed = before
                .as_ref()
                .is_none_or(|(_, last)| (&last.name, &last.city) != (&record.name, &record.city));
            if let (true, Some(registrar)) = (renamed, self.registrar)
                && !signed.is_signed_by(provider, registrar).await
            {
                return Err(NotBelieved::Unregistered);
            }
            before = Some((signed, record));
        }
        let (Some(first), Some((last, current))) = (self.records.first(), before) else {
            return Err(NotBelieved::Foreign);
        };
        if !current.holds(now) {
            return Err(NotBelieved::NotNow);
        }
        Ok(Believed {
            fingerprint: Fingerprint::of(first.hash()),
            hash: last.hash(),
            current,
        })
    }
}

/// What a record states, if it is the practice's, and follows the one before: nothing is said about
/// the time.
pub(crate) async fn verify_link<P: Provider>(
    provider: &P,
    practice: PracticeId,
    previous: Option<&SignedRecord>,
    signed: &SignedRecord,
) -> Result<KeyRecord, NotBelieved> {
    let record = signed.record().map_err(|_| NotBelieved::Foreign)?;
    let own = record.practice == practice && signed.is_signed_by(provider, &record.sig).await;
    if !own {
        return Err(NotBelieved::Foreign);
    }
    let follows = match previous {
        None => record.epoch == 1 && record.prev == Sha256Digest::from_bytes([0; 32]),
        Some(previous) => {
            let before = previous.record().map_err(|_| NotBelieved::Foreign)?;
            record.prev == previous.hash()
                && before.practice == practice
                && before.epoch.checked_add(1) == Some(record.epoch)
                && signed.is_signed_by(provider, &before.sig).await
        }
    };
    if follows {
        Ok(record)
    } else {
        Err(NotBelieved::Discontinuous)
    }
}
