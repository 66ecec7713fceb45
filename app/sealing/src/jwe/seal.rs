//! Sealing an object of a given kind.

use crate::error::SealError;
use crate::json;
use crate::jwk::{EcPublicJwk, Kid, RsaPublicJwk};
use crate::oaep;
use crate::provider::{Gcm, IV_LEN, Provider, ProviderError, random};

use super::{Alg, Header, Jwe, Kind, Protected, Recipient, additional_data, agree};

/// An object whose authenticated data is fixed and whose content is not sealed yet.
pub(crate) struct Draft {
    protected: String,
    aad: Vec<u8>,
    iv: [u8; IV_LEN],
}

impl Draft {
    /// Draws a random initialization vector for a fresh or rarely used key.
    pub(crate) fn make<P: Provider>(
        provider: &P,
        kind: Kind,
        aad: Vec<u8>,
    ) -> Result<Self, ProviderError> {
        let protected = Protected {
            enc: "A256GCM".to_owned(),
            typ: kind.typ.to_owned(),
        };
        let protected = crate::encoding::b64u(&json::to_vec(&protected));
        Ok(Self {
            protected,
            aad,
            iv: *random(provider)?,
        })
    }

    /// Seals with `seal`, which gives ciphertext and tag, for these recipients.
    pub(crate) async fn seal<E>(
        self,
        recipients: Vec<Recipient>,
        seal: impl AsyncFnOnce(Gcm<'_>) -> Result<Vec<u8>, E>,
    ) -> Result<Jwe, E> {
        let additional = additional_data(&self.protected, &self.aad);
        let sealed = seal(Gcm {
            iv: &self.iv,
            aad: &additional,
        })
        .await?;
        let Self { protected, aad, iv } = self;
        Ok(Jwe {
            protected,
            aad,
            recipients,
            iv,
            sealed,
        })
    }
}

impl Recipient {
    /// A recipient whose key was wrapped to the key of this name.
    pub(crate) fn wrapped(alg: Alg, kid: Kid, encrypted_key: Vec<u8>) -> Self {
        Self {
            header: Header {
                alg,
                kid: Some(kid),
                epk: None,
            },
            encrypted_key,
        }
    }

    /// The recipient of `dir`: whoever has the key.
    pub(crate) fn direct() -> Self {
        Self {
            header: Header {
                alg: Alg::Dir,
                kid: None,
                epk: None,
            },
            encrypted_key: Vec::new(),
        }
    }

    fn agreed(kid: Kid, epk: EcPublicJwk) -> Self {
        let header = Header {
            alg: Alg::EcdhEs,
            kid: Some(kid),
            epk: Some(epk),
        };
        Self {
            header,
            encrypted_key: Vec::new(),
        }
    }
}

/// Seals under a random content key, wrapped to each recipient.
pub(crate) async fn seal_to_rsa<P: Provider>(
    provider: &P,
    kind: Kind,
    aad: Vec<u8>,
    plaintext: &[u8],
    to: &[RsaPublicJwk],
) -> Result<Jwe, SealError> {
    if to.is_empty() || to.len() > kind.max_recipients {
        return Err(SealError::Recipients);
    }
    let key = random(provider)?;
    let recipients = to
        .iter()
        .map(|one| {
            let wrapped = oaep::wrap(provider, one, &key)?;
            Ok(Recipient::wrapped(
                Alg::RsaOaep256,
                one.kid().clone(),
                wrapped,
            ))
        })
        .collect::<Result<_, ProviderError>>()?;
    let content_key = provider.import_content_key(&key).await?;
    let draft = Draft::make(provider, kind, aad)?;
    Ok(draft
        .seal(recipients, async |gcm| {
            provider.seal(&content_key, gcm, plaintext).await
        })
        .await?)
}

/// Seals under a key agreed between an ephemeral key and `to` (ECDH-ES).
pub(crate) async fn seal_agreed<P: Provider>(
    provider: &P,
    kind: Kind,
    aad: Vec<u8>,
    plaintext: &[u8],
    to: &EcPublicJwk,
) -> Result<Jwe, SealError> {
    let (ephemeral, epk) = provider.make_ephemeral_key().await?;
    let z = provider.agree(&ephemeral, to).await?;
    let content_key = provider
        .import_content_key(&agree::derive_content_key(&z))
        .await?;
    let recipients = vec![Recipient::agreed(to.kid(), epk)];
    let draft = Draft::make(provider, kind, aad)?;
    Ok(draft
        .seal(recipients, async |gcm| {
            provider.seal(&content_key, gcm, plaintext).await
        })
        .await?)
}
