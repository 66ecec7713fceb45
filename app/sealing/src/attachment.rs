//! Attachments: padded files as Cobblestone-256, sealed and opened part by part.

use std::fmt;
use std::ops::Range;

use referral::id::{AttachmentId, ReferralId};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use zeroize::Zeroizing;

use crate::cobblestone::{HEADER_LEN, Stream};
use crate::document::Attachment;
use crate::encoding::{Sha256Digest, array_from_b64u, b64u};
use crate::error::{OpenError, SealError};
use crate::padme::padded_len;
use crate::parts::{AttachmentHash, CHUNKS_PER_PART, Layout};
use crate::provider::{KEY_LEN, Provider, ProviderError, random};

/// The 256-bit key of one attachment, which stands only in the sealed document.
#[derive(Clone, PartialEq, Eq)]
pub struct AttachmentKey(Zeroizing<[u8; KEY_LEN]>);

impl AttachmentKey {
    fn make<P: Provider>(provider: &P) -> Result<Self, ProviderError> {
        random(provider).map(Self)
    }
}

impl fmt::Debug for AttachmentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AttachmentKey(..)")
    }
}

impl Serialize for AttachmentKey {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&b64u(&*self.0))
    }
}

impl<'de> Deserialize<'de> for AttachmentKey {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(d)?);
        array_from_b64u(&text)
            .map(|key| Self(Zeroizing::new(key)))
            .map_err(D::Error::custom)
    }
}

/// Bytes of ciphertext for a file of `size` bytes, as BIND states them.
pub const fn ciphertext_len(size: u64) -> u64 {
    layout(size).ciphertext_len()
}

const fn layout(size: u64) -> Layout {
    Layout::of_plaintext(padded_len(size))
}

/// The slot an attachment belongs to: `fr1.att`, a zero byte, both ids.
fn context(rid: &ReferralId, aid: &AttachmentId) -> Vec<u8> {
    [b"fr1.att\0", rid.as_bytes().as_slice(), aid.as_bytes()].concat()
}

/// Seals one file, part after part, each exactly once.
pub struct AttachmentWriter<P: Provider> {
    aid: AttachmentId,
    key: AttachmentKey,
    stream: Stream<P>,
    size: u64,
    next: u64,
    hash: AttachmentHash,
}

impl<P: Provider> AttachmentWriter<P> {
    /// Begins a file of `size` bytes under a random key of its own.
    pub async fn make(
        provider: &P,
        rid: &ReferralId,
        aid: AttachmentId,
        size: u64,
    ) -> Result<Self, SealError> {
        let key = AttachmentKey::make(provider)?;
        let stream = Stream::make(provider, &key.0, &context(rid, &aid)).await?;
        Ok(Self {
            aid,
            key,
            stream,
            size,
            next: 0,
            hash: AttachmentHash::default(),
        })
    }

    /// The lengths of what will be uploaded.
    pub const fn layout(&self) -> Layout {
        layout(self.size)
    }

    /// Which bytes of the file the next part seals (none, where it is padding
    /// only); `None` after the last part.
    pub fn next_range(&self) -> Option<Range<u64>> {
        let inside = self.layout().part_plaintext(self.next)?;
        Some(inside.start.min(self.size)..inside.end.min(self.size))
    }

    /// Seals the next part from exactly the bytes of [`Self::next_range`], and
    /// tells its digest. Keep the part until it is uploaded: it is not sealed twice.
    pub async fn seal_next(
        &mut self,
        provider: &P,
        file: &[u8],
    ) -> Result<(Vec<u8>, Sha256Digest), SealError> {
        let layout = self.layout();
        let (Some(range), Some(inside), Some(part)) = (
            self.next_range(),
            layout.part_plaintext(self.next),
            layout.part(self.next),
        ) else {
            return Err(SealError::OutOfTurn);
        };
        if file.len() as u64 != range.end - range.start {
            return Err(SealError::OutOfTurn);
        }
        let number = self.next;
        // Counted before sealing, so that no failure leads to a second try under the same nonces.
        self.next += 1;
        let last = self.next == layout.parts();
        let padded = pad(file, length(&inside)?);
        let plaintext = padded.as_ref().map_or(file, |padded| padded.as_slice());
        let mut sealed = Vec::with_capacity(length(&part)?);
        if number == 0 {
            sealed.extend_from_slice(self.stream.header());
        }
        let first = number * CHUNKS_PER_PART;
        self.stream
            .seal(provider, first, plaintext, last, &mut sealed)
            .await?;
        let digest = Sha256Digest::of(&sealed);
        self.hash.push(&digest);
        Ok((sealed, digest))
    }

    /// The attachment's entry in the sealed document, once every part is sealed.
    pub fn finish(self, name: String, media_type: String) -> Result<Attachment, SealError> {
        if self.next != self.layout().parts() {
            return Err(SealError::OutOfTurn);
        }
        let Self {
            aid,
            key,
            size,
            hash,
            ..
        } = self;
        Ok(Attachment {
            aid,
            name,
            media_type,
            size,
            key,
            sha256: hash.finish(),
        })
    }
}

/// The bytes with zeros behind them, if they are fewer than `length`: most parts are padded nowhere,
/// and are not copied.
fn pad(file: &[u8], length: usize) -> Option<Zeroizing<Vec<u8>>> {
    if file.len() == length {
        return None;
    }
    // As long as it will be from the start: growing would leave a copy behind.
    let mut padded = Zeroizing::new(Vec::with_capacity(length));
    padded.extend_from_slice(file);
    padded.resize(length, 0);
    Some(padded)
}

fn length(range: &Range<u64>) -> Result<usize, SealError> {
    usize::try_from(range.end - range.start).map_err(|_| SealError::TooLong)
}

/// Opens one file, part after part.
///
/// What [`Self::open_next`] gives may be held but not offered to anybody
/// before [`Self::finish`] has said that the whole is there.
pub struct AttachmentReader<'a, P: Provider> {
    rid: ReferralId,
    entry: &'a Attachment,
    stream: Option<Stream<P>>,
    next: u64,
    hash: AttachmentHash,
}

impl<'a, P: Provider> AttachmentReader<'a, P> {
    /// Begins the attachment that the sealed document describes.
    pub fn new(rid: ReferralId, entry: &'a Attachment) -> Self {
        Self {
            rid,
            entry,
            stream: None,
            next: 0,
            hash: AttachmentHash::default(),
        }
    }

    /// The lengths of what is to be fetched.
    pub const fn layout(&self) -> Layout {
        layout(self.entry.size)
    }

    /// The file's bytes in the next part, without padding.
    pub async fn open_next(
        &mut self,
        provider: &P,
        part: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let layout = self.layout();
        let expected = layout.part(self.next).ok_or(OpenError)?;
        if part.len() as u64 != expected.end - expected.start {
            return Err(OpenError);
        }
        self.hash.push(&Sha256Digest::of(part));
        let mut chunks = part;
        if self.next == 0 {
            let (header, rest) = part.split_at_checked(HEADER_LEN).ok_or(OpenError)?;
            let context = context(&self.rid, &self.entry.aid);
            self.stream = Some(Stream::open(provider, &self.entry.key.0, &context, header).await?);
            chunks = rest;
        }
        let stream = self.stream.as_ref().ok_or(OpenError)?;
        let last = self.next + 1 == layout.parts();
        let first = self.next * CHUNKS_PER_PART;
        let mut plaintext = Zeroizing::new(Vec::with_capacity(chunks.len()));
        stream
            .open_chunks(provider, first, chunks, last, &mut plaintext)
            .await?;
        self.drop_padding(&mut plaintext)?;
        self.next += 1;
        Ok(plaintext)
    }

    /// Says that every part was opened and is the one the sender hashed.
    pub fn finish(self) -> Result<(), OpenError> {
        let whole = self.next == self.layout().parts();
        if whole && self.hash.finish() == self.entry.sha256 {
            Ok(())
        } else {
            Err(OpenError)
        }
    }

    fn drop_padding(&self, plaintext: &mut Vec<u8>) -> Result<(), OpenError> {
        let inside = self.layout().part_plaintext(self.next).ok_or(OpenError)?;
        let file = self.entry.size.saturating_sub(inside.start);
        let keep = usize::try_from(file)
            .unwrap_or(usize::MAX)
            .min(plaintext.len());
        if plaintext[keep..].iter().any(|byte| *byte != 0) {
            return Err(OpenError);
        }
        plaintext.truncate(keep);
        Ok(())
    }
}
