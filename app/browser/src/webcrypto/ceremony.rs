//! The only place that makes extractable keys. They are wrapped, never exported.

use sealing::jwk::{EcPublicJwk, OkpPublicJwk, RsaPublicJwk};
use sealing::provider::{Ceremony, Fresh, Gcm, ProviderError};

use super::subtle::{Algorithm, Format, usages};
use super::{AgreementKey, KeyCipher, KeyWrap, SigningKey, UnwrapKey, WebCrypto};

impl Ceremony for WebCrypto {
    async fn make_rsa_key(&self) -> Result<(Fresh<UnwrapKey>, RsaPublicJwk), ProviderError> {
        let pair = self
            .subtle
            .generate_pair(&Algorithm::NewRsaOaep, true, usages::RSA_PAIR)
            .await?;
        let n = self
            .subtle
            .public_member(&pair.get_public_key(), "n")
            .await?;
        let public = RsaPublicJwk::from_modulus(&n).map_err(|_| ProviderError)?;
        Ok((Fresh::new(UnwrapKey(pair.get_private_key())), public))
    }

    async fn make_signing_key(&self) -> Result<(Fresh<SigningKey>, OkpPublicJwk), ProviderError> {
        let pair = self
            .subtle
            .generate_pair(&Algorithm::Ed25519, true, usages::SIGN_PAIR)
            .await?;
        let public = self.subtle.export_raw(&pair.get_public_key()).await?;
        let public = public.try_into().map_err(|_| ProviderError)?;
        let key = SigningKey(pair.get_private_key());
        Ok((Fresh::new(key), OkpPublicJwk::from_bytes(public)))
    }

    async fn make_agreement_key(
        &self,
    ) -> Result<(Fresh<AgreementKey>, EcPublicJwk), ProviderError> {
        let pair = self
            .subtle
            .generate_pair(&Algorithm::P256, true, usages::AGREE)
            .await?;
        let public = self.subtle.export_raw(&pair.get_public_key()).await?;
        let public = EcPublicJwk::from_sec1(&public).map_err(|_| ProviderError)?;
        Ok((Fresh::new(AgreementKey(pair.get_private_key())), public))
    }

    async fn make_key_cipher(&self) -> Result<Fresh<KeyCipher>, ProviderError> {
        let key = self.subtle.generate_aes(true, usages::KEYS).await?;
        Ok(Fresh::new(KeyCipher(key)))
    }

    async fn unwrap_fresh_key_cipher(
        &self,
        key: &UnwrapKey,
        encrypted_key: &[u8],
    ) -> Result<Fresh<KeyCipher>, ProviderError> {
        let with = (&key.0, &Algorithm::RsaOaep);
        let cipher = self
            .subtle
            .unwrap_aes(with, encrypted_key, true, usages::KEYS)
            .await?;
        Ok(Fresh::new(KeyCipher(cipher)))
    }

    async fn unwrap_fresh_key_cipher_gcm(
        &self,
        cipher: &KeyCipher,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<Fresh<KeyCipher>, ProviderError> {
        let with = (&cipher.0, &Algorithm::Gcm(gcm));
        let fresh = self
            .subtle
            .unwrap_aes(with, sealed, true, usages::KEYS)
            .await?;
        Ok(Fresh::new(KeyCipher(fresh)))
    }

    async fn wrap_key_cipher(
        &self,
        to: &RsaPublicJwk,
        cipher: &Fresh<KeyCipher>,
    ) -> Result<Vec<u8>, ProviderError> {
        // Not the `rsa` crate: it would need the cipher's bytes.
        let to = self.subtle.import_rsa_public(to).await?;
        self.subtle
            .wrap(Format::Raw, &cipher.handle().0, &to, &Algorithm::RsaOaep)
            .await
    }

    async fn wrap_key_cipher_kw(
        &self,
        key: &KeyWrap,
        cipher: &Fresh<KeyCipher>,
    ) -> Result<Vec<u8>, ProviderError> {
        self.subtle
            .wrap(Format::Raw, &cipher.handle().0, &key.0, &Algorithm::AesKw)
            .await
    }

    async fn wrap_key_cipher_gcm(
        &self,
        with: &KeyCipher,
        gcm: Gcm<'_>,
        cipher: &Fresh<KeyCipher>,
    ) -> Result<Vec<u8>, ProviderError> {
        self.subtle
            .wrap(
                Format::Raw,
                &cipher.handle().0,
                &with.0,
                &Algorithm::Gcm(gcm),
            )
            .await
    }

    async fn wrap_rsa_key(
        &self,
        with: &KeyCipher,
        gcm: Gcm<'_>,
        key: &Fresh<UnwrapKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        self.subtle
            .wrap(Format::Jwk, &key.handle().0, &with.0, &Algorithm::Gcm(gcm))
            .await
    }

    async fn wrap_signing_key(
        &self,
        with: &KeyCipher,
        gcm: Gcm<'_>,
        key: &Fresh<SigningKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        self.subtle
            .wrap(Format::Jwk, &key.handle().0, &with.0, &Algorithm::Gcm(gcm))
            .await
    }

    async fn wrap_agreement_key(
        &self,
        with: &KeyCipher,
        gcm: Gcm<'_>,
        key: &Fresh<AgreementKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        self.subtle
            .wrap(Format::Jwk, &key.handle().0, &with.0, &Algorithm::Gcm(gcm))
            .await
    }
}
