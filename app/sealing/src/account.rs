//! A member's account: what unlocks it, and the keys it holds.

pub use referral::id::MemberId;
use serde::{Deserialize, Serialize};

use crate::derive::derive_key;
use crate::error::{OpenError, SealError};
use crate::json;
use crate::jwe::{Alg, Draft, Jwe, Kind, Recipient};
use crate::jwk::{Kid, OkpPublicJwk, RsaPublicJwk};
use crate::provider::{Ceremony, Fresh, Gcm, Provider, ProviderError};
use crate::ring::{prove_rsa, prove_signing};

const SLOT: Kind = Kind {
    typ: "fr1-slot",
    alg: Alg::Dir,
    max_recipients: 1,
};
const MEMBER: Kind = Kind {
    typ: "fr1-member+json",
    alg: Alg::Dir,
    max_recipients: 1,
};

/// What a member unlocks with. The name is also the derivation's `info`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unlock {
    /// OPAQUE's `export_key`.
    #[serde(rename = "fr1.unlock.pw")]
    Passphrase,
    /// A passkey's PRF output.
    #[serde(rename = "fr1.unlock.prf")]
    Passkey,
    /// The member's own recovery code.
    #[serde(rename = "fr1.unlock.rec")]
    RecoveryCode,
}

impl Unlock {
    const fn info(self) -> &'static str {
        match self {
            Self::Passphrase => "fr1.unlock.pw",
            Self::Passkey => "fr1.unlock.prf",
            Self::RecoveryCode => "fr1.unlock.rec",
        }
    }
}

/// Which slot of whose account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotPlace {
    /// The member.
    pub member: MemberId,
    /// What opens it.
    pub unlock: Unlock,
    /// Tells several slots of one kind apart, from 0.
    pub number: u32,
}

impl SlotPlace {
    fn to_bytes(self) -> Vec<u8> {
        #[derive(Serialize)]
        struct Members {
            t: &'static str,
            member: MemberId,
            slot: u32,
            kdf: Unlock,
        }
        let Self {
            member,
            unlock,
            number,
        } = self;
        json::to_vec(&Members {
            t: "fr1.slot",
            member,
            slot: number,
            kdf: unlock,
        })
    }
}

/// The key of a slot, from the secret that its kind of unlocking gives.
pub async fn derive_slot_key<P: Provider>(
    provider: &P,
    place: SlotPlace,
    secret: &[u8],
) -> Result<P::KeyCipher, ProviderError> {
    let kek = derive_key(secret, place.member.as_bytes(), place.unlock.info());
    provider.import_key_cipher(&kek).await
}

/// The same, from a secret that was taken in: a passkey's.
pub async fn derive_slot_key_of<P: Provider>(
    provider: &P,
    place: SlotPlace,
    secret: &P::Secret,
) -> Result<P::KeyCipher, ProviderError> {
    let (salt, info) = (place.member.as_bytes(), place.unlock.info());
    provider.derive_key_cipher(secret, salt, info).await
}

/// Draws an account key and seals it in its first slot.
pub async fn make_account<C: Ceremony>(
    ceremony: &C,
    place: SlotPlace,
    slot_key: &C::KeyCipher,
) -> Result<String, SealError> {
    let account_key = ceremony.make_key_cipher().await?;
    seal_account(ceremony, place, slot_key, &account_key).await
}

async fn seal_account<C: Ceremony>(
    ceremony: &C,
    place: SlotPlace,
    slot_key: &C::KeyCipher,
    account_key: &Fresh<C::KeyCipher>,
) -> Result<String, SealError> {
    seal_slot(ceremony, place, async |gcm| {
        ceremony
            .wrap_key_cipher_gcm(slot_key, gcm, account_key)
            .await
    })
    .await
}

/// Why a slot was not made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The slot does not open with the old key, or is none.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// It could not be sealed under the new one.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// The same account key in another slot, or in the same one under another key: what a change of
/// passphrase and a recovery code need. Nothing that the account key seals changes.
pub async fn reseal_slot<C: Ceremony>(
    ceremony: &C,
    (from, from_key): (SlotPlace, &C::KeyCipher),
    slot: &[u8],
    (to, to_key): (SlotPlace, &C::KeyCipher),
) -> Result<String, ChangeError> {
    let jwe = parse_slot(from, slot)?;
    let open = async |gcm: Gcm<'_>, sealed: &[u8]| {
        let opened = ceremony.unwrap_fresh_key_cipher_gcm(from_key, gcm, sealed);
        opened.await
    };
    let account_key = jwe.with_gcm(open).await.map_err(OpenError::from)?;
    Ok(seal_account(ceremony, to, to_key, &account_key).await?)
}

/// A slot; `wrap` seals the account key under the slot's own key.
pub(crate) async fn seal_slot<P: Provider>(
    provider: &P,
    place: SlotPlace,
    wrap: impl AsyncFnOnce(Gcm<'_>) -> Result<Vec<u8>, ProviderError>,
) -> Result<String, SealError> {
    let jwe = Draft::make(provider, SLOT, place.to_bytes())?
        .seal(vec![Recipient::direct()], wrap)
        .await?;
    Ok(jwe.to_flattened())
}

/// Refuses what is no slot at this place. Whether it opens, only its key shows.
pub fn check_slot(place: SlotPlace, slot: &[u8]) -> Result<(), OpenError> {
    parse_slot(place, slot).map(drop)
}

fn parse_slot(place: SlotPlace, slot: &[u8]) -> Result<Jwe, OpenError> {
    let jwe = Jwe::parse(slot, SLOT)?;
    if jwe.aad() == place.to_bytes() {
        Ok(jwe)
    } else {
        Err(OpenError)
    }
}

/// The account key out of a slot.
pub async fn open_slot<P: Provider>(
    provider: &P,
    place: SlotPlace,
    slot_key: &P::KeyCipher,
    slot: &[u8],
) -> Result<P::KeyCipher, OpenError> {
    let jwe = parse_slot(place, slot)?;
    let open = async |gcm: Gcm<'_>, sealed: &[u8]| {
        provider.unwrap_key_cipher_gcm(slot_key, gcm, sealed).await
    };
    Ok(jwe.with_gcm(open).await?)
}

/// A member's key pairs as the server keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedMemberKeys {
    /// Rings are wrapped to this key.
    pub enc: RsaPublicJwk,
    /// Roster entries are signed by this key.
    pub sig: OkpPublicJwk,
    /// The private half of `enc`, a JWE under the account key.
    pub sealed_enc: String,
    /// The private half of `sig`, a JWE under the account key.
    pub sealed_sig: String,
}

/// A member's unlocked private keys.
pub struct MemberKeys<P: Provider> {
    /// Opens rings.
    pub enc: P::UnwrapKey,
    /// Signs roster entries.
    pub sig: P::SigningKey,
}

impl SealedMemberKeys {
    /// Draws a member's keys.
    pub async fn make<C: Ceremony>(
        ceremony: &C,
        member: MemberId,
        account_key: &C::KeyCipher,
    ) -> Result<Self, SealError> {
        let (enc_key, enc) = ceremony.make_rsa_key().await?;
        let (sig_key, sig) = ceremony.make_signing_key().await?;
        let direct = || vec![Recipient::direct()];
        let sealed_enc = Draft::make(ceremony, MEMBER, place(member, enc.kid()))?
            .seal(direct(), async |gcm| {
                ceremony.wrap_rsa_key(account_key, gcm, &enc_key).await
            })
            .await?;
        let sealed_sig = Draft::make(ceremony, MEMBER, place(member, sig.kid()))?
            .seal(direct(), async |gcm| {
                ceremony.wrap_signing_key(account_key, gcm, &sig_key).await
            })
            .await?;
        let (sealed_enc, sealed_sig) = (sealed_enc.to_flattened(), sealed_sig.to_flattened());
        Ok(Self {
            enc,
            sig,
            sealed_enc,
            sealed_sig,
        })
    }

    /// Refuses what are no sealed keys of this member. Whether they open, only the account key
    /// shows.
    pub fn check(&self, member: MemberId) -> Result<(), OpenError> {
        parse_at(&self.sealed_enc, member, self.enc.kid())?;
        parse_at(&self.sealed_sig, member, self.sig.kid())?;
        Ok(())
    }

    /// Unlocks them, and proves that they go with the public keys beside them.
    pub async fn open<P: Provider>(
        &self,
        provider: &P,
        member: MemberId,
        account_key: &P::KeyCipher,
    ) -> Result<MemberKeys<P>, OpenError> {
        let sealed_enc = parse_at(&self.sealed_enc, member, self.enc.kid())?;
        let sealed_sig = parse_at(&self.sealed_sig, member, self.sig.kid())?;
        let enc = sealed_enc
            .with_gcm(async |gcm, sealed| provider.unwrap_rsa_key(account_key, gcm, sealed).await)
            .await?;
        let sig = sealed_sig
            .with_gcm(async |gcm, sealed| {
                provider.unwrap_signing_key(account_key, gcm, sealed).await
            })
            .await?;
        prove_rsa(provider, &enc, &self.enc).await?;
        prove_signing(provider, &sig, &self.sig).await?;
        Ok(MemberKeys { enc, sig })
    }
}

fn parse_at(text: &str, member: MemberId, kid: &Kid) -> Result<Jwe, OpenError> {
    let jwe = Jwe::parse(text.as_bytes(), MEMBER)?;
    if jwe.aad() == place(member, kid) {
        Ok(jwe)
    } else {
        Err(OpenError)
    }
}

fn place(member: MemberId, kid: &Kid) -> Vec<u8> {
    #[derive(Serialize)]
    struct Members<'a> {
        t: &'static str,
        member: MemberId,
        kid: &'a Kid,
    }
    json::to_vec(&Members {
        t: "fr1.member",
        member,
        kid,
    })
}
