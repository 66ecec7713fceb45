//! `SubtleCrypto` with Rust's types: every failure is the one [`ProviderError`].

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use sealing::jwk::RsaPublicJwk;
use sealing::provider::{Gcm, ProviderError};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, CryptoKeyPair, SubtleCrypto};
use zeroize::Zeroizing;

use crate::spent;

/// What a key may do, in the standard's words.
pub(super) mod usages {
    pub(crate) type Usages = &'static [&'static str];

    pub(crate) const NONE: Usages = &[];
    pub(crate) const CONTENT: Usages = &["encrypt", "decrypt"];
    pub(crate) const DECRYPT: Usages = &["decrypt"];
    pub(crate) const KEYS: Usages = &["wrapKey", "unwrapKey"];
    pub(crate) const UNWRAP: Usages = &["unwrapKey"];
    pub(crate) const SIGN: Usages = &["sign"];
    pub(crate) const VERIFY: Usages = &["verify"];
    pub(crate) const AGREE: Usages = &["deriveBits"];
    pub(crate) const DERIVE: Usages = &["deriveKey"];
    pub(crate) const SIGN_PAIR: Usages = &["sign", "verify"];
    /// The stored JWK says what other libraries look for; our own handles are
    /// narrowed to `unwrapKey` when they are opened.
    pub(crate) const RSA_PAIR: Usages = &["encrypt", "decrypt", "wrapKey", "unwrapKey"];
}

use usages::Usages;

/// The algorithms that the formats use, and no others.
pub(super) enum Algorithm<'a> {
    AesGcm,
    AesKw,
    Gcm(Gcm<'a>),
    RsaOaep,
    NewRsaOaep,
    Ed25519,
    P256,
    Hkdf,
}

impl Algorithm<'_> {
    fn to_js(&self) -> Result<Object, ProviderError> {
        let (name, members): (&str, Vec<(&str, JsValue)>) = match self {
            Self::AesGcm => ("AES-GCM", vec![("length", 256.into())]),
            Self::AesKw => ("AES-KW", vec![]),
            Self::Gcm(gcm) => (
                "AES-GCM",
                vec![
                    ("iv", Uint8Array::from(gcm.iv.as_slice()).into()),
                    ("additionalData", Uint8Array::from(gcm.aad).into()),
                    ("tagLength", 128.into()),
                ],
            ),
            Self::RsaOaep => ("RSA-OAEP", vec![("hash", "SHA-256".into())]),
            Self::NewRsaOaep => (
                "RSA-OAEP",
                vec![
                    ("hash", "SHA-256".into()),
                    ("modulusLength", 3072.into()),
                    (
                        "publicExponent",
                        Uint8Array::from([1, 0, 1].as_slice()).into(),
                    ),
                ],
            ),
            Self::Ed25519 => ("Ed25519", vec![]),
            Self::P256 => ("ECDH", vec![("namedCurve", "P-256".into())]),
            Self::Hkdf => ("HKDF", vec![]),
        };
        object(members.into_iter().chain([("name", name.into())]))
    }
}

/// How a key is written before it is wrapped.
pub(super) enum Format {
    Raw,
    Jwk,
}

impl Format {
    const fn name(&self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::Jwk => "jwk",
        }
    }
}

#[derive(Debug, Clone)]
pub(super) struct Subtle {
    crypto: Crypto,
    subtle: SubtleCrypto,
}

impl Subtle {
    /// Windows and workers both have it as `crypto`, in secure contexts.
    pub(super) fn of_this_scope() -> Result<Self, ProviderError> {
        let crypto = get(&js_sys::global(), "crypto")?;
        let subtle = get(&crypto, "subtle")?;
        if subtle.is_undefined() {
            return Err(ProviderError);
        }
        Ok(Self {
            crypto: crypto.unchecked_into(),
            subtle: subtle.unchecked_into(),
        })
    }

    pub(super) fn fill_random(&self, out: &mut [u8]) -> Result<(), ProviderError> {
        // The browser gives at most 65,536 bytes at a time.
        for piece in out.chunks_mut(65_536) {
            self.crypto
                .get_random_values_with_u8_array(piece)
                .map_err(|_| ProviderError)?;
        }
        Ok(())
    }

    pub(super) async fn import_raw(
        &self,
        key: &[u8],
        algorithm: &Algorithm<'_>,
        usages: Usages,
    ) -> Result<CryptoKey, ProviderError> {
        let bytes = Uint8Array::from(key);
        let promise = self.subtle.import_key_with_object(
            "raw",
            &bytes,
            &algorithm.to_js()?,
            false,
            &list(usages),
        );
        let key = settle(promise).await;
        // What was copied to JavaScript's side is wiped there too.
        bytes.fill(0, 0, bytes.length());
        Ok(key?.unchecked_into())
    }

    pub(super) async fn import_rsa_public(
        &self,
        key: &RsaPublicJwk,
    ) -> Result<CryptoKey, ProviderError> {
        let jwk = object([
            ("kty", "RSA".into()),
            ("alg", "RSA-OAEP-256".into()),
            ("n", key.n().into()),
            ("e", "AQAB".into()),
        ])?;
        let algorithm = Algorithm::RsaOaep.to_js()?;
        let usages = list(&["wrapKey"]);
        let promise = self
            .subtle
            .import_key_with_object("jwk", &jwk, &algorithm, false, &usages);
        Ok(settle(promise).await?.unchecked_into())
    }

    pub(super) async fn encrypt(
        &self,
        key: &CryptoKey,
        gcm: Gcm<'_>,
        plaintext: &[u8],
    ) -> Result<Vec<u8>, ProviderError> {
        let algorithm = Algorithm::Gcm(gcm).to_js()?;
        let promise = self
            .subtle
            .encrypt_with_object_and_u8_array(&algorithm, key, plaintext);
        Ok(spent::take(&settle(promise).await?))
    }

    pub(super) async fn decrypt(
        &self,
        key: &CryptoKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
    ) -> Result<Vec<u8>, ProviderError> {
        let algorithm = Algorithm::Gcm(gcm).to_js()?;
        let promise = self
            .subtle
            .decrypt_with_object_and_u8_array(&algorithm, key, sealed);
        Ok(spent::take(&settle(promise).await?))
    }

    /// An AES-256-GCM key out of what `with` wrapped. A wrapped key of another
    /// length would become AES-128 or AES-192, so its length is looked at.
    pub(super) async fn unwrap_aes(
        &self,
        (with, how): (&CryptoKey, &Algorithm<'_>),
        wrapped: &[u8],
        extractable: bool,
        usages: Usages,
    ) -> Result<CryptoKey, ProviderError> {
        let promise = self.subtle.unwrap_key_with_u8_array_and_object_and_object(
            "raw",
            wrapped,
            with,
            &how.to_js()?,
            &Algorithm::AesGcm.to_js()?,
            extractable,
            &list(usages),
        );
        let key: CryptoKey = settle(promise).await?.unchecked_into();
        let length = get(&get(&key, "algorithm")?, "length")?.as_f64();
        if length == Some(256.0) {
            Ok(key)
        } else {
            Err(ProviderError)
        }
    }

    pub(super) async fn unwrap_jwk(
        &self,
        with: &CryptoKey,
        gcm: Gcm<'_>,
        sealed: &[u8],
        algorithm: &Algorithm<'_>,
        usages: Usages,
    ) -> Result<CryptoKey, ProviderError> {
        let promise = self.subtle.unwrap_key_with_u8_array_and_object_and_object(
            "jwk",
            sealed,
            with,
            &Algorithm::Gcm(gcm).to_js()?,
            &algorithm.to_js()?,
            false,
            &list(usages),
        );
        Ok(settle(promise).await?.unchecked_into())
    }

    pub(super) async fn wrap(
        &self,
        format: Format,
        key: &CryptoKey,
        with: &CryptoKey,
        how: &Algorithm<'_>,
    ) -> Result<Vec<u8>, ProviderError> {
        let how = how.to_js()?;
        let promise = self
            .subtle
            .wrap_key_with_object(format.name(), key, with, &how);
        Ok(spent::take(&settle(promise).await?))
    }

    pub(super) async fn sign(
        &self,
        key: &CryptoKey,
        message: &[u8],
    ) -> Result<[u8; 64], ProviderError> {
        let promise = self
            .subtle
            .sign_with_str_and_u8_array("Ed25519", key, message);
        spent::take(&settle(promise).await?)
            .try_into()
            .map_err(|_| ProviderError)
    }

    pub(super) async fn verify(
        &self,
        key: &CryptoKey,
        message: &[u8],
        signature: &[u8],
    ) -> Result<bool, ProviderError> {
        let promise = self
            .subtle
            .verify_with_str_and_u8_array_and_u8_array("Ed25519", key, signature, message);
        settle(promise).await?.as_bool().ok_or(ProviderError)
    }

    pub(super) async fn derive_bits(
        &self,
        key: &CryptoKey,
        peer: &CryptoKey,
    ) -> Result<Zeroizing<[u8; 32]>, ProviderError> {
        let algorithm = object([("name", "ECDH".into()), ("public", peer.clone().into())])?;
        let promise = self.subtle.derive_bits_with_object(&algorithm, key, 256);
        let bits = Zeroizing::new(spent::take(&settle(promise).await?));
        let bits = bits.as_slice().try_into().map_err(|_| ProviderError)?;
        Ok(Zeroizing::new(bits))
    }

    /// An AES-256-GCM key that HKDF with SHA-256 gives.
    pub(super) async fn derive_aes(
        &self,
        secret: &CryptoKey,
        salt: &[u8],
        info: &str,
        usages: Usages,
    ) -> Result<CryptoKey, ProviderError> {
        let algorithm = object([
            ("name", "HKDF".into()),
            ("hash", "SHA-256".into()),
            ("salt", Uint8Array::from(salt).into()),
            ("info", Uint8Array::from(info.as_bytes()).into()),
        ])?;
        let promise = self.subtle.derive_key_with_object_and_object(
            &algorithm,
            secret,
            &Algorithm::AesGcm.to_js()?,
            false,
            &list(usages),
        );
        Ok(settle(promise).await?.unchecked_into())
    }

    pub(super) async fn generate_aes(
        &self,
        extractable: bool,
        usages: Usages,
    ) -> Result<CryptoKey, ProviderError> {
        Ok(self
            .generate(&Algorithm::AesGcm, extractable, usages)
            .await?
            .unchecked_into())
    }

    pub(super) async fn generate_pair(
        &self,
        algorithm: &Algorithm<'_>,
        extractable: bool,
        usages: Usages,
    ) -> Result<CryptoKeyPair, ProviderError> {
        Ok(self
            .generate(algorithm, extractable, usages)
            .await?
            .unchecked_into())
    }

    async fn generate(
        &self,
        algorithm: &Algorithm<'_>,
        extractable: bool,
        usages: Usages,
    ) -> Result<JsValue, ProviderError> {
        let algorithm = algorithm.to_js()?;
        settle(
            self.subtle
                .generate_key_with_object(&algorithm, extractable, &list(usages)),
        )
        .await
    }

    /// A public key's bytes: nothing else is ever exported.
    pub(super) async fn export_raw(&self, public: &CryptoKey) -> Result<Vec<u8>, ProviderError> {
        Ok(spent::take(
            &settle(self.subtle.export_key("raw", public)).await?,
        ))
    }

    /// For the test that shows what must not succeed.
    #[cfg(all(test, target_arch = "wasm32"))]
    pub(super) async fn try_export(
        &self,
        format: &str,
        key: &CryptoKey,
    ) -> Result<JsValue, ProviderError> {
        settle(self.subtle.export_key(format, key)).await
    }

    /// A public key's JWK member.
    pub(super) async fn public_member(
        &self,
        public: &CryptoKey,
        name: &str,
    ) -> Result<String, ProviderError> {
        let jwk = settle(self.subtle.export_key("jwk", public)).await?;
        get(&jwk, name)?.as_string().ok_or(ProviderError)
    }
}

/// Whether this is a key of AES-256-GCM.
pub(super) fn is_aes_256_gcm(key: &CryptoKey) -> bool {
    let told = |name| get(&get(key, "algorithm")?, name);
    let is_gcm = told("name").is_ok_and(|name| name == "AES-GCM");
    is_gcm && told("length").is_ok_and(|length| length == 256)
}

/// Our key rule, which browsers do not know: 3072 or 4096 bits and 65537.
pub(super) fn check_rsa(key: &CryptoKey) -> Result<(), ProviderError> {
    let algorithm = get(key, "algorithm")?;
    let bits = get(&algorithm, "modulusLength")?.as_f64();
    let exponent = Uint8Array::new(&get(&algorithm, "publicExponent")?).to_vec();
    let long = bits == Some(3072.0) || bits == Some(4096.0);
    if long && exponent == [1, 0, 1] {
        Ok(())
    } else {
        Err(ProviderError)
    }
}

async fn settle(promise: Result<Promise, JsValue>) -> Result<JsValue, ProviderError> {
    let promise = promise.map_err(|_| ProviderError)?;
    JsFuture::from(promise).await.map_err(|_| ProviderError)
}

fn get(of: &JsValue, name: &str) -> Result<JsValue, ProviderError> {
    Reflect::get(of, &name.into()).map_err(|_| ProviderError)
}

fn object<'a>(
    members: impl IntoIterator<Item = (&'a str, JsValue)>,
) -> Result<Object, ProviderError> {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &name.into(), &value).map_err(|_| ProviderError)?;
    }
    Ok(object)
}

fn list(usages: Usages) -> JsValue {
    usages
        .iter()
        .map(|usage| JsValue::from_str(usage))
        .collect::<Array>()
        .into()
}
