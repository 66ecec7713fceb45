//! The cryptography that the formats stand on, as a trait.
//!
//! Private keys are opaque handles: no method returns the bytes of one. In the
//! browser a handle is a non-extractable `CryptoKey`; [`Ceremony`] alone makes
//! extractable ones, and can only wrap them.

use zeroize::Zeroizing;

use crate::jwk::{EcPublicJwk, OkpPublicJwk, RsaPublicJwk};

/// Bytes of an AES-GCM initialization vector (96 bits).
pub const IV_LEN: usize = 12;
/// Bytes of an AES-GCM tag (128 bits).
pub const TAG_LEN: usize = 16;
/// Bytes of every symmetric key (256 bits).
pub const KEY_LEN: usize = 32;

/// A cryptographic operation failed. Why is deliberately not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a cryptographic operation failed")]
pub struct ProviderError;

/// The initialization vector and the associated data of one AES-GCM operation.
#[derive(Debug, Clone, Copy)]
pub struct Gcm<'a> {
    /// Never used twice with one key.
    pub iv: &'a [u8; IV_LEN],
    /// Authenticated, not encrypted.
    pub aad: &'a [u8],
}

/// What every user of the formats needs: opening, sealing, signing.
#[expect(
    async_fn_in_trait,
    reason = "browser futures are not Send, and nothing here is spawned"
)]
pub trait Provider {
    /// A secret that keys are derived of, and that nobody reads again.
    type Secret;
    /// AES-256-GCM over content.
    type ContentKey;
    /// AES-256-GCM over keys only: it cannot decrypt anything into bytes.
    type KeyCipher;
    /// AES-256 key wrapping (RFC 3394) of a [`Provider::KeyCipher`].
    type KeyWrap;
    /// RSA-OAEP-256 private key, which only unwraps keys.
    type UnwrapKey;
    /// Ed25519 private key.
    type SigningKey;
    /// P-256 private key for ECDH.
    type AgreementKey;

    /// Fills `out` from a cryptographically secure generator.
    fn fill_random(&self, out: &mut [u8]) -> Result<(), ProviderError>;

    /// Takes a secret in. Whoever had it forgets it then.
    async fn import_secret(&self, secret: &[u8]) -> Result<Self::Secret, ProviderError>;
    /// A key cipher of a secret: HKDF with SHA-256 (RFC 5869).
    async fn derive_key_cipher(
        &self,
        secret: &Self::Secret,
        salt: &[u8],
        info: &str,
    ) -> Result<Self::KeyCipher, ProviderError>;

    /// A content key from bytes that this side drew or was given in a sealed document.
    async fn import_content_key(
        &self,
        key: &[u8; KEY_LEN],
    ) -> Result<Self::ContentKey, ProviderError>;
    /// Ciphertext followed by the tag.
    async fn seal(
        &self,
        key: &Self::ContentKey,
        gcm: Gcm<'_>,
        plaintext: &[u8],
    ) -> Result<Vec<u8>, ProviderError>;
    /// The plaintext of ciphertext followed by its tag.
    async fn open(
        &self,
        key: &Self::ContentKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<Vec<u8>, ProviderError>;

    /// A 256-bit content key out of RSA-OAEP-256.
    async fn unwrap_content_key(
        &self,
        key: &Self::UnwrapKey,
        encrypted_key: &[u8],
    ) -> Result<Self::ContentKey, ProviderError>;
    /// A 256-bit key cipher out of RSA-OAEP-256.
    async fn unwrap_key_cipher(
        &self,
        key: &Self::UnwrapKey,
        encrypted_key: &[u8],
    ) -> Result<Self::KeyCipher, ProviderError>;

    /// A key cipher from derived bytes.
    async fn import_key_cipher(
        &self,
        key: &[u8; KEY_LEN],
    ) -> Result<Self::KeyCipher, ProviderError>;
    /// A key wrapping key from derived bytes.
    async fn import_key_wrap(&self, key: &[u8; KEY_LEN]) -> Result<Self::KeyWrap, ProviderError>;
    /// A key cipher out of AES key wrapping.
    async fn unwrap_key_cipher_kw(
        &self,
        key: &Self::KeyWrap,
        encrypted_key: &[u8],
    ) -> Result<Self::KeyCipher, ProviderError>;
    /// A key cipher that another one sealed as 32 raw bytes.
    async fn unwrap_key_cipher_gcm(
        &self,
        cipher: &Self::KeyCipher,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<Self::KeyCipher, ProviderError>;
    /// An RSA private key that a key cipher sealed as JWK.
    async fn unwrap_rsa_key(
        &self,
        cipher: &Self::KeyCipher,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<Self::UnwrapKey, ProviderError>;
    /// An Ed25519 private key that a key cipher sealed as JWK.
    async fn unwrap_signing_key(
        &self,
        cipher: &Self::KeyCipher,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<Self::SigningKey, ProviderError>;
    /// A P-256 private key that a key cipher sealed as JWK.
    async fn unwrap_agreement_key(
        &self,
        cipher: &Self::KeyCipher,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<Self::AgreementKey, ProviderError>;

    /// An Ed25519 signature (RFC 8032).
    async fn sign(&self, key: &Self::SigningKey, message: &[u8])
    -> Result<[u8; 64], ProviderError>;
    /// Whether `signature` is `key`'s over `message`.
    async fn verify(
        &self,
        key: &OkpPublicJwk,
        message: &[u8],
        signature: &[u8; 64],
    ) -> Result<bool, ProviderError>;

    /// A key pair for one ECDH, never stored.
    async fn make_ephemeral_key(&self) -> Result<(Self::AgreementKey, EcPublicJwk), ProviderError>;
    /// The shared secret Z of P-256 ECDH.
    async fn agree(
        &self,
        key: &Self::AgreementKey,
        peer: &EcPublicJwk,
    ) -> Result<Zeroizing<[u8; 32]>, ProviderError>;
}

/// A key that was just made, or may be handed on: extractable, and good for
/// nothing but being wrapped.
#[derive(Debug)]
pub struct Fresh<K>(K);

impl<K> Fresh<K> {
    /// For providers: marks a key that they made extractable.
    pub const fn new(key: K) -> Self {
        Self(key)
    }

    /// For providers: the handle to wrap.
    pub const fn handle(&self) -> &K {
        &self.0
    }
}

/// Key generation and the wrapping of what it makes: creating a practice,
/// adding a member, rotating, and the sender's thread keys.
#[expect(
    async_fn_in_trait,
    reason = "browser futures are not Send, and nothing here is spawned"
)]
pub trait Ceremony: Provider {
    /// An RSA-OAEP key pair with a modulus of 3072 bits and exponent 65537.
    async fn make_rsa_key(&self) -> Result<(Fresh<Self::UnwrapKey>, RsaPublicJwk), ProviderError>;
    /// An Ed25519 key pair.
    async fn make_signing_key(
        &self,
    ) -> Result<(Fresh<Self::SigningKey>, OkpPublicJwk), ProviderError>;
    /// A P-256 key pair for ECDH.
    async fn make_agreement_key(
        &self,
    ) -> Result<(Fresh<Self::AgreementKey>, EcPublicJwk), ProviderError>;
    /// A random key cipher.
    async fn make_key_cipher(&self) -> Result<Fresh<Self::KeyCipher>, ProviderError>;
    /// A key cipher out of RSA-OAEP-256, to be wrapped for somebody else too.
    async fn unwrap_fresh_key_cipher(
        &self,
        key: &Self::UnwrapKey,
        encrypted_key: &[u8],
    ) -> Result<Fresh<Self::KeyCipher>, ProviderError>;
    /// A key cipher that another one sealed as 32 raw bytes, to be sealed under a third.
    async fn unwrap_fresh_key_cipher_gcm(
        &self,
        cipher: &Self::KeyCipher,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<Fresh<Self::KeyCipher>, ProviderError>;

    /// RSA-OAEP-256 of a key cipher.
    async fn wrap_key_cipher(
        &self,
        to: &RsaPublicJwk,
        cipher: &Fresh<Self::KeyCipher>,
    ) -> Result<Vec<u8>, ProviderError>;
    /// AES key wrapping of a key cipher.
    async fn wrap_key_cipher_kw(
        &self,
        key: &Self::KeyWrap,
        cipher: &Fresh<Self::KeyCipher>,
    ) -> Result<Vec<u8>, ProviderError>;
    /// AES-GCM of a key cipher's 32 raw bytes.
    async fn wrap_key_cipher_gcm(
        &self,
        with: &Self::KeyCipher,
        gcm: Gcm<'_>,
        cipher: &Fresh<Self::KeyCipher>,
    ) -> Result<Vec<u8>, ProviderError>;
    /// AES-GCM of an RSA private key as JWK.
    async fn wrap_rsa_key(
        &self,
        with: &Self::KeyCipher,
        gcm: Gcm<'_>,
        key: &Fresh<Self::UnwrapKey>,
    ) -> Result<Vec<u8>, ProviderError>;
    /// AES-GCM of an Ed25519 private key as JWK.
    async fn wrap_signing_key(
        &self,
        with: &Self::KeyCipher,
        gcm: Gcm<'_>,
        key: &Fresh<Self::SigningKey>,
    ) -> Result<Vec<u8>, ProviderError>;
    /// AES-GCM of a P-256 private key as JWK.
    async fn wrap_agreement_key(
        &self,
        with: &Self::KeyCipher,
        gcm: Gcm<'_>,
        key: &Fresh<Self::AgreementKey>,
    ) -> Result<Vec<u8>, ProviderError>;
}

/// `N` random bytes, wiped when dropped.
pub(crate) fn random<const N: usize, P: Provider>(
    provider: &P,
) -> Result<Zeroizing<[u8; N]>, ProviderError> {
    let mut bytes = Zeroizing::new([0; N]);
    provider.fill_random(&mut *bytes)?;
    Ok(bytes)
}
