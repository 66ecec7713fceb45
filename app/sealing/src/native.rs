//! The provider in pure Rust: for tests, the server's signatures and the operator's tools.
//!
//! RSA private operations need the feature `open` as well, because the `rsa`
//! crate's are not free of timing differences (RUSTSEC-2023-0071): a practice
//! opens its own files with it on its own machine, and no server links it.

mod private_jwk;
#[cfg(feature = "open")]
mod rsa_private;
mod slot;

use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _, Nonce};
use ed25519_dalek::{Signature, Signer as _, VerifyingKey};
use p256::elliptic_curve::sec1::ToEncodedPoint as _;
use zeroize::Zeroizing;

use crate::derive::derive_key;
use crate::jwk::{EcPublicJwk, OkpPublicJwk};
use crate::provider::{Gcm, KEY_LEN, Provider, ProviderError};

#[cfg(feature = "open")]
pub use rsa_private::UnwrapKey;
pub use slot::copy_slot;

/// Randomness from the operating system, arithmetic from pure Rust.
#[derive(Debug, Clone, Copy, Default)]
pub struct Native;

/// Without the feature `open` there is no RSA private key.
#[cfg(not(feature = "open"))]
#[derive(Debug)]
pub enum UnwrapKey {}

/// 256 bits for AES, wiped when dropped.
pub struct AesKey(Zeroizing<[u8; KEY_LEN]>);

/// An Ed25519 private key.
pub struct SigningKey(ed25519_dalek::SigningKey);

/// A P-256 private key.
pub struct AgreementKey(p256::SecretKey);

impl SigningKey {
    /// The key of an RFC 8032 seed, as an operator's key file holds it.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The public half.
    pub fn public(&self) -> OkpPublicJwk {
        OkpPublicJwk::from_bytes(self.0.verifying_key().to_bytes())
    }
}

impl AesKey {
    fn from_slice(bytes: &[u8]) -> Result<Self, ProviderError> {
        let key = bytes.try_into().map_err(|_| ProviderError)?;
        Ok(Self(Zeroizing::new(key)))
    }

    fn seal(&self, gcm: Gcm<'_>, msg: &[u8]) -> Result<Vec<u8>, ProviderError> {
        let payload = Payload { msg, aad: gcm.aad };
        let cipher = Aes256Gcm::new((&*self.0).into());
        cipher
            .encrypt(Nonce::from_slice(gcm.iv), payload)
            .map_err(|_| ProviderError)
    }

    fn open(&self, gcm: Gcm<'_>, msg: &[u8]) -> Result<Zeroizing<Vec<u8>>, ProviderError> {
        let payload = Payload { msg, aad: gcm.aad };
        let cipher = Aes256Gcm::new((&*self.0).into());
        let opened = cipher.decrypt(Nonce::from_slice(gcm.iv), payload);
        opened.map(Zeroizing::new).map_err(|_| ProviderError)
    }
}

impl Provider for Native {
    type Secret = Zeroizing<Vec<u8>>;
    type ContentKey = AesKey;
    type KeyCipher = AesKey;
    type KeyWrap = AesKey;
    type UnwrapKey = UnwrapKey;
    type SigningKey = SigningKey;
    type AgreementKey = AgreementKey;

    fn fill_random(&self, out: &mut [u8]) -> Result<(), ProviderError> {
        #[expect(
            clippy::disallowed_methods,
            reason = "the provider is where randomness comes from"
        )]
        getrandom::fill(out).map_err(|_| ProviderError)
    }

    async fn import_secret(&self, secret: &[u8]) -> Result<Self::Secret, ProviderError> {
        Ok(Zeroizing::new(secret.to_vec()))
    }

    async fn derive_key_cipher(
        &self,
        secret: &Self::Secret,
        salt: &[u8],
        info: &str,
    ) -> Result<AesKey, ProviderError> {
        AesKey::from_slice(&*derive_key(secret, salt, info))
    }

    async fn import_content_key(&self, key: &[u8; KEY_LEN]) -> Result<AesKey, ProviderError> {
        AesKey::from_slice(key)
    }

    async fn seal(
        &self,
        key: &AesKey,
        gcm: Gcm<'_>,
        plaintext: &[u8],
    ) -> Result<Vec<u8>, ProviderError> {
        key.seal(gcm, plaintext)
    }

    async fn open(
        &self,
        key: &AesKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<Vec<u8>, ProviderError> {
        key.open(gcm, sealed)
            .map(|mut opened| std::mem::take(&mut *opened))
    }

    async fn unwrap_content_key(
        &self,
        key: &UnwrapKey,
        encrypted_key: &[u8],
    ) -> Result<AesKey, ProviderError> {
        unwrap(key, encrypted_key)
    }

    async fn unwrap_key_cipher(
        &self,
        key: &UnwrapKey,
        encrypted_key: &[u8],
    ) -> Result<AesKey, ProviderError> {
        unwrap(key, encrypted_key)
    }

    async fn import_key_cipher(&self, key: &[u8; KEY_LEN]) -> Result<AesKey, ProviderError> {
        AesKey::from_slice(key)
    }

    async fn import_key_wrap(&self, key: &[u8; KEY_LEN]) -> Result<AesKey, ProviderError> {
        AesKey::from_slice(key)
    }

    async fn unwrap_key_cipher_kw(
        &self,
        key: &AesKey,
        encrypted_key: &[u8],
    ) -> Result<AesKey, ProviderError> {
        let kek = aes_kw::KekAes256::from(*key.0);
        let bytes = kek.unwrap_vec(encrypted_key).map_err(|_| ProviderError)?;
        AesKey::from_slice(&Zeroizing::new(bytes))
    }

    async fn unwrap_key_cipher_gcm(
        &self,
        cipher: &AesKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<AesKey, ProviderError> {
        AesKey::from_slice(&cipher.open(gcm, sealed)?)
    }

    async fn unwrap_rsa_key(
        &self,
        cipher: &AesKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<UnwrapKey, ProviderError> {
        rsa_from_jwk(&cipher.open(gcm, sealed)?)
    }

    async fn unwrap_signing_key(
        &self,
        cipher: &AesKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<SigningKey, ProviderError> {
        private_jwk::read_signing_key(&cipher.open(gcm, sealed)?)
    }

    async fn unwrap_agreement_key(
        &self,
        cipher: &AesKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<AgreementKey, ProviderError> {
        private_jwk::read_agreement_key(&cipher.open(gcm, sealed)?)
    }

    async fn sign(&self, key: &SigningKey, message: &[u8]) -> Result<[u8; 64], ProviderError> {
        Ok(key.0.sign(message).to_bytes())
    }

    async fn verify(
        &self,
        key: &OkpPublicJwk,
        message: &[u8],
        signature: &[u8; 64],
    ) -> Result<bool, ProviderError> {
        let Ok(key) = VerifyingKey::from_bytes(key.as_bytes()) else {
            return Ok(false);
        };
        Ok(key
            .verify_strict(message, &Signature::from_bytes(signature))
            .is_ok())
    }

    async fn make_ephemeral_key(&self) -> Result<(AgreementKey, EcPublicJwk), ProviderError> {
        make_agreement_key(*self)
    }

    async fn agree(
        &self,
        key: &AgreementKey,
        peer: &EcPublicJwk,
    ) -> Result<Zeroizing<[u8; 32]>, ProviderError> {
        let peer = p256::PublicKey::from_sec1_bytes(&peer.to_sec1()).map_err(|_| ProviderError)?;
        let z = p256::ecdh::diffie_hellman(key.0.to_nonzero_scalar(), peer.as_affine());
        Ok(Zeroizing::new((*z.raw_secret_bytes()).into()))
    }
}

/// A random scalar: of 2^256 candidates less than one in 2^32 is out of range.
fn make_agreement_key(native: Native) -> Result<(AgreementKey, EcPublicJwk), ProviderError> {
    let seed = crate::provider::random::<32, _>(&native)?;
    let secret = p256::SecretKey::from_slice(&*seed).map_err(|_| ProviderError)?;
    let point = secret.public_key().to_encoded_point(false);
    let public = EcPublicJwk::from_sec1(point.as_bytes()).map_err(|_| ProviderError)?;
    Ok((AgreementKey(secret), public))
}

#[cfg(feature = "open")]
fn unwrap(key: &UnwrapKey, encrypted_key: &[u8]) -> Result<AesKey, ProviderError> {
    AesKey::from_slice(&key.decrypt(encrypted_key)?)
}

#[cfg(not(feature = "open"))]
fn unwrap(key: &UnwrapKey, _: &[u8]) -> Result<AesKey, ProviderError> {
    match *key {}
}

#[cfg(feature = "open")]
fn rsa_from_jwk(jwk: &[u8]) -> Result<UnwrapKey, ProviderError> {
    UnwrapKey::from_jwk(jwk)
}

#[cfg(not(feature = "open"))]
fn rsa_from_jwk(_: &[u8]) -> Result<UnwrapKey, ProviderError> {
    Err(ProviderError)
}
