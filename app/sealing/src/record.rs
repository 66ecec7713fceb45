//! Key records: who a practice is, which keys it uses, and who says so.

use referral::id::PracticeId;
use serde::{Deserialize, Serialize};

use crate::encoding::{Sha256Digest, b64u, from_b64u};
use crate::error::OpenError;
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
    /// Its name.
    pub name: String,
    /// Its town.
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
}

/// A record with its signatures: a JWS in General JSON (RFC 7515 section 7.2.1).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedRecord {
    payload: String,
    signatures: Vec<Signature>,
}

/// What a record must agree with to be believed.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// The practice that was asked for.
    pub practice: PracticeId,
    /// The record before, already believed; `None` for the first.
    pub previous: Option<&'a SignedRecord>,
    /// The registrar, where one signs.
    pub registrar: Option<&'a OkpPublicJwk>,
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

    /// Adds the previous key's signature (continuity) or the registrar's.
    pub async fn countersign<P: Provider>(
        &mut self,
        provider: &P,
        signer: &Signer<'_, P>,
    ) -> Result<(), ProviderError> {
        self.signatures
            .push(Signature::make(provider, signer, TYP, &self.payload).await?);
        Ok(())
    }

    /// Reads a record of the right shape; no signature is verified yet.
    pub fn parse(text: &[u8]) -> Result<Self, OpenError> {
        let signed: Self = json::parse(text)?;
        signed.record()?;
        let count = signed.signatures.len();
        if (1..=MAX_SIGNATURES).contains(&count) {
            Ok(signed)
        } else {
            Err(OpenError)
        }
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

    /// What the record states, if it follows from what is already believed.
    pub async fn verify<P: Provider>(
        &self,
        provider: &P,
        expected: Expected<'_>,
    ) -> Result<KeyRecord, OpenError> {
        let record = self.record()?;
        let current = record.nbf <= expected.now && expected.now < record.exp;
        if record.practice != expected.practice || !current {
            return Err(OpenError);
        }
        self.require(provider, &record.sig).await?;
        match expected.previous {
            Some(previous) => {
                let before = previous.record()?;
                let follows = record.prev == previous.hash()
                    && before.practice == record.practice
                    && before.epoch.checked_add(1) == Some(record.epoch);
                if !follows {
                    return Err(OpenError);
                }
                self.require(provider, &before.sig).await?;
            }
            None if record.epoch != 1 || record.prev != Sha256Digest::from_bytes([0; 32]) => {
                return Err(OpenError);
            }
            None => {}
        }
        if let Some(registrar) = expected.registrar {
            self.require(provider, registrar).await?;
        }
        Ok(record)
    }

    async fn require<P: Provider>(&self, provider: &P, by: &OkpPublicJwk) -> Result<(), OpenError> {
        let mut own = self.signatures.iter();
        let one = own
            .find(|s| s.kid(TYP).is_ok_and(|kid| kid == *by.kid()))
            .ok_or(OpenError)?;
        one.verify(provider, by, TYP, &self.payload).await
    }
}
