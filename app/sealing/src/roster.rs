//! The roster: a hash chain of signed entries that says who belongs to a practice.

use referral::id::PracticeId;
use serde::{Deserialize, Serialize};

use crate::account::MemberId;
use crate::encoding::Sha256Digest;
use crate::error::OpenError;
use crate::json;
use crate::jwk::{Kid, OkpPublicJwk, RsaPublicJwk};
use crate::jws::{Signer, peek_compact, sign_compact, verify_compact};
use crate::provider::{Provider, ProviderError};
use crate::timestamp::Timestamp;

const TYP: &str = "fr1-roster+json";

/// One entry, signed by a member who may make it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterEntry {
    t: Tag,
    /// The practice.
    pub practice: PracticeId,
    /// Counts from 0.
    pub seq: u32,
    /// SHA-256 of the entry before as its compact JWS; zeros in the first.
    pub prev: Sha256Digest,
    /// When, by its signer's clock.
    pub at: Timestamp,
    /// What changes.
    pub act: Act,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Tag {
    #[serde(rename = "fr1.roster")]
    Roster,
}

/// What an entry changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// The practice begins.
    Create(Creation),
}

/// A practice's beginning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Creation {
    /// The first member, who signs the entry.
    pub owner: RosterMember,
    /// The recovery kit's key, which rotations wrap to.
    pub kit: RsaPublicJwk,
    /// The first epoch's keys by name: referrals are sealed to the first, the
    /// second signs.
    pub keys: [Kid; 2],
}

/// A member's public keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterMember {
    /// The member.
    pub member: MemberId,
    /// Rings are wrapped to this key.
    pub enc: RsaPublicJwk,
    /// The member's entries are signed by this key.
    pub sig: OkpPublicJwk,
}

impl RosterEntry {
    /// The first entry.
    pub const fn create(practice: PracticeId, at: Timestamp, creation: Creation) -> Self {
        let prev = Sha256Digest::from_bytes([0; 32]);
        Self {
            t: Tag::Roster,
            practice,
            seq: 0,
            prev,
            at,
            act: Act::Create(creation),
        }
    }

    /// A compact JWS by `signer`.
    pub async fn sign<P: Provider>(
        &self,
        provider: &P,
        signer: &Signer<'_, P>,
    ) -> Result<String, ProviderError> {
        sign_compact(provider, signer, TYP, &json::to_vec(self)).await
    }

    /// The hash of an entry's compact JWS: the next entry's `prev`.
    pub fn hash(text: &str) -> Sha256Digest {
        Sha256Digest::of(text.as_bytes())
    }
}

/// The creation of `practice`, signed by the owner it names.
///
/// This proves consistency, not identity: whose practice it is, the key record
/// and the fingerprint say.
pub async fn verify_creation<P: Provider>(
    provider: &P,
    practice: PracticeId,
    text: &str,
) -> Result<Creation, OpenError> {
    let claimed: RosterEntry = json::parse(&peek_compact(text)?)?;
    let Act::Create(creation) = &claimed.act;
    verify_compact(provider, &creation.owner.sig, TYP, text).await?;
    if claimed == RosterEntry::create(practice, claimed.at, creation.clone()) {
        Ok(creation.clone())
    } else {
        Err(OpenError)
    }
}
