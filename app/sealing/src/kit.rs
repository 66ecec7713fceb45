//! The recovery kit: a key pair of its own whose private half only the paper opens.

use referral::id::PracticeId;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::derive::derive_key;
use crate::error::{OpenError, SealError};
use crate::json;
use crate::jwe::{Alg, Draft, Jwe, Kind, Recipient};
use crate::jwk::{Kid, RsaPublicJwk};
use crate::kit_code::KitCode;
use crate::provider::{Ceremony, Provider, ProviderError};
use crate::ring::{RingEntry, RingPlace};
use crate::roster::KitKeys;

const KIND: Kind = Kind {
    typ: "fr1-kit+json",
    alg: Alg::A256Kw,
    max_recipients: 1,
};

/// The kit's private key, sealed under its code.
#[derive(Debug, Clone)]
pub struct Kit {
    jwe: Jwe,
    place: Place,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    t: Tag,
    practice: PracticeId,
    /// The kit's id: its public key's thumbprint, as rings name it.
    kit: Kid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Tag {
    #[serde(rename = "fr1.kit")]
    Kit,
}

/// A kit that was made: the code goes to paper, all else to the server.
pub struct MadeKit {
    /// To be printed, never to be stored or sent.
    pub code: KitCode,
    /// The kit.
    pub kit: Kit,
    /// Its public keys, for the roster.
    pub keys: KitKeys,
    /// The private half of the key that signs for it, for the kit alone.
    pub signing: RingEntry,
}

impl MadeKit {
    /// A new kit of a practice.
    pub async fn make<C: Ceremony>(ceremony: &C, practice: PracticeId) -> Result<Self, SealError> {
        let (code, kit, enc) = Kit::make(ceremony, practice).await?;
        let (key, sig) = ceremony.make_signing_key().await?;
        let place = signing_place(practice, sig.kid());
        let signing = RingEntry::make_signing(ceremony, &place, &key, &[&enc]).await?;
        Ok(Self {
            code,
            kit,
            keys: KitKeys { enc, sig },
            signing,
        })
    }
}

/// Where the key that signs for a kit stands: beside the practice's rings, in no epoch of theirs.
pub fn signing_place(practice: PracticeId, kid: &Kid) -> RingPlace {
    RingPlace {
        practice,
        epoch: 0,
        kid: kid.clone(),
    }
}

/// What the server is asked with by whoever has the code. It keeps the SHA-256 of it.
pub fn derive_access(code: &KitCode) -> Zeroizing<[u8; 32]> {
    derive_key(code.as_bytes(), &[], "fr1.kit.auth")
}

impl Kit {
    /// A new kit: what is printed, what is stored, and the key rings are wrapped to.
    async fn make<C: Ceremony>(
        ceremony: &C,
        practice: PracticeId,
    ) -> Result<(KitCode, Self, RsaPublicJwk), SealError> {
        let code = KitCode::make(ceremony)?;
        let (key, public) = ceremony.make_rsa_key().await?;
        let place = Place {
            t: Tag::Kit,
            practice,
            kit: public.kid().clone(),
        };
        let kek = derive_kek(ceremony, &code, practice).await?;
        let cipher = ceremony.make_key_cipher().await?;
        let wrapped = ceremony.wrap_key_cipher_kw(&kek, &cipher).await?;
        let recipients = vec![Recipient::wrapped(KIND.alg, public.kid().clone(), wrapped)];
        let jwe = Draft::make(ceremony, KIND, json::to_vec(&place))?
            .seal(recipients, async |gcm| {
                ceremony.wrap_rsa_key(cipher.handle(), gcm, &key).await
            })
            .await?;
        Ok((code, Self { jwe, place }, public))
    }

    /// Reads a kit of the right shape; only its code proves it.
    pub fn parse(text: &[u8]) -> Result<Self, OpenError> {
        let jwe = Jwe::parse(text, KIND)?;
        let place: Place = json::parse(jwe.aad())?;
        let named = jwe.recipient(&place.kit).is_ok();
        if named && json::to_vec(&place) == jwe.aad() {
            Ok(Self { jwe, place })
        } else {
            Err(OpenError)
        }
    }

    /// The kit's id, which is its recipient's name in rings.
    pub const fn kid(&self) -> &Kid {
        &self.place.kit
    }

    /// Whose kit it says it is.
    pub const fn practice(&self) -> PracticeId {
        self.place.practice
    }

    /// Flattened JSON, as stored and exported.
    pub fn to_json(&self) -> String {
        self.jwe.to_flattened()
    }

    /// The kit's private key.
    pub async fn open<P: Provider>(
        &self,
        provider: &P,
        practice: PracticeId,
        code: &KitCode,
    ) -> Result<P::UnwrapKey, OpenError> {
        if self.place.practice != practice {
            return Err(OpenError);
        }
        let kek = derive_kek(provider, code, practice).await?;
        let wrapped = &self.jwe.only_recipient()?.encrypted_key;
        let cipher = provider.unwrap_key_cipher_kw(&kek, wrapped).await?;
        let open = async |gcm: crate::provider::Gcm<'_>, sealed: &[u8]| {
            provider.unwrap_rsa_key(&cipher, gcm, sealed).await
        };
        Ok(self.jwe.with_gcm(open).await?)
    }
}

async fn derive_kek<P: Provider>(
    provider: &P,
    code: &KitCode,
    practice: PracticeId,
) -> Result<P::KeyWrap, ProviderError> {
    let kek = derive_key(code.as_bytes(), practice.as_bytes(), "fr1.kit");
    provider.import_key_wrap(&kek).await
}
