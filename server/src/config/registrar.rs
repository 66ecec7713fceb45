//! The registrar's public key, as an operator sets it.

use std::fmt;
use std::str::FromStr;

use sealing::jwk::OkpPublicJwk;
use thiserror::Error;

/// An Ed25519 public key (RFC 8032): 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RegistrarKey(OkpPublicJwk);

/// The text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a registrar's key is 64 hexadecimal digits, as letterlock registrar keygen prints it")]
pub(crate) struct NoKey;

impl RegistrarKey {
    pub(crate) fn new(key: OkpPublicJwk) -> Self {
        Self(key)
    }

    pub(crate) fn key(&self) -> &OkpPublicJwk {
        &self.0
    }
}

impl FromStr for RegistrarKey {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| NoKey)?;
        Ok(Self(OkpPublicJwk::from_bytes(bytes)))
    }
}

impl fmt::Display for RegistrarKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_printed_and_nothing_else_is_one() {
        let text = "0a".repeat(32);
        let key: RegistrarKey = text.parse().expect("a key");
        assert_eq!(key.to_string(), text);
        for bad in ["", "0a", &"0a".repeat(33), &"zz".repeat(32)] {
            assert_eq!(bad.parse::<RegistrarKey>(), Err(NoKey), "{bad}");
        }
    }
}
