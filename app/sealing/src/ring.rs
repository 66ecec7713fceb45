//! The key ring: each of a practice's private keys as one JWE, with every
//! member and the recovery kit as recipients.

use referral::id::PracticeId;
use serde::Serialize;

use crate::error::{OpenError, SealError};
use crate::json;
use crate::jwe::{Alg, Draft, Jwe, Kind, Recipient};
use crate::jwk::{Kid, OkpPublicJwk, RsaPublicJwk};
use crate::oaep;
use crate::provider::{Ceremony, Fresh, Gcm, Provider, random};

const KIND: Kind = Kind {
    typ: "fr1-ring+json",
    alg: Alg::RsaOaep256,
    max_recipients: MAX_RECIPIENTS,
};

/// Who can open an entry at most: the members, and the kit.
pub const MAX_RECIPIENTS: usize = 256;

/// What a ring entry is bound to. Its recipients are not: the roster says who
/// may stand there, and changing them does not encrypt the key anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RingPlace {
    /// The practice.
    pub practice: PracticeId,
    /// The key's epoch.
    pub epoch: u32,
    /// The key's name.
    pub kid: Kid,
}

impl RingPlace {
    fn to_bytes(&self) -> Vec<u8> {
        #[derive(Serialize)]
        struct Members<'a> {
            t: &'static str,
            practice: &'a PracticeId,
            epoch: u32,
            kid: &'a Kid,
        }
        let Self {
            practice,
            epoch,
            kid,
        } = self;
        json::to_vec(&Members {
            t: "fr1.ring",
            practice,
            epoch: *epoch,
            kid,
        })
    }
}

/// One private key of a practice, wrapped to its members and its kit.
#[derive(Debug, Clone)]
pub struct RingEntry(Jwe);

impl RingEntry {
    /// Reads an entry of the right shape; nothing in it is proven yet.
    pub fn parse(text: &[u8]) -> Result<Self, OpenError> {
        Jwe::parse(text, KIND).map(Self)
    }

    /// Who can open it: to be compared with the roster before it is used.
    pub fn kids(&self) -> impl Iterator<Item = &Kid> {
        self.0.kids()
    }

    /// Whether it says that it belongs here.
    pub fn is_at(&self, place: &RingPlace) -> bool {
        self.0.aad() == place.to_bytes()
    }

    /// General JSON, as stored.
    pub fn to_general(&self) -> String {
        self.0.to_general()
    }

    /// Flattened JSON for one recipient.
    pub fn to_flattened(&self, kid: &Kid) -> Result<String, OpenError> {
        self.0.flattened_for(kid)
    }

    /// An entry for the practice's RSA key.
    pub async fn make_rsa<C: Ceremony>(
        ceremony: &C,
        place: &RingPlace,
        key: &Fresh<C::UnwrapKey>,
        to: &[&RsaPublicJwk],
    ) -> Result<Self, SealError> {
        make(ceremony, place, to, async |cipher, gcm| {
            Ok(ceremony.wrap_rsa_key(cipher, gcm, key).await?)
        })
        .await
    }

    /// An entry for the practice's signing key.
    pub async fn make_signing<C: Ceremony>(
        ceremony: &C,
        place: &RingPlace,
        key: &Fresh<C::SigningKey>,
        to: &[&RsaPublicJwk],
    ) -> Result<Self, SealError> {
        make(ceremony, place, to, async |cipher, gcm| {
            Ok(ceremony.wrap_signing_key(cipher, gcm, key).await?)
        })
        .await
    }

    /// The practice's RSA key, proven to be the private half of `public`.
    pub async fn open_rsa<P: Provider>(
        &self,
        provider: &P,
        place: &RingPlace,
        public: &RsaPublicJwk,
        as_member: Unlocker<'_, P>,
    ) -> Result<P::UnwrapKey, OpenError> {
        let cipher = self
            .unwrap_cipher(provider, place, public.kid(), as_member)
            .await?;
        let key = self
            .0
            .with_gcm(async |gcm, sealed| provider.unwrap_rsa_key(&cipher, gcm, sealed).await)
            .await?;
        prove_rsa(provider, &key, public).await?;
        Ok(key)
    }

    /// The practice's signing key, proven to be the private half of `public`.
    pub async fn open_signing<P: Provider>(
        &self,
        provider: &P,
        place: &RingPlace,
        public: &OkpPublicJwk,
        as_member: Unlocker<'_, P>,
    ) -> Result<P::SigningKey, OpenError> {
        let cipher = self
            .unwrap_cipher(provider, place, public.kid(), as_member)
            .await?;
        let key = self
            .0
            .with_gcm(async |gcm, sealed| provider.unwrap_signing_key(&cipher, gcm, sealed).await)
            .await?;
        prove_signing(provider, &key, public).await?;
        Ok(key)
    }

    async fn unwrap_cipher<P: Provider>(
        &self,
        provider: &P,
        place: &RingPlace,
        expected: &Kid,
        as_member: Unlocker<'_, P>,
    ) -> Result<P::KeyCipher, OpenError> {
        if place.kid != *expected || self.0.aad() != place.to_bytes() {
            return Err(OpenError);
        }
        let recipient = self.0.recipient(as_member.kid)?;
        Ok(provider
            .unwrap_key_cipher(as_member.key, &recipient.encrypted_key)
            .await?)
    }

    /// Lets `new` open the entry too. Open the entry first, to know that it is
    /// genuine, and check `new` against the roster.
    pub async fn add_recipient<C: Ceremony>(
        &mut self,
        ceremony: &C,
        as_member: Unlocker<'_, C>,
        new: &RsaPublicJwk,
    ) -> Result<(), OpenError> {
        if self.kids().any(|kid| kid == new.kid()) || self.kids().count() == KIND.max_recipients {
            return Err(OpenError);
        }
        let recipient = self.0.recipient(as_member.kid)?;
        let cipher = ceremony
            .unwrap_fresh_key_cipher(as_member.key, &recipient.encrypted_key)
            .await?;
        let wrapped = ceremony.wrap_key_cipher(new, &cipher).await?;
        self.0
            .add_recipient(Recipient::wrapped(KIND.alg, new.kid().clone(), wrapped));
        Ok(())
    }

    /// Drops every recipient that `keep` does not name.
    pub fn keep_recipients(&mut self, keep: &[Kid]) {
        self.0.keep_recipients(|kid| keep.contains(kid));
    }
}

/// A recipient's private key with its name.
pub struct Unlocker<'a, P: Provider> {
    /// The key's name.
    pub kid: &'a Kid,
    /// The key.
    pub key: &'a P::UnwrapKey,
}

async fn make<C: Ceremony>(
    ceremony: &C,
    place: &RingPlace,
    to: &[&RsaPublicJwk],
    wrap: impl AsyncFnOnce(&C::KeyCipher, Gcm<'_>) -> Result<Vec<u8>, SealError>,
) -> Result<RingEntry, SealError> {
    if to.is_empty() || to.len() > KIND.max_recipients {
        return Err(SealError::Recipients);
    }
    let cipher = ceremony.make_key_cipher().await?;
    let mut recipients = Vec::with_capacity(to.len());
    for one in to {
        let wrapped = ceremony.wrap_key_cipher(one, &cipher).await?;
        recipients.push(Recipient::wrapped(KIND.alg, one.kid().clone(), wrapped));
    }
    let draft = Draft::make(ceremony, KIND, place.to_bytes())?;
    let jwe = draft
        .seal(recipients, async |gcm| wrap(cipher.handle(), gcm).await)
        .await?;
    Ok(RingEntry(jwe))
}

/// A handle does not show its public half, so it is asked to open something.
pub(crate) async fn prove_rsa<P: Provider>(
    provider: &P,
    key: &P::UnwrapKey,
    public: &RsaPublicJwk,
) -> Result<(), OpenError> {
    let secret = random(provider)?;
    let gcm = Gcm {
        iv: &[0; 12],
        aad: b"fr1.probe",
    };
    let sealed = provider
        .seal(&provider.import_content_key(&secret).await?, gcm, &[])
        .await?;
    let wrapped = oaep::wrap(provider, public, &secret)?;
    let content_key = provider.unwrap_content_key(key, &wrapped).await?;
    provider.open(&content_key, gcm, &sealed).await?;
    Ok(())
}

/// As [`prove_rsa`], with a signature.
pub(crate) async fn prove_signing<P: Provider>(
    provider: &P,
    key: &P::SigningKey,
    public: &OkpPublicJwk,
) -> Result<(), OpenError> {
    let challenge = [b"fr1.probe".as_slice(), &*random::<32, _>(provider)?].concat();
    let signature = provider.sign(key, &challenge).await?;
    let good = provider.verify(public, &challenge, &signature).await?;
    if good { Ok(()) } else { Err(OpenError) }
}
