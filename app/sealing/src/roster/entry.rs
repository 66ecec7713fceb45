//! One entry of the roster, as it is written.

use referral::id::{InviteId, PracticeId};
use referral::role::Role;
use serde::{Deserialize, Serialize};

use crate::account::{MemberId, SealedMemberKeys};
use crate::encoding::Sha256Digest;
use crate::error::OpenError;
use crate::json;
use crate::jwk::{Kid, OkpPublicJwk, RsaPublicJwk};
use crate::jws::{Signer, peek_compact, peek_signer, sign_compact, verify_compact};
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
    /// The practice begins. Signed by its first owner.
    Create(Creation),
    /// Whoever has a link may ask to become a member. Signed by an owner, as all that follow but the
    /// last.
    Invite(Invitation),
    /// Who had the link is a member.
    Add(Addition),
    /// A member has another role.
    Role(RoleChange),
    /// The practice has new keys, and perhaps a member less.
    Rotate(Rotation),
    /// Who has the recovery kit is an owner. Signed for the kit.
    Restore(RosterMember),
}

/// A practice's beginning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Creation {
    /// The first member, who signs the entry.
    pub owner: RosterMember,
    /// The recovery kit's key, which rotations wrap to.
    pub kit: RsaPublicJwk,
    /// The key that signs for the kit. The first practices' kits had none, and restore no member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kit_sig: Option<OkpPublicJwk>,
    /// The first epoch's keys by name: referrals are sealed to the first, the
    /// second signs.
    pub keys: [Kid; 2],
}

/// A link that makes whoever has it a member, once an owner has confirmed them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invitation {
    /// The invitation.
    pub invite: InviteId,
    /// What the member will be allowed.
    pub role: Role,
    /// SHA-256 of the key by which the joiner is proven.
    pub key: Sha256Digest,
    /// Nobody is added by it from then on.
    pub until: Timestamp,
}

/// A new member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addition {
    /// By which invitation. It says the role, and is used up.
    pub invite: InviteId,
    /// The member.
    pub member: RosterMember,
}

/// Another role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleChange {
    /// Whose; never the signer's own.
    pub member: MemberId,
    /// Which.
    pub role: Role,
}

/// New keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rotation {
    /// Who is no member any more; never the signer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remove: Option<MemberId>,
    /// The new epoch, one more than the last.
    pub epoch: u32,
    /// Its keys by name, as in [`Creation::keys`].
    pub keys: [Kid; 2],
    /// The new recovery kit. There is one when an owner is removed, who knew the old one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kit: Option<KitKeys>,
}

/// A recovery kit's public keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KitKeys {
    /// Rings are wrapped to this key.
    pub enc: RsaPublicJwk,
    /// [`Act::Restore`] is signed by this key.
    pub sig: OkpPublicJwk,
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

impl RosterMember {
    /// The public halves of a member's own keys.
    pub fn of(member: MemberId, keys: &SealedMemberKeys) -> Self {
        Self {
            member,
            enc: keys.enc.clone(),
            sig: keys.sig.clone(),
        }
    }
}

impl RosterEntry {
    /// The first entry.
    pub const fn create(practice: PracticeId, at: Timestamp, creation: Creation) -> Self {
        let prev = Sha256Digest::from_bytes([0; 32]);
        Self::after(practice, (0, prev), at, Act::Create(creation))
    }

    /// An entry at this place of the chain.
    pub(super) const fn after(
        practice: PracticeId,
        (seq, prev): (u32, Sha256Digest),
        at: Timestamp,
        act: Act,
    ) -> Self {
        Self {
            t: Tag::Roster,
            practice,
            seq,
            prev,
            at,
            act,
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

    /// What an entry says, and the name of the key it claims to be signed by. Nothing is proven.
    pub(super) fn claimed(text: &str) -> Result<(Self, Kid), OpenError> {
        let entry = json::parse(&peek_compact(text)?)?;
        Ok((entry, peek_signer(text, TYP)?))
    }

    /// Refuses an entry that `by` has not signed.
    pub(super) async fn prove<P: Provider>(
        provider: &P,
        by: &OkpPublicJwk,
        text: &str,
    ) -> Result<(), OpenError> {
        verify_compact(provider, by, TYP, text).await.map(drop)
    }
}
