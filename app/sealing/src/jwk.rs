//! Public keys as JSON Web Keys (RFC 7517, 8037): read strictly, named by thumbprint.

use std::fmt;

use rsa::traits::PublicKeyParts as _;
use rsa::{BigUint, RsaPublicKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::encoding::{Sha256Digest, array_from_b64u, b64u, from_b64u};

/// A public key that breaks one of our rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JwkError {
    /// Not the members, the encoding or the values that this key type has.
    #[error("not a public key of the expected type")]
    Malformed,
    /// RSA moduli have 3072 or 4096 bits and are odd.
    #[error("the RSA modulus is not an odd number of 3072 or 4096 bits")]
    Modulus,
    /// The RSA exponent is 65537.
    #[error("the RSA exponent is not 65537")]
    Exponent,
    /// The name given is not the key's thumbprint.
    #[error("the key id is not the key's thumbprint")]
    KeyId,
}

/// A key id: the RFC 7638 SHA-256 thumbprint as base64url, 43 characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Kid(String);

impl Kid {
    /// Reads a key id; anything but 32 bytes in base64url is refused.
    pub fn parse(text: &str) -> Result<Self, JwkError> {
        array_from_b64u::<32>(text).map_err(|_| JwkError::KeyId)?;
        Ok(Self(text.to_owned()))
    }

    /// As written in JSON.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The thumbprint's 32 bytes as 64 hexadecimal digits, for people to compare.
    pub fn to_hex(&self) -> String {
        from_b64u(&self.0).map(hex::encode).unwrap_or_default()
    }

    /// The thumbprint of a key whose required members, in lexical order, are these.
    fn of(required: &str) -> Self {
        Self(b64u(Sha256Digest::of(required.as_bytes()).as_bytes()))
    }
}

impl fmt::Display for Kid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Kid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kid({})", self.0)
    }
}

impl<'de> Deserialize<'de> for Kid {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(d)?).map_err(D::Error::custom)
    }
}

/// An RSA public key for OAEP with SHA-256: 3072 or 4096 bits, odd, exponent 65537.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RsaPublicJwk {
    key: RsaPublicKey,
    n: String,
    kid: Kid,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RsaMembers {
    kty: String,
    alg: String,
    #[serde(rename = "use")]
    usage: String,
    n: String,
    e: String,
    kid: Kid,
}

impl RsaPublicJwk {
    /// The key of this modulus, in base64url as a JWK writes it, and exponent 65537.
    pub fn from_modulus(n: &str) -> Result<Self, JwkError> {
        let bytes = from_b64u(n).map_err(|_| JwkError::Malformed)?;
        let bits = bytes.len() * 8;
        let full = bytes.first().is_some_and(|b| b & 0x80 != 0);
        let odd = bytes.last().is_some_and(|b| b & 1 == 1);
        if !matches!(bits, 3072 | 4096) || !full || !odd {
            return Err(JwkError::Modulus);
        }
        let key = RsaPublicKey::new(BigUint::from_bytes_be(&bytes), BigUint::from(65_537_u32))
            .map_err(|_| JwkError::Malformed)?;
        let kid = Kid::of(&format!(r#"{{"e":"AQAB","kty":"RSA","n":"{n}"}}"#));
        Ok(Self {
            key,
            n: n.to_owned(),
            kid,
        })
    }

    fn check(members: &RsaMembers) -> Result<Self, JwkError> {
        if members.kty != "RSA" || members.alg != "RSA-OAEP-256" || members.usage != "enc" {
            return Err(JwkError::Malformed);
        }
        if members.e != "AQAB" {
            return Err(JwkError::Exponent);
        }
        let key = Self::from_modulus(&members.n)?;
        if key.kid != members.kid {
            return Err(JwkError::KeyId);
        }
        Ok(key)
    }

    /// The key's name.
    pub const fn kid(&self) -> &Kid {
        &self.kid
    }

    /// The modulus in base64url.
    pub fn n(&self) -> &str {
        &self.n
    }

    /// Bytes of the modulus, and so of everything wrapped to this key.
    pub fn modulus_len(&self) -> usize {
        self.key.size()
    }

    pub(crate) const fn key(&self) -> &RsaPublicKey {
        &self.key
    }
}

impl Serialize for RsaPublicJwk {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        RsaMembers {
            kty: "RSA".to_owned(),
            alg: "RSA-OAEP-256".to_owned(),
            usage: "enc".to_owned(),
            n: self.n.clone(),
            e: "AQAB".to_owned(),
            kid: self.kid.clone(),
        }
        .serialize(s)
    }
}

impl<'de> Deserialize<'de> for RsaPublicJwk {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::check(&RsaMembers::deserialize(d)?).map_err(D::Error::custom)
    }
}

/// An Ed25519 public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OkpPublicJwk {
    x: [u8; 32],
    kid: Kid,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OkpMembers {
    kty: String,
    crv: String,
    x: String,
    kid: Kid,
}

impl OkpPublicJwk {
    /// The key of these 32 bytes (RFC 8032). Whether they are a point is seen on use.
    pub fn from_bytes(x: [u8; 32]) -> Self {
        let kid = Kid::of(&format!(
            r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#,
            b64u(&x)
        ));
        Self { x, kid }
    }

    /// The key's name.
    pub const fn kid(&self) -> &Kid {
        &self.kid
    }

    /// The 32 bytes of the public key.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.x
    }
}

impl Serialize for OkpPublicJwk {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        OkpMembers {
            kty: "OKP".to_owned(),
            crv: "Ed25519".to_owned(),
            x: b64u(&self.x),
            kid: self.kid.clone(),
        }
        .serialize(s)
    }
}

impl<'de> Deserialize<'de> for OkpPublicJwk {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let members = OkpMembers::deserialize(d)?;
        if members.kty != "OKP" || members.crv != "Ed25519" {
            return Err(D::Error::custom(JwkError::Malformed));
        }
        let key = array_from_b64u(&members.x)
            .map(Self::from_bytes)
            .map_err(D::Error::custom)?;
        if key.kid != members.kid {
            return Err(D::Error::custom(JwkError::KeyId));
        }
        Ok(key)
    }
}

/// A P-256 public key. Whether the coordinates are on the curve is seen on use:
/// both providers refuse to agree with a point that is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "EcMembers", try_from = "EcMembers")]
pub struct EcPublicJwk {
    x: [u8; 32],
    y: [u8; 32],
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EcMembers {
    kty: String,
    crv: String,
    x: String,
    y: String,
}

impl EcPublicJwk {
    /// The point with these coordinates.
    pub const fn from_coordinates(x: [u8; 32], y: [u8; 32]) -> Self {
        Self { x, y }
    }

    /// The key's RFC 7638 thumbprint.
    pub fn kid(&self) -> Kid {
        let (x, y) = (b64u(&self.x), b64u(&self.y));
        Kid::of(&format!(
            r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#
        ))
    }

    /// The uncompressed point (SEC 1): 04, x, y.
    pub fn to_sec1(&self) -> [u8; 65] {
        let mut point = [4; 65];
        point[1..33].copy_from_slice(&self.x);
        point[33..].copy_from_slice(&self.y);
        point
    }

    /// Reads an uncompressed point.
    pub fn from_sec1(point: &[u8]) -> Result<Self, JwkError> {
        match point {
            [4, rest @ ..] if rest.len() == 64 => {
                let mut key = Self {
                    x: [0; 32],
                    y: [0; 32],
                };
                key.x.copy_from_slice(&rest[..32]);
                key.y.copy_from_slice(&rest[32..]);
                Ok(key)
            }
            _ => Err(JwkError::Malformed),
        }
    }
}

impl From<EcPublicJwk> for EcMembers {
    fn from(key: EcPublicJwk) -> Self {
        Self {
            kty: "EC".to_owned(),
            crv: "P-256".to_owned(),
            x: b64u(&key.x),
            y: b64u(&key.y),
        }
    }
}

impl TryFrom<EcMembers> for EcPublicJwk {
    type Error = JwkError;

    fn try_from(members: EcMembers) -> Result<Self, JwkError> {
        if members.kty != "EC" || members.crv != "P-256" {
            return Err(JwkError::Malformed);
        }
        let coordinate = |text: &str| array_from_b64u(text).map_err(|_| JwkError::Malformed);
        Ok(Self {
            x: coordinate(&members.x)?,
            y: coordinate(&members.y)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modulus(bytes: usize, first: u8, last: u8) -> String {
        let mut n = vec![0x5a; bytes];
        n[0] = first;
        n[bytes - 1] = last;
        b64u(&n)
    }

    #[test]
    fn moduli_of_3072_and_4096_bits_are_taken_and_no_others() {
        for (bytes, good) in [
            (256, false),
            (383, false),
            (384, true),
            (385, false),
            (512, true),
            (1024, false),
        ] {
            assert_eq!(
                RsaPublicJwk::from_modulus(&modulus(bytes, 0x80, 1)).is_ok(),
                good,
                "{bytes}"
            );
        }
        assert_eq!(
            RsaPublicJwk::from_modulus(&modulus(384, 0x7f, 1)),
            Err(JwkError::Modulus)
        );
        assert_eq!(
            RsaPublicJwk::from_modulus(&modulus(385, 0, 1)),
            Err(JwkError::Modulus)
        );
    }

    #[test]
    fn an_even_modulus_is_refused() {
        assert_eq!(
            RsaPublicJwk::from_modulus(&modulus(384, 0x80, 2)),
            Err(JwkError::Modulus)
        );
    }

    #[test]
    fn an_exponent_of_three_a_foreign_name_and_an_unknown_member_are_refused() {
        let key = RsaPublicJwk::from_modulus(&modulus(384, 0x80, 1)).unwrap();
        let good = serde_json::to_string(&key).unwrap();
        assert_eq!(serde_json::from_str::<RsaPublicJwk>(&good).unwrap(), key);
        let other = RsaPublicJwk::from_modulus(&modulus(384, 0x81, 1)).unwrap();
        for bad in [
            good.replace("AQAB", "Aw"),
            good.replace(key.kid().as_str(), other.kid().as_str()),
            good.replace("RSA-OAEP-256", "RSA-OAEP"),
            good.replace("\"enc\"", "\"sig\""),
            good.replace("\"kty\"", "\"x5u\":\"\",\"kty\""),
        ] {
            assert_ne!(bad, good);
            assert!(serde_json::from_str::<RsaPublicJwk>(&bad).is_err());
        }
    }

    /// The example of RFC 8037 appendix A.3.
    #[test]
    fn an_ed25519_thumbprint_is_the_one_the_standard_prints() {
        let x = array_from_b64u("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo").unwrap();
        let kid = OkpPublicJwk::from_bytes(x).kid().clone();
        assert_eq!(kid.as_str(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    #[test]
    fn a_point_survives_its_two_spellings() {
        let key = EcPublicJwk::from_coordinates([1; 32], [2; 32]);
        assert_eq!(EcPublicJwk::from_sec1(&key.to_sec1()), Ok(key.clone()));
        let text = serde_json::to_string(&key).unwrap();
        assert_eq!(serde_json::from_str::<EcPublicJwk>(&text).unwrap(), key);
        assert!(serde_json::from_str::<EcPublicJwk>(&text.replace("P-256", "P-384")).is_err());
    }
}
