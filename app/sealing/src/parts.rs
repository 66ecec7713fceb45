//! How an attachment's ciphertext is cut for upload, and what the server can
//! check about its length without a key.

use std::ops::Range;

use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha256};

use crate::cobblestone::{CHUNK_LEN, HEADER_LEN};
use crate::encoding::Sha256Digest;
use crate::error::OpenError;
use crate::provider::TAG_LEN;

/// Chunks of a part that is not the last.
pub const CHUNKS_PER_PART: u64 = 512;
/// Bytes of a sealed chunk that is not the last.
const SEALED_CHUNK: u64 = (CHUNK_LEN + TAG_LEN) as u64;
/// Bytes of plaintext in a part that is not the last.
pub const PART_PLAINTEXT: u64 = CHUNKS_PER_PART * CHUNK_LEN as u64;
/// Bytes of a part between the first and the last: 8,396,800. The first has
/// the 56-byte header before its chunks; the last may be as short as 16 bytes.
pub const PART_LEN: u64 = CHUNKS_PER_PART * SEALED_CHUNK;
const HEADER: u64 = HEADER_LEN as u64;

/// The lengths of one attachment's ciphertext and of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    plaintext: u64,
}

impl Layout {
    /// The layout for this many bytes of (padded) plaintext.
    pub const fn of_plaintext(len: u64) -> Self {
        Self { plaintext: len }
    }

    /// The layout of a ciphertext of this many bytes, if any plaintext has it:
    /// 56 + k x 16,400 + r with 16 <= r <= 16,399.
    pub const fn of_ciphertext(len: u64) -> Result<Self, OpenError> {
        let Some(body) = len.checked_sub(HEADER) else {
            return Err(OpenError);
        };
        let (full, last) = (body / SEALED_CHUNK, body % SEALED_CHUNK);
        match last.checked_sub(TAG_LEN as u64) {
            Some(rest) => Ok(Self {
                plaintext: full * CHUNK_LEN as u64 + rest,
            }),
            None => Err(OpenError),
        }
    }

    /// Bytes of plaintext.
    pub const fn plaintext_len(self) -> u64 {
        self.plaintext
    }

    /// Bytes of ciphertext: header, chunks and their tags.
    pub const fn ciphertext_len(self) -> u64 {
        HEADER + self.plaintext + self.chunks() * TAG_LEN as u64
    }

    /// How many chunks: the last is always shorter than the others.
    pub const fn chunks(self) -> u64 {
        self.plaintext / CHUNK_LEN as u64 + 1
    }

    /// How many parts.
    pub const fn parts(self) -> u64 {
        self.chunks().div_ceil(CHUNKS_PER_PART)
    }

    /// Where part `index` lies in the ciphertext; `None` beyond the last.
    pub fn part(self, index: u64) -> Option<Range<u64>> {
        let end = (index < self.parts()).then(|| HEADER + (index + 1) * PART_LEN)?;
        let start = if index == 0 {
            0
        } else {
            HEADER + index * PART_LEN
        };
        Some(start..end.min(self.ciphertext_len()))
    }

    /// Which bytes of the plaintext part `index` seals; `None` beyond the last.
    pub fn part_plaintext(self, index: u64) -> Option<Range<u64>> {
        (index < self.parts()).then(|| {
            let start = index * PART_PLAINTEXT;
            start..(start + PART_PLAINTEXT).min(self.plaintext)
        })
    }
}

/// An attachment's hash: SHA-256 over its parts' SHA-256 digests in order, so
/// that parts can arrive in any order and be hashed once each.
#[derive(Debug, Clone, Default)]
pub struct AttachmentHash(Sha256);

impl AttachmentHash {
    /// Adds the next part's digest.
    pub fn push(&mut self, part: &Sha256Digest) {
        self.0.update(part.as_bytes());
    }

    /// The hash over the digests pushed.
    pub fn finish(self) -> Sha256Digest {
        Sha256Digest::from_bytes(self.0.finalize().into())
    }
}

/// A part's digest as the `Content-Digest` field writes it (RFC 9530).
pub fn content_digest(digest: &Sha256Digest) -> String {
    format!("sha-256=:{}:", Base64::encode_string(digest.as_bytes()))
}

/// Reads a `Content-Digest` that is one SHA-256 and nothing else.
pub fn parse_content_digest(field: &str) -> Result<Sha256Digest, OpenError> {
    let text = field
        .strip_prefix("sha-256=:")
        .and_then(|rest| rest.strip_suffix(':'));
    let bytes = Base64::decode_vec(text.ok_or(OpenError)?).map_err(|_| OpenError)?;
    bytes
        .try_into()
        .map(Sha256Digest::from_bytes)
        .map_err(|_| OpenError)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_standard_part_has_the_documented_length() {
        assert_eq!(PART_LEN, 8_396_800);
        let two = Layout::of_plaintext(PART_PLAINTEXT + 5);
        assert_eq!(two.part(0), Some(0..8_396_856));
        assert_eq!(two.part(1), Some(8_396_856..8_396_856 + 21));
        assert_eq!(two.part(2), None);
    }

    #[test]
    fn a_plaintext_of_whole_parts_ends_in_a_part_of_sixteen_bytes() {
        let layout = Layout::of_plaintext(PART_PLAINTEXT);
        assert_eq!(layout.parts(), 2);
        assert_eq!(layout.part(1), Some(8_396_856..8_396_872));
        assert_eq!(
            layout.part_plaintext(1),
            Some(PART_PLAINTEXT..PART_PLAINTEXT)
        );
    }

    #[test]
    fn lengths_that_no_plaintext_has_are_refused() {
        for len in [
            0,
            55,
            56,
            71,
            56 + 16_400,
            56 + 16_400 + 15,
            56 + 2 * 16_400,
        ] {
            assert!(Layout::of_ciphertext(len).is_err(), "{len}");
        }
        for len in [72, 56 + 16_399, 56 + 16_400 + 16] {
            assert_eq!(Layout::of_ciphertext(len).unwrap().ciphertext_len(), len);
        }
    }

    #[test]
    fn a_content_digest_is_read_back_and_another_algorithm_is_not() {
        let digest = Sha256Digest::of(b"part");
        let field = content_digest(&digest);
        assert_eq!(parse_content_digest(&field), Ok(digest));
        assert!(parse_content_digest(&field.replace("256", "512")).is_err());
        assert!(parse_content_digest(&format!("{field}, {field}")).is_err());
    }

    proptest! {
        #[test]
        fn a_length_and_its_ciphertext_length_say_the_same(len in 0_u64..1 << 36) {
            let layout = Layout::of_plaintext(len);
            prop_assert_eq!(Layout::of_ciphertext(layout.ciphertext_len()), Ok(layout));
        }

        #[test]
        fn the_parts_cover_the_ciphertext_and_the_plaintext_once(len in 0_u64..1 << 36) {
            let layout = Layout::of_plaintext(len);
            let (mut at, mut plain) = (0, 0);
            for index in 0..layout.parts() {
                let part = layout.part(index).unwrap();
                let inside = layout.part_plaintext(index).unwrap();
                prop_assert_eq!((part.start, inside.start), (at, plain));
                prop_assert!(part.end - part.start >= 16);
                (at, plain) = (part.end, inside.end);
            }
            prop_assert_eq!((at, plain), (layout.ciphertext_len(), len));
        }
    }
}
