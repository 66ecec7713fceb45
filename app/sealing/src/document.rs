//! The sealed document: what only the practice reads.

use referral::id::AttachmentId;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::attachment::AttachmentKey;
use crate::encoding::Sha256Digest;
use crate::error::{OpenError, SealError};
use crate::json;
use crate::jwk::{EcPublicJwk, OkpPublicJwk};
use crate::pad::Pad;
use crate::timestamp::Timestamp;

/// The longest document, in bytes with its padding: its base64url, the longest
/// BIND and four recipients still fit in 1 MiB.
pub const MAX_DOCUMENT_LEN: usize = 45 * 16_384;

/// A referral's answers `R` with what is needed to open its attachments and to
/// answer its sender.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "R: DeserializeOwned"))]
pub struct Document<R> {
    v: Version,
    /// The answers.
    pub body: R,
    /// The attachments, in BIND's order.
    pub att: Vec<Attachment>,
    /// Where to write to the sender, and whose signature to expect.
    pub thread: ThreadKeys,
    /// When the sender's browser sealed it, by that browser's clock.
    pub created: Timestamp,
    pad: Pad,
}

/// How to open one attachment, and what to call it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// The attachment.
    pub aid: AttachmentId,
    /// The file's name, as the sender's computer had it: never trust it as a path.
    pub name: String,
    /// The media type found from the content.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Bytes of the file without padding.
    pub size: u64,
    /// The attachment's own key.
    pub key: AttachmentKey,
    /// The attachment's hash: SHA-256 over the SHA-256 of each part of its ciphertext.
    pub sha256: Sha256Digest,
}

/// The public halves of the keys that the status secret leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThreadKeys {
    /// Messages to the sender are sealed to this key.
    pub enc: EcPublicJwk,
    /// Messages from the sender are signed by this key.
    pub sig: OkpPublicJwk,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Version;

impl<R> Document<R> {
    /// A document of format version 1.
    pub fn new(body: R, att: Vec<Attachment>, thread: ThreadKeys, created: Timestamp) -> Self {
        Self {
            v: Version,
            body,
            att,
            thread,
            created,
            pad: Pad,
        }
    }
}

impl<R: Serialize> Document<R> {
    /// JSON padded to a Padmé length of at least 4 KiB.
    pub(crate) fn to_padded(&self) -> Result<zeroize::Zeroizing<Vec<u8>>, SealError> {
        let bytes = crate::pad::fill(json::to_vec(self));
        if bytes.len() > MAX_DOCUMENT_LEN {
            Err(SealError::TooLong)
        } else {
            Ok(bytes)
        }
    }
}

impl<R: DeserializeOwned> Document<R> {
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, OpenError> {
        if bytes.len() > MAX_DOCUMENT_LEN {
            Err(OpenError)
        } else {
            json::parse(bytes)
        }
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_u8(1)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        match u8::deserialize(d)? {
            1 => Ok(Self),
            _ => Err(D::Error::custom("unknown version")),
        }
    }
}
