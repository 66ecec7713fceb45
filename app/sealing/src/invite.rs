//! Invitations: a link whose secret no server learns, and what whoever has it proves by it.
//!
//! The secret stands in the link's fragment. Two things are derived from it: a token by which the
//! server finds the invitation, and a key by which the joiner's browser vouches for the joiner's own
//! keys. The owners keep that key, sealed; the roster has its hash.

use hmac::{Hmac, Mac as _};
use referral::id::{InviteId, PracticeId};
use serde::Serialize;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::derive::derive_key;
use crate::encoding::Sha256Digest;
use crate::error::{OpenError, SealError};
use crate::json;
use crate::jwe::{Alg, Jwe, Kind, open_as_rsa_recipient, seal_to_rsa};
use crate::jwk::{Kid, RsaPublicJwk};
use crate::provider::{Provider, ProviderError, random};
use crate::ring::{MAX_RECIPIENTS, Unlocker};
use crate::roster::RosterMember;

const KIND: Kind = Kind {
    typ: "fr1-invite+json",
    alg: Alg::RsaOaep256,
    max_recipients: MAX_RECIPIENTS,
};

/// 256 random bits, shown once as a link.
pub struct InviteSecret(Zeroizing<[u8; 32]>);

impl InviteSecret {
    /// A random secret.
    pub fn make<P: Provider>(provider: &P) -> Result<Self, ProviderError> {
        random(provider).map(Self)
    }

    /// The secret of a link.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// As the link has it.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What the server is asked with. It keeps the SHA-256 of it.
    pub fn derive_access(&self) -> Zeroizing<[u8; 32]> {
        derive_key(&*self.0, &[], "fr1.invite.auth")
    }

    /// What proves the joiner.
    pub fn derive_proof_key(&self) -> ProofKey {
        ProofKey(derive_key(&*self.0, &[], "fr1.invite.mac"))
    }
}

/// The key by which a joiner is proven (HMAC-SHA-256, RFC 2104).
pub struct ProofKey(Zeroizing<[u8; 32]>);

/// Who joins, by whose own word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joining<'a> {
    /// The practice.
    pub practice: PracticeId,
    /// By which invitation.
    pub invite: InviteId,
    /// Their keys.
    pub member: &'a RosterMember,
    /// What the others will call them.
    pub name: &'a str,
    /// What they will sign in with.
    pub email: &'a str,
}

impl Joining<'_> {
    fn to_bytes(self) -> Vec<u8> {
        #[derive(Serialize)]
        struct Members<'a> {
            t: &'static str,
            practice: PracticeId,
            invite: InviteId,
            member: &'a RosterMember,
            name: &'a str,
            email: &'a str,
        }
        let Self {
            practice,
            invite,
            member,
            name,
            email,
        } = self;
        json::to_vec(&Members {
            t: "fr1.join",
            practice,
            invite,
            member,
            name,
            email,
        })
    }
}

impl ProofKey {
    /// What the roster has of it.
    pub fn hash(&self) -> Sha256Digest {
        Sha256Digest::of(&*self.0)
    }

    /// What a joiner's browser says besides the keys.
    pub fn prove(&self, joining: Joining<'_>) -> Sha256Digest {
        let proof = self.mac(joining).finalize().into_bytes();
        Sha256Digest::from_bytes(proof.into())
    }

    /// Refuses a joiner whom whoever had the link has not proven.
    pub fn check(&self, joining: Joining<'_>, proof: &Sha256Digest) -> Result<(), OpenError> {
        let mac = self.mac(joining);
        mac.verify_slice(proof.as_bytes()).map_err(|_| OpenError)
    }

    fn mac(&self, joining: Joining<'_>) -> Hmac<Sha256> {
        let mac = Hmac::<Sha256>::new_from_slice(&*self.0);
        let mut mac = mac.expect("HMAC takes keys of any length");
        mac.update(&joining.to_bytes());
        mac
    }

    /// Seals it for the owners: a JWE in General JSON.
    pub async fn seal<P: Provider>(
        &self,
        provider: &P,
        (practice, invite): (PracticeId, InviteId),
        owners: &[RsaPublicJwk],
    ) -> Result<String, SealError> {
        let aad = place(practice, invite);
        let jwe = seal_to_rsa(provider, KIND, aad, &*self.0, owners).await?;
        Ok(jwe.to_general())
    }

    /// The key of an invitation, for one of its owners. Hold its [`ProofKey::hash`] against the
    /// roster's: anybody can seal something for an owner.
    pub async fn open<P: Provider>(
        provider: &P,
        (practice, invite): (PracticeId, InviteId),
        sealed: &[u8],
        owner: Unlocker<'_, P>,
    ) -> Result<Self, OpenError> {
        let jwe = Jwe::parse(sealed, KIND)?;
        if jwe.aad() != place(practice, invite) {
            return Err(OpenError);
        }
        let key = open_as_rsa_recipient(provider, &jwe, owner.kid, owner.key).await?;
        let key = Zeroizing::new(key);
        let mut bytes = Zeroizing::new([0; 32]);
        if key.len() != bytes.len() {
            return Err(OpenError);
        }
        bytes.copy_from_slice(&key);
        Ok(Self(bytes))
    }
}

/// Refuses what is no sealed key of this invitation. Whether it opens, only its owners see.
pub fn check_sealed(
    (practice, invite): (PracticeId, InviteId),
    sealed: &[u8],
    owners: &[&Kid],
) -> Result<(), OpenError> {
    let jwe = Jwe::parse(sealed, KIND)?;
    if jwe.aad() == place(practice, invite) && jwe.kids().eq(owners.iter().copied()) {
        Ok(())
    } else {
        Err(OpenError)
    }
}

/// Whether the sealed key of this invitation names somebody among its recipients.
///
/// # Errors
/// It is no sealed key of this invitation.
pub fn is_sealed_for(
    (practice, invite): (PracticeId, InviteId),
    sealed: &[u8],
    owner: &Kid,
) -> Result<bool, OpenError> {
    let jwe = Jwe::parse(sealed, KIND)?;
    if jwe.aad() != place(practice, invite) {
        return Err(OpenError);
    }
    Ok(jwe.kids().any(|kid| kid == owner))
}

fn place(practice: PracticeId, invite: InviteId) -> Vec<u8> {
    #[derive(Serialize)]
    struct Members {
        t: &'static str,
        practice: PracticeId,
        invite: InviteId,
    }
    json::to_vec(&Members {
        t: "fr1.invite",
        practice,
        invite,
    })
}
