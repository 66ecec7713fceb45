//! What the tests of the whole crate share.

#![allow(dead_code, reason = "each test binary uses its part")]
#![allow(
    clippy::allow_attributes,
    reason = "`expect` cannot hold in every binary"
)]

pub(crate) mod hostile;
pub(crate) mod story;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use rsa::{BigUint, RsaPrivateKey};

/// A private JWK without our key rules.
pub(crate) fn private_rsa(jwk: &str) -> RsaPrivateKey {
    let jwk: serde_json::Value = serde_json::from_str(jwk).unwrap();
    let number = |name: &str| {
        let text = jwk[name].as_str().unwrap();
        BigUint::from_bytes_be(&Base64UrlUnpadded::decode_vec(text).unwrap())
    };
    let primes = vec![number("p"), number("q")];
    RsaPrivateKey::from_components(number("n"), number("e"), number("d"), primes).unwrap()
}

/// The moduli of the keys that tests share.
pub(crate) fn moduli() -> Vec<String> {
    let modulus = |key: serde_json::Value| key["n"].as_str().unwrap().to_owned();
    sealing::counting::rsa_keys()
        .into_iter()
        .map(modulus)
        .collect()
}
