//! The status secret: what lets a sender without an account read and answer.

use std::fmt;
use std::str::FromStr;

use referral::id::ReferralId;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::derive::derive_key;
use crate::document::ThreadKeys;
use crate::encoding::{Sha256Digest, array_from_b64u, b64u};
use crate::error::{OpenError, SealError};
use crate::json;
use crate::jwe::{Alg, Draft, Jwe, Kind, Recipient};
use crate::jwk::OkpPublicJwk;
use crate::provider::{Ceremony, Gcm, Provider, ProviderError, random};
use crate::ring::prove_signing;

const KIND: Kind = Kind {
    typ: "fr1-thread+json",
    alg: Alg::Dir,
    max_recipients: 1,
};

/// R: 256 random bits that the done page and the PDF's last page show. It
/// opens messages, never the referral.
#[derive(Clone, PartialEq, Eq)]
pub struct StatusSecret(Zeroizing<[u8; 32]>);

impl StatusSecret {
    /// A random secret.
    pub fn make<P: Provider>(provider: &P) -> Result<Self, ProviderError> {
        random(provider).map(Self)
    }

    /// The secret of these bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// T, which the sender shows to the server that keeps its hash.
    pub fn derive_access_token(&self, rid: &ReferralId) -> AccessToken {
        AccessToken(derive_key(&*self.0, rid.as_bytes(), "fr1.auth"))
    }

    async fn derive_thread_key<P: Provider>(
        &self,
        provider: &P,
        rid: &ReferralId,
    ) -> Result<P::KeyCipher, ProviderError> {
        let key = derive_key(&*self.0, rid.as_bytes(), "fr1.thread");
        provider.import_key_cipher(&key).await
    }
}

/// base64url, 43 characters, as in the link's fragment.
impl fmt::Display for StatusSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Zeroizing::new(b64u(&*self.0)))
    }
}

impl fmt::Debug for StatusSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StatusSecret(..)")
    }
}

impl FromStr for StatusSecret {
    type Err = OpenError;

    fn from_str(text: &str) -> Result<Self, OpenError> {
        array_from_b64u(text).map(Self::from_bytes)
    }
}

/// Proves knowledge of a secret to the server without giving the secret away: T of R, and that of a
/// member's recovery code.
#[derive(Clone)]
pub struct AccessToken(Zeroizing<[u8; 32]>);

impl AccessToken {
    pub(crate) fn from_bytes(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(bytes)
    }

    /// As sent: base64url, 43 characters.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(b64u(&*self.0))
    }

    /// As received.
    pub fn parse(text: &str) -> Result<Self, OpenError> {
        array_from_b64u(text).map(Zeroizing::new).map(Self)
    }

    /// What the server keeps.
    pub fn hash(&self) -> Sha256Digest {
        Sha256Digest::of(&*self.0)
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(..)")
    }
}

/// The thread's private keys as the server keeps them: two JWEs under R.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedThread {
    /// The private half of the P-256 key.
    pub enc: String,
    /// The private half of the Ed25519 key.
    pub sig: String,
}

/// A thread that R unlocked.
pub struct Thread<P: Provider> {
    /// Opens the practice's messages.
    pub enc: P::AgreementKey,
    /// Signs the sender's.
    pub sig: P::SigningKey,
    /// The public halves.
    pub keys: ThreadKeys,
    /// The practice's signing key as the sender's browser saw it when sealing.
    pub practice: OkpPublicJwk,
}

/// Authenticated beside each key: everything public about the thread.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    t: Tag,
    rid: ReferralId,
    key: Which,
    own: ThreadKeys,
    practice: OkpPublicJwk,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Tag {
    #[serde(rename = "fr1.thread")]
    Thread,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Which {
    Enc,
    Sig,
}

impl SealedThread {
    /// Draws a referral's thread keys and seals them under R.
    pub async fn make<C: Ceremony>(
        ceremony: &C,
        rid: ReferralId,
        secret: &StatusSecret,
        practice: OkpPublicJwk,
    ) -> Result<(Self, ThreadKeys), SealError> {
        let (enc_key, enc) = ceremony.make_agreement_key().await?;
        let (sig_key, sig) = ceremony.make_signing_key().await?;
        let own = ThreadKeys { enc, sig };
        let cipher = secret.derive_thread_key(ceremony, &rid).await?;
        let place = |key| {
            let (own, practice) = (own.clone(), practice.clone());
            json::to_vec(&Place {
                t: Tag::Thread,
                rid,
                key,
                own,
                practice,
            })
        };
        let direct = || vec![Recipient::direct()];
        let enc = Draft::make(ceremony, KIND, place(Which::Enc))?
            .seal(direct(), async |gcm| {
                ceremony.wrap_agreement_key(&cipher, gcm, &enc_key).await
            })
            .await?;
        let sig = Draft::make(ceremony, KIND, place(Which::Sig))?
            .seal(direct(), async |gcm| {
                ceremony.wrap_signing_key(&cipher, gcm, &sig_key).await
            })
            .await?;
        Ok((
            Self {
                enc: enc.to_flattened(),
                sig: sig.to_flattened(),
            },
            own,
        ))
    }

    /// Unlocks the thread of this referral.
    pub async fn open<P: Provider>(
        &self,
        provider: &P,
        rid: ReferralId,
        secret: &StatusSecret,
    ) -> Result<Thread<P>, OpenError> {
        let (enc_jwe, enc_place) = parse_at(&self.enc, rid, Which::Enc)?;
        let (sig_jwe, sig_place) = parse_at(&self.sig, rid, Which::Sig)?;
        if enc_place.own != sig_place.own || enc_place.practice != sig_place.practice {
            return Err(OpenError);
        }
        let cipher = secret.derive_thread_key(provider, &rid).await?;
        let open_enc = async |gcm: Gcm<'_>, sealed: &[u8]| {
            provider.unwrap_agreement_key(&cipher, gcm, sealed).await
        };
        let open_sig = async |gcm: Gcm<'_>, sealed: &[u8]| {
            provider.unwrap_signing_key(&cipher, gcm, sealed).await
        };
        let enc = enc_jwe.with_gcm(open_enc).await?;
        let sig = sig_jwe.with_gcm(open_sig).await?;
        prove_signing(provider, &sig, &sig_place.own.sig).await?;
        Ok(Thread {
            enc,
            sig,
            keys: sig_place.own,
            practice: sig_place.practice,
        })
    }
}

fn parse_at(text: &str, rid: ReferralId, key: Which) -> Result<(Jwe, Place), OpenError> {
    let jwe = Jwe::parse(text.as_bytes(), KIND)?;
    let place: Place = json::parse(jwe.aad())?;
    let here = place.rid == rid && place.key == key && json::to_vec(&place) == jwe.aad();
    if here {
        Ok((jwe, place))
    } else {
        Err(OpenError)
    }
}
