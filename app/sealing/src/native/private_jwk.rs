//! Private keys as JSON Web Keys, as browsers write and read them.

use p256::elliptic_curve::sec1::ToEncodedPoint as _;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::encoding::array_from_b64u;
use crate::native::{AgreementKey, SigningKey};
use crate::provider::ProviderError;

/// Members beyond these (`alg`, `ext`, `key_ops`, `kid`) are not looked at.
#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
struct Okp {
    kty: String,
    crv: String,
    x: String,
    d: String,
}

#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
struct Ec {
    kty: String,
    crv: String,
    x: String,
    y: String,
    d: String,
}

pub(super) fn read<T: DeserializeOwned>(jwk: &[u8]) -> Result<T, ProviderError> {
    crate::json::parse(jwk).map_err(|_| ProviderError)
}

pub(super) fn read_signing_key(jwk: &[u8]) -> Result<SigningKey, ProviderError> {
    let okp: Okp = read(jwk)?;
    let seed = array_from_b64u(&okp.d).map_err(|_| ProviderError)?;
    let key = SigningKey::from_seed(&seed);
    let x = array_from_b64u(&okp.x).map_err(|_| ProviderError)?;
    let fits = okp.kty == "OKP" && okp.crv == "Ed25519" && *key.public().as_bytes() == x;
    if fits { Ok(key) } else { Err(ProviderError) }
}

pub(super) fn read_agreement_key(jwk: &[u8]) -> Result<AgreementKey, ProviderError> {
    let ec: Ec = read(jwk)?;
    let [x, y, d] = [&ec.x, &ec.y, &ec.d].map(|text| array_from_b64u::<32>(text));
    let secret = d.map_err(|_| ProviderError)?;
    let secret = p256::SecretKey::from_slice(&secret).map_err(|_| ProviderError)?;
    let point = secret.public_key().to_encoded_point(false);
    let same = point.x().map(|v| (*v).into()) == x.ok() && point.y().map(|v| (*v).into()) == y.ok();
    if ec.kty == "EC" && ec.crv == "P-256" && same {
        Ok(AgreementKey(secret))
    } else {
        Err(ProviderError)
    }
}

#[cfg(feature = "open")]
pub(super) mod write {
    use super::{AgreementKey, SigningKey};
    use crate::encoding::b64u;
    use p256::elliptic_curve::sec1::ToEncodedPoint as _;
    use zeroize::Zeroizing;

    pub(crate) fn signing_key(key: &SigningKey) -> Zeroizing<String> {
        let d = Zeroizing::new(b64u(key.0.as_bytes()));
        let x = b64u(key.public().as_bytes());
        Zeroizing::new(format!(
            r#"{{"crv":"Ed25519","d":"{}","ext":true,"key_ops":["sign"],"kty":"OKP","x":"{x}"}}"#,
            *d
        ))
    }

    pub(crate) fn agreement_key(key: &AgreementKey) -> Zeroizing<String> {
        let point = key.0.public_key().to_encoded_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        let d = Zeroizing::new(b64u(&key.0.to_bytes()));
        Zeroizing::new(format!(
            r#"{{"crv":"P-256","d":"{}","ext":true,"key_ops":["deriveBits"],"kty":"EC","x":"{}","y":"{}"}}"#,
            *d,
            b64u(x),
            b64u(y)
        ))
    }
}
