//! A provider for tests. It counts: whatever is refused before cryptography leaves it at zero. And it
//! has RSA keys that were made before, because making one takes a second.

use std::cell::Cell;

use serde_json::Value;
use zeroize::Zeroizing;

use crate::jwk::{EcPublicJwk, OkpPublicJwk, RsaPublicJwk};
use crate::native::{AesKey, AgreementKey, Native, SigningKey, UnwrapKey};
use crate::provider::{Ceremony, Fresh, Gcm, KEY_LEN, Provider, ProviderError};

thread_local! {
    /// How many RSA keys this thread was given: every provider of a test gives others.
    static RSA_KEYS_GIVEN: Cell<usize> = const { Cell::new(0) };
}

/// The native provider, counting every call but those for randomness. Its first RSA keys are
/// [`rsa_keys`], one after the other; they are public, so that nothing but a test may use them.
#[derive(Default)]
pub struct Counting {
    inner: Native,
    calls: Cell<usize>,
}

impl Counting {
    /// Calls since the last time this was asked.
    pub fn take_calls(&self) -> usize {
        self.calls.take()
    }

    fn count(&self) {
        self.calls.set(self.calls.get() + 1);
    }
}

/// The keys that were made before, as private JWKs.
///
/// # Panics
///
/// Never: their file is JSON.
pub fn rsa_keys() -> Vec<Value> {
    serde_json::from_str(include_str!("counting/rsa_keys.json")).expect("the file is JSON")
}

impl Provider for Counting {
    type Secret = Zeroizing<Vec<u8>>;
    type ContentKey = AesKey;
    type KeyCipher = AesKey;
    type KeyWrap = AesKey;
    type UnwrapKey = UnwrapKey;
    type SigningKey = SigningKey;
    type AgreementKey = AgreementKey;

    fn fill_random(&self, out: &mut [u8]) -> Result<(), ProviderError> {
        self.inner.fill_random(out)
    }

    async fn import_secret(&self, secret: &[u8]) -> Result<Self::Secret, ProviderError> {
        self.count();
        self.inner.import_secret(secret).await
    }

    async fn derive_key_cipher(
        &self,
        secret: &Self::Secret,
        salt: &[u8],
        info: &str,
    ) -> Result<AesKey, ProviderError> {
        self.count();
        self.inner.derive_key_cipher(secret, salt, info).await
    }

    async fn import_content_key(&self, key: &[u8; KEY_LEN]) -> Result<AesKey, ProviderError> {
        self.count();
        self.inner.import_content_key(key).await
    }

    async fn seal(
        &self,
        key: &AesKey,
        gcm: Gcm<'_>,
        plaintext: &[u8],
    ) -> Result<Vec<u8>, ProviderError> {
        self.count();
        self.inner.seal(key, gcm, plaintext).await
    }

    async fn open(
        &self,
        key: &AesKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<Vec<u8>, ProviderError> {
        self.count();
        self.inner.open(key, gcm, sealed).await
    }

    async fn unwrap_content_key(
        &self,
        key: &UnwrapKey,
        encrypted_key: &[u8],
    ) -> Result<AesKey, ProviderError> {
        self.count();
        self.inner.unwrap_content_key(key, encrypted_key).await
    }

    async fn unwrap_key_cipher(
        &self,
        key: &UnwrapKey,
        encrypted_key: &[u8],
    ) -> Result<AesKey, ProviderError> {
        self.count();
        self.inner.unwrap_key_cipher(key, encrypted_key).await
    }

    async fn import_key_cipher(&self, key: &[u8; KEY_LEN]) -> Result<AesKey, ProviderError> {
        self.count();
        self.inner.import_key_cipher(key).await
    }

    async fn import_key_wrap(&self, key: &[u8; KEY_LEN]) -> Result<AesKey, ProviderError> {
        self.count();
        self.inner.import_key_wrap(key).await
    }

    async fn unwrap_key_cipher_kw(
        &self,
        key: &AesKey,
        encrypted_key: &[u8],
    ) -> Result<AesKey, ProviderError> {
        self.count();
        self.inner.unwrap_key_cipher_kw(key, encrypted_key).await
    }

    async fn unwrap_key_cipher_gcm(
        &self,
        cipher: &AesKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<AesKey, ProviderError> {
        self.count();
        self.inner.unwrap_key_cipher_gcm(cipher, gcm, sealed).await
    }

    async fn unwrap_rsa_key(
        &self,
        cipher: &AesKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<UnwrapKey, ProviderError> {
        self.count();
        self.inner.unwrap_rsa_key(cipher, gcm, sealed).await
    }

    async fn unwrap_signing_key(
        &self,
        cipher: &AesKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<SigningKey, ProviderError> {
        self.count();
        self.inner.unwrap_signing_key(cipher, gcm, sealed).await
    }

    async fn unwrap_agreement_key(
        &self,
        cipher: &AesKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<AgreementKey, ProviderError> {
        self.count();
        self.inner.unwrap_agreement_key(cipher, gcm, sealed).await
    }

    async fn sign(&self, key: &SigningKey, message: &[u8]) -> Result<[u8; 64], ProviderError> {
        self.count();
        self.inner.sign(key, message).await
    }

    async fn agree(
        &self,
        key: &AgreementKey,
        peer: &EcPublicJwk,
    ) -> Result<Zeroizing<[u8; 32]>, ProviderError> {
        self.count();
        self.inner.agree(key, peer).await
    }

    async fn verify(
        &self,
        key: &OkpPublicJwk,
        message: &[u8],
        signature: &[u8; 64],
    ) -> Result<bool, ProviderError> {
        self.count();
        self.inner.verify(key, message, signature).await
    }

    async fn make_ephemeral_key(&self) -> Result<(AgreementKey, EcPublicJwk), ProviderError> {
        self.count();
        self.inner.make_ephemeral_key().await
    }
}

impl Ceremony for Counting {
    async fn make_rsa_key(&self) -> Result<(Fresh<UnwrapKey>, RsaPublicJwk), ProviderError> {
        self.count();
        let turn = RSA_KEYS_GIVEN.replace(RSA_KEYS_GIVEN.get() + 1);
        let Some(jwk) = rsa_keys().get(turn).map(Value::to_string) else {
            return self.inner.make_rsa_key().await;
        };
        let key = UnwrapKey::from_jwk(jwk.as_bytes())?;
        let public = key.public()?;
        Ok((Fresh::new(key), public))
    }

    async fn make_signing_key(&self) -> Result<(Fresh<SigningKey>, OkpPublicJwk), ProviderError> {
        self.count();
        self.inner.make_signing_key().await
    }

    async fn make_agreement_key(
        &self,
    ) -> Result<(Fresh<AgreementKey>, EcPublicJwk), ProviderError> {
        self.count();
        self.inner.make_agreement_key().await
    }

    async fn make_key_cipher(&self) -> Result<Fresh<AesKey>, ProviderError> {
        self.count();
        self.inner.make_key_cipher().await
    }

    async fn unwrap_fresh_key_cipher(
        &self,
        key: &UnwrapKey,
        encrypted_key: &[u8],
    ) -> Result<Fresh<AesKey>, ProviderError> {
        self.count();
        self.inner.unwrap_fresh_key_cipher(key, encrypted_key).await
    }

    async fn unwrap_fresh_key_cipher_gcm(
        &self,
        cipher: &AesKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<Fresh<AesKey>, ProviderError> {
        self.count();
        let inner = &self.inner;
        inner.unwrap_fresh_key_cipher_gcm(cipher, gcm, sealed).await
    }

    async fn wrap_key_cipher(
        &self,
        to: &RsaPublicJwk,
        cipher: &Fresh<AesKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        self.count();
        self.inner.wrap_key_cipher(to, cipher).await
    }

    async fn wrap_key_cipher_kw(
        &self,
        key: &AesKey,
        cipher: &Fresh<AesKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        self.count();
        self.inner.wrap_key_cipher_kw(key, cipher).await
    }

    async fn wrap_key_cipher_gcm(
        &self,
        with: &AesKey,
        gcm: Gcm<'_>,
        cipher: &Fresh<AesKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        self.count();
        self.inner.wrap_key_cipher_gcm(with, gcm, cipher).await
    }

    async fn wrap_rsa_key(
        &self,
        with: &AesKey,
        gcm: Gcm<'_>,
        key: &Fresh<UnwrapKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        self.count();
        self.inner.wrap_rsa_key(with, gcm, key).await
    }

    async fn wrap_signing_key(
        &self,
        with: &AesKey,
        gcm: Gcm<'_>,
        key: &Fresh<SigningKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        self.count();
        self.inner.wrap_signing_key(with, gcm, key).await
    }

    async fn wrap_agreement_key(
        &self,
        with: &AesKey,
        gcm: Gcm<'_>,
        key: &Fresh<AgreementKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        self.count();
        self.inner.wrap_agreement_key(with, gcm, key).await
    }
}
