//! RSA private keys and the ceremonies, natively: the feature `open`.

use rand_core::{CryptoRng, RngCore};
use rsa::traits::{PrivateKeyParts as _, PublicKeyParts as _};
use rsa::{BigUint, Oaep, RsaPrivateKey};
use serde::Deserialize;
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::encoding::{b64u, from_b64u};
use crate::jwk::{EcPublicJwk, OkpPublicJwk, RsaPublicJwk};
use crate::native::{AesKey, AgreementKey, Native, SigningKey, make_agreement_key, private_jwk};
use crate::oaep;
use crate::provider::{Ceremony, Fresh, Gcm, Provider as _, ProviderError, random};

const MODULUS_BITS: usize = 3072;

/// An RSA-OAEP-256 private key.
pub struct UnwrapKey(RsaPrivateKey);

#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
struct Members {
    kty: String,
    n: String,
    e: String,
    d: String,
    p: String,
    q: String,
}

impl UnwrapKey {
    /// Reads a private JWK (RFC 7518 section 6.3.2) of two primes.
    pub fn from_jwk(jwk: &[u8]) -> Result<Self, ProviderError> {
        let members: Members = private_jwk::read(jwk)?;
        if members.kty != "RSA" || members.e != "AQAB" {
            return Err(ProviderError);
        }
        RsaPublicJwk::from_modulus(&members.n).map_err(|_| ProviderError)?;
        let number = |text: &str| {
            let bytes = Zeroizing::new(from_b64u(text).map_err(|_| ProviderError)?);
            Ok(BigUint::from_bytes_be(&bytes))
        };
        let primes = vec![number(&members.p)?, number(&members.q)?];
        let (n, d) = (number(&members.n)?, number(&members.d)?);
        let mut key = RsaPrivateKey::from_components(n, BigUint::from(65_537_u32), d, primes)
            .map_err(|_| ProviderError)?;
        key.validate().map_err(|_| ProviderError)?;
        key.precompute().map_err(|_| ProviderError)?;
        Ok(Self(key))
    }

    /// The public half.
    pub fn public(&self) -> Result<RsaPublicJwk, ProviderError> {
        RsaPublicJwk::from_modulus(&b64u(&self.0.n().to_bytes_be())).map_err(|_| ProviderError)
    }

    pub(super) fn decrypt(&self, wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, ProviderError> {
        let opened = self
            .0
            .decrypt_blinded(&mut OsRng, Oaep::new::<Sha256>(), wrapped);
        opened.map(Zeroizing::new).map_err(|_| ProviderError)
    }

    fn to_jwk(&self) -> Result<Zeroizing<String>, ProviderError> {
        let key = &self.0;
        let [p, q] = key.primes() else {
            return Err(ProviderError);
        };
        let (dp, dq) = key.dp().zip(key.dq()).ok_or(ProviderError)?;
        let qi = key.crt_coefficient().ok_or(ProviderError)?;
        let text = |number: &BigUint| b64u(&number.to_bytes_be());
        Ok(Zeroizing::new(format!(
            concat!(
                r#"{{"alg":"RSA-OAEP-256","d":"{}","dp":"{}","dq":"{}","e":"AQAB","ext":true,"#,
                r#""key_ops":["decrypt","unwrapKey"],"kty":"RSA","n":"{}","p":"{}","q":"{}","qi":"{}"}}"#
            ),
            text(key.d()),
            text(dp),
            text(dq),
            text(key.n()),
            text(p),
            text(q),
            text(&qi),
        )))
    }
}

/// The operating system's generator, for an interface that cannot fail.
struct OsRng;

impl RngCore for OsRng {
    fn next_u32(&mut self) -> u32 {
        let mut bytes = [0; 4];
        self.fill_bytes(&mut bytes);
        u32::from_le_bytes(bytes)
    }

    fn next_u64(&mut self) -> u64 {
        let mut bytes = [0; 8];
        self.fill_bytes(&mut bytes);
        u64::from_le_bytes(bytes)
    }

    fn fill_bytes(&mut self, out: &mut [u8]) {
        #[expect(
            clippy::disallowed_methods,
            reason = "the platform is where randomness comes from"
        )]
        getrandom::fill(out).expect("a system without randomness cannot make keys at all");
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(out);
        Ok(())
    }
}

impl CryptoRng for OsRng {}

impl Ceremony for Native {
    async fn make_rsa_key(&self) -> Result<(Fresh<UnwrapKey>, RsaPublicJwk), ProviderError> {
        let key = RsaPrivateKey::new(&mut OsRng, MODULUS_BITS).map_err(|_| ProviderError)?;
        let key = UnwrapKey(key);
        let public = key.public()?;
        Ok((Fresh::new(key), public))
    }

    async fn make_signing_key(&self) -> Result<(Fresh<SigningKey>, OkpPublicJwk), ProviderError> {
        let key = SigningKey::from_seed(&*random(self)?);
        let public = key.public();
        Ok((Fresh::new(key), public))
    }

    async fn make_agreement_key(
        &self,
    ) -> Result<(Fresh<AgreementKey>, EcPublicJwk), ProviderError> {
        let (key, public) = make_agreement_key(*self)?;
        Ok((Fresh::new(key), public))
    }

    async fn make_key_cipher(&self) -> Result<Fresh<AesKey>, ProviderError> {
        Ok(Fresh::new(AesKey(random(self)?)))
    }

    async fn unwrap_fresh_key_cipher(
        &self,
        key: &UnwrapKey,
        encrypted_key: &[u8],
    ) -> Result<Fresh<AesKey>, ProviderError> {
        self.unwrap_key_cipher(key, encrypted_key)
            .await
            .map(Fresh::new)
    }

    async fn unwrap_fresh_key_cipher_gcm(
        &self,
        cipher: &AesKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<Fresh<AesKey>, ProviderError> {
        let key = self.unwrap_key_cipher_gcm(cipher, gcm, sealed).await?;
        Ok(Fresh::new(key))
    }

    async fn wrap_key_cipher(
        &self,
        to: &RsaPublicJwk,
        cipher: &Fresh<AesKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        oaep::wrap(self, to, &cipher.handle().0)
    }

    async fn wrap_key_cipher_kw(
        &self,
        key: &AesKey,
        cipher: &Fresh<AesKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        let kek = aes_kw::KekAes256::from(*key.0);
        kek.wrap_vec(&*cipher.handle().0).map_err(|_| ProviderError)
    }

    async fn wrap_key_cipher_gcm(
        &self,
        with: &AesKey,
        gcm: Gcm<'_>,
        cipher: &Fresh<AesKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        with.seal(gcm, &*cipher.handle().0)
    }

    async fn wrap_rsa_key(
        &self,
        with: &AesKey,
        gcm: Gcm<'_>,
        key: &Fresh<UnwrapKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        with.seal(gcm, key.handle().to_jwk()?.as_bytes())
    }

    async fn wrap_signing_key(
        &self,
        with: &AesKey,
        gcm: Gcm<'_>,
        key: &Fresh<SigningKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        with.seal(
            gcm,
            private_jwk::write::signing_key(key.handle()).as_bytes(),
        )
    }

    async fn wrap_agreement_key(
        &self,
        with: &AesKey,
        gcm: Gcm<'_>,
        key: &Fresh<AgreementKey>,
    ) -> Result<Vec<u8>, ProviderError> {
        with.seal(
            gcm,
            private_jwk::write::agreement_key(key.handle()).as_bytes(),
        )
    }
}
