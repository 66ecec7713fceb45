//! The sealing provider that stands on the browser's own cryptography
//! (W3C Web Cryptography), in pages and in workers.
//!
//! Every handle is a non-extractable `CryptoKey` with the one usage it needs.
//! Only [`ceremony`] makes others.

mod ceremony;
mod subtle;

use sealing::jwk::{EcPublicJwk, OkpPublicJwk};
use sealing::provider::{Gcm, KEY_LEN, Provider, ProviderError};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::CryptoKey;
use zeroize::Zeroizing;

use subtle::{Algorithm, Subtle, usages};

/// The browser's cryptography, found once per page or worker.
#[derive(Debug, Clone)]
pub struct WebCrypto {
    subtle: Subtle,
}

macro_rules! handle {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(CryptoKey);
    };
}

handle!(
    /// HKDF: `deriveKey`.
    Secret
);
handle!(
    /// AES-256-GCM: `encrypt`, `decrypt`.
    ContentKey
);
handle!(
    /// AES-256-GCM: `wrapKey`, `unwrapKey`.
    KeyCipher
);
handle!(
    /// AES-256-KW: `wrapKey`, `unwrapKey`.
    KeyWrap
);
handle!(
    /// RSA-OAEP with SHA-256, private: `unwrapKey`.
    UnwrapKey
);
handle!(
    /// Ed25519, private: `sign`.
    SigningKey
);
handle!(
    /// P-256, private: `deriveBits`.
    AgreementKey
);

impl WebCrypto {
    /// The cryptography of this page or worker.
    ///
    /// # Errors
    /// There is none: the address is neither loopback nor https.
    pub fn new() -> Result<Self, ProviderError> {
        Ok(Self {
            subtle: Subtle::of_this_scope()?,
        })
    }

    /// A new key that seals and opens, and that nobody can export.
    pub(crate) async fn make_content_key(&self) -> Result<ContentKey, ProviderError> {
        let key = self.subtle.generate_aes(false, usages::CONTENT).await?;
        Ok(ContentKey(key))
    }
}

impl ContentKey {
    /// The browser's own key, to be kept in this browser.
    pub(crate) fn as_js(&self) -> &JsValue {
        self.0.as_ref()
    }

    /// A key that was kept in this browser: one of ours, which nobody can export.
    pub(crate) fn from_kept(kept: JsValue) -> Option<Self> {
        let key: CryptoKey = kept.dyn_into().ok()?;
        (!key.extractable() && subtle::is_aes_256_gcm(&key)).then_some(Self(key))
    }
}

impl Provider for WebCrypto {
    type Secret = Secret;
    type ContentKey = ContentKey;
    type KeyCipher = KeyCipher;
    type KeyWrap = KeyWrap;
    type UnwrapKey = UnwrapKey;
    type SigningKey = SigningKey;
    type AgreementKey = AgreementKey;

    fn fill_random(&self, out: &mut [u8]) -> Result<(), ProviderError> {
        self.subtle.fill_random(out)
    }

    async fn import_secret(&self, secret: &[u8]) -> Result<Secret, ProviderError> {
        self.subtle
            .import_raw(secret, &Algorithm::Hkdf, usages::DERIVE)
            .await
            .map(Secret)
    }

    async fn derive_key_cipher(
        &self,
        secret: &Secret,
        salt: &[u8],
        info: &str,
    ) -> Result<KeyCipher, ProviderError> {
        self.subtle
            .derive_aes(&secret.0, salt, info, usages::KEYS)
            .await
            .map(KeyCipher)
    }

    async fn import_content_key(&self, key: &[u8; KEY_LEN]) -> Result<ContentKey, ProviderError> {
        self.subtle
            .import_raw(key, &Algorithm::AesGcm, usages::CONTENT)
            .await
            .map(ContentKey)
    }

    async fn seal(
        &self,
        key: &ContentKey,
        gcm: Gcm<'_>,
        plaintext: &[u8],
    ) -> Result<Vec<u8>, ProviderError> {
        self.subtle.encrypt(&key.0, gcm, plaintext).await
    }

    async fn open(
        &self,
        key: &ContentKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<Vec<u8>, ProviderError> {
        self.subtle.decrypt(&key.0, gcm, sealed).await
    }

    async fn unwrap_content_key(
        &self,
        key: &UnwrapKey,
        encrypted_key: &[u8],
    ) -> Result<ContentKey, ProviderError> {
        let with = (&key.0, &Algorithm::RsaOaep);
        self.subtle
            .unwrap_aes(with, encrypted_key, false, usages::DECRYPT)
            .await
            .map(ContentKey)
    }

    async fn unwrap_key_cipher(
        &self,
        key: &UnwrapKey,
        encrypted_key: &[u8],
    ) -> Result<KeyCipher, ProviderError> {
        let with = (&key.0, &Algorithm::RsaOaep);
        self.subtle
            .unwrap_aes(with, encrypted_key, false, usages::UNWRAP)
            .await
            .map(KeyCipher)
    }

    async fn import_key_cipher(&self, key: &[u8; KEY_LEN]) -> Result<KeyCipher, ProviderError> {
        self.subtle
            .import_raw(key, &Algorithm::AesGcm, usages::KEYS)
            .await
            .map(KeyCipher)
    }

    async fn import_key_wrap(&self, key: &[u8; KEY_LEN]) -> Result<KeyWrap, ProviderError> {
        self.subtle
            .import_raw(key, &Algorithm::AesKw, usages::KEYS)
            .await
            .map(KeyWrap)
    }

    async fn unwrap_key_cipher_kw(
        &self,
        key: &KeyWrap,
        encrypted_key: &[u8],
    ) -> Result<KeyCipher, ProviderError> {
        let with = (&key.0, &Algorithm::AesKw);
        self.subtle
            .unwrap_aes(with, encrypted_key, false, usages::UNWRAP)
            .await
            .map(KeyCipher)
    }

    async fn unwrap_key_cipher_gcm(
        &self,
        cipher: &KeyCipher,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<KeyCipher, ProviderError> {
        let with = (&cipher.0, &Algorithm::Gcm(gcm));
        // An account key wraps what is added to the account later, so it keeps both usages.
        self.subtle
            .unwrap_aes(with, sealed, false, usages::KEYS)
            .await
            .map(KeyCipher)
    }

    async fn unwrap_rsa_key(
        &self,
        cipher: &KeyCipher,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<UnwrapKey, ProviderError> {
        let key = self
            .subtle
            .unwrap_jwk(&cipher.0, gcm, sealed, &Algorithm::RsaOaep, usages::UNWRAP)
            .await?;
        subtle::check_rsa(&key)?;
        Ok(UnwrapKey(key))
    }

    async fn unwrap_signing_key(
        &self,
        cipher: &KeyCipher,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<SigningKey, ProviderError> {
        let algorithm = Algorithm::Ed25519;
        self.subtle
            .unwrap_jwk(&cipher.0, gcm, sealed, &algorithm, usages::SIGN)
            .await
            .map(SigningKey)
    }

    async fn unwrap_agreement_key(
        &self,
        cipher: &KeyCipher,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<AgreementKey, ProviderError> {
        let algorithm = Algorithm::P256;
        self.subtle
            .unwrap_jwk(&cipher.0, gcm, sealed, &algorithm, usages::AGREE)
            .await
            .map(AgreementKey)
    }

    async fn sign(&self, key: &SigningKey, message: &[u8]) -> Result<[u8; 64], ProviderError> {
        self.subtle.sign(&key.0, message).await
    }

    async fn verify(
        &self,
        key: &OkpPublicJwk,
        message: &[u8],
        signature: &[u8; 64],
    ) -> Result<bool, ProviderError> {
        let key = self
            .subtle
            .import_raw(key.as_bytes(), &Algorithm::Ed25519, usages::VERIFY)
            .await?;
        self.subtle.verify(&key, message, signature).await
    }

    async fn make_ephemeral_key(&self) -> Result<(AgreementKey, EcPublicJwk), ProviderError> {
        let pair = self
            .subtle
            .generate_pair(&Algorithm::P256, false, usages::AGREE)
            .await?;
        let public = self.subtle.export_raw(&pair.get_public_key()).await?;
        let public = EcPublicJwk::from_sec1(&public).map_err(|_| ProviderError)?;
        Ok((AgreementKey(pair.get_private_key()), public))
    }

    async fn agree(
        &self,
        key: &AgreementKey,
        peer: &EcPublicJwk,
    ) -> Result<Zeroizing<[u8; 32]>, ProviderError> {
        let peer = self
            .subtle
            .import_raw(&peer.to_sec1(), &Algorithm::P256, usages::NONE)
            .await?;
        self.subtle.derive_bits(&key.0, &peer).await
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use sealing::provider::Ceremony as _;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    const GCM: Gcm<'static> = Gcm {
        iv: &[0; 12],
        aad: b"test",
    };

    #[wasm_bindgen_test]
    async fn no_handle_in_use_can_be_exported() {
        let provider = WebCrypto::new().unwrap();
        let cipher = provider.import_key_cipher(&[1; 32]).await.unwrap();
        let (fresh, public) = provider.make_rsa_key().await.unwrap();
        let sealed = provider.wrap_rsa_key(&cipher, GCM, &fresh).await.unwrap();
        let unwrap = provider
            .unwrap_rsa_key(&cipher, GCM, &sealed)
            .await
            .unwrap();
        let (fresh, _) = provider.make_signing_key().await.unwrap();
        let sealed = provider
            .wrap_signing_key(&cipher, GCM, &fresh)
            .await
            .unwrap();
        let sign = provider
            .unwrap_signing_key(&cipher, GCM, &sealed)
            .await
            .unwrap();
        let (fresh, _) = provider.make_agreement_key().await.unwrap();
        let sealed = provider
            .wrap_agreement_key(&cipher, GCM, &fresh)
            .await
            .unwrap();
        let agree = provider
            .unwrap_agreement_key(&cipher, GCM, &sealed)
            .await
            .unwrap();
        let wrapped = sealing::oaep::wrap(&provider, &public, &[2; 32]).unwrap();
        let inner = provider.unwrap_key_cipher(&unwrap, &wrapped).await.unwrap();
        let content = provider
            .unwrap_content_key(&unwrap, &wrapped)
            .await
            .unwrap();
        let imported = provider.import_content_key(&[1; 32]).await.unwrap();
        let kit = provider.import_key_wrap(&[1; 32]).await.unwrap();
        let ephemeral = provider.make_ephemeral_key().await.unwrap().0;
        let keys = [
            &cipher.0,
            &unwrap.0,
            &sign.0,
            &agree.0,
            &inner.0,
            &content.0,
            &imported.0,
            &kit.0,
            &ephemeral.0,
        ];
        for (at, key) in keys.into_iter().enumerate() {
            assert!(!key.extractable(), "{at}");
            for format in ["jwk", "raw", "pkcs8"] {
                assert!(
                    provider.subtle.try_export(format, key).await.is_err(),
                    "{at} {format}"
                );
            }
        }
        let may = |key: &CryptoKey| key.usages().to_vec();
        assert_eq!(may(&unwrap.0), ["unwrapKey"]);
        assert_eq!(may(&inner.0), ["unwrapKey"]);
        assert_eq!(may(&content.0), ["decrypt"]);
    }
}
