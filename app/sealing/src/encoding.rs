//! base64url as JOSE uses it, SHA-256, and the digests' written form.

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest as _, Sha256};

use crate::error::OpenError;

/// base64url without padding (RFC 4648 section 5).
pub(crate) fn b64u(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

/// The bytes of one canonical base64url text; padding, other alphabets and
/// stray bits after the last byte are refused.
pub(crate) fn from_b64u(text: &str) -> Result<Vec<u8>, OpenError> {
    Base64UrlUnpadded::decode_vec(text).map_err(|_| OpenError)
}

/// As [`from_b64u`], of exactly `N` bytes.
pub(crate) fn array_from_b64u<const N: usize>(text: &str) -> Result<[u8; N], OpenError> {
    from_b64u(text)?.try_into().map_err(|_| OpenError)
}

/// A SHA-256 digest; written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sha256Digest([u8; 32]);

impl Sha256Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// A digest computed elsewhere.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Sha256Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Sha256Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sha256Digest({self})")
    }
}

impl Serialize for Sha256Digest {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Sha256Digest {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        let mut bytes = [0; 32];
        hex::decode_to_slice(&text, &mut bytes).map_err(D::Error::custom)?;
        if text.bytes().any(|b| b.is_ascii_uppercase()) {
            return Err(D::Error::custom("upper-case digest"));
        }
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stray_bits_after_the_last_byte_are_refused() {
        assert_eq!(from_b64u("AA").unwrap(), [0]);
        assert!(from_b64u("AB").is_err());
    }

    #[test]
    fn padding_white_space_and_the_other_alphabet_are_refused() {
        for text in ["AA==", "AA\n", " AA", "+/AA", "A"] {
            assert!(from_b64u(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_digest_is_read_in_lower_case_only() {
        let digest = Sha256Digest::of(b"letter");
        let text = serde_json::to_string(&digest).unwrap();
        assert_eq!(serde_json::from_str::<Sha256Digest>(&text).unwrap(), digest);
        assert!(serde_json::from_str::<Sha256Digest>(&text.to_uppercase()).is_err());
    }
}
