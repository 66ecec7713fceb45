//! Cobblestone-256: C2SP chunked encryption v1 over AES-256-GCM
//! (<https://c2sp.org/chunked-encryption>).
//!
//! A file is a 56-byte header (salt and key commitment) and chunks of 16,384
//! bytes, each with its tag; the last is shorter and may be empty, which is
//! how its end is known.

use std::pin::pin;

use futures::stream::{self, StreamExt as _, TryStreamExt as _};
use hmac::{Hmac, Mac as _};
use sha2::Sha512;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::error::{OpenError, SealError};
use crate::provider::{Gcm, IV_LEN, KEY_LEN, Provider, ProviderError, TAG_LEN, random};

/// Bytes of plaintext in a chunk that is not the last.
pub const CHUNK_LEN: usize = 16_384;
/// Bytes before the first chunk.
pub const HEADER_LEN: usize = SALT_LEN + COMMITMENT_LEN;
/// Bytes of a chunk that is not the last, sealed.
pub const SEALED_CHUNK_LEN: usize = CHUNK_LEN + TAG_LEN;
const SALT_LEN: usize = 24;
const COMMITMENT_LEN: usize = 32;
/// Chunks that the provider works on at once: a browser does each on a thread of its own.
const IN_FLIGHT: usize = 8;
/// The counter has 38 bits.
const MAX_CHUNKS: u64 = 1 << 38;
const LABEL: &[u8] = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0";

/// One file's derived key, positioned nowhere: chunks are named by their number.
pub struct Stream<P: Provider> {
    key: P::ContentKey,
    base_nonce: [u8; IV_LEN],
    header: [u8; HEADER_LEN],
}

impl<P: Provider> Stream<P> {
    /// A stream to write, with a random salt: `key` must be random too, and of
    /// this file alone. `context` says where the file belongs.
    pub async fn make(
        provider: &P,
        key: &[u8; KEY_LEN],
        context: &[u8],
    ) -> Result<Self, ProviderError> {
        let salt = random::<SALT_LEN, _>(provider)?;
        let derived = Derived::from_key(key, &*salt, context);
        let mut header = [0; HEADER_LEN];
        header[..SALT_LEN].copy_from_slice(&*salt);
        header[SALT_LEN..].copy_from_slice(derived.commitment());
        Self::with(provider, &derived, header).await
    }

    /// A stream to read. Another key, context or header is refused here,
    /// before any chunk.
    pub async fn open(
        provider: &P,
        key: &[u8; KEY_LEN],
        context: &[u8],
        header: &[u8],
    ) -> Result<Self, OpenError> {
        let header: [u8; HEADER_LEN] = header.try_into().map_err(|_| OpenError)?;
        let (salt, commitment) = header.split_at(SALT_LEN);
        let derived = Derived::from_key(key, salt, context);
        if !bool::from(derived.commitment().ct_eq(commitment)) {
            return Err(OpenError);
        }
        Ok(Self::with(provider, &derived, header).await?)
    }

    async fn with(
        provider: &P,
        derived: &Derived,
        header: [u8; HEADER_LEN],
    ) -> Result<Self, ProviderError> {
        let key = provider.import_content_key(&derived.key()).await?;
        Ok(Self {
            key,
            base_nonce: derived.base_nonce(),
            header,
        })
    }

    /// The 56 bytes that precede the first chunk.
    pub const fn header(&self) -> &[u8; HEADER_LEN] {
        &self.header
    }

    /// Appends `plaintext`, sealed as chunks `first` onwards, to `out`. Only
    /// the `last` call may, and must, end in a chunk that is not full.
    pub async fn seal(
        &self,
        provider: &P,
        first: u64,
        plaintext: &[u8],
        last: bool,
        out: &mut Vec<u8>,
    ) -> Result<(), SealError> {
        if !last && !plaintext.len().is_multiple_of(CHUNK_LEN) {
            return Err(SealError::OutOfTurn);
        }
        let seal = async |(number, chunk)| {
            let iv = self.nonce(number).map_err(|OpenError| SealError::TooLong)?;
            let gcm = Gcm { iv: &iv, aad: &[] };
            Ok::<_, SealError>(provider.seal(&self.key, gcm, chunk).await?)
        };
        let chunks = (first..).zip(chunks(plaintext, CHUNK_LEN, last));
        let mut sealed = pin!(stream::iter(chunks).map(seal).buffered(IN_FLIGHT));
        while let Some(chunk) = sealed.try_next().await? {
            out.extend(chunk);
        }
        Ok(())
    }

    /// Appends the plaintext of `sealed`, chunks `first` onwards, to `out`.
    /// Nothing of it may be used before the `last` chunk has been opened.
    pub async fn open_chunks(
        &self,
        provider: &P,
        first: u64,
        sealed: &[u8],
        last: bool,
        out: &mut Vec<u8>,
    ) -> Result<(), OpenError> {
        if !last && !sealed.len().is_multiple_of(SEALED_CHUNK_LEN) {
            return Err(OpenError);
        }
        let open = async |(number, chunk): (u64, &[u8])| {
            let iv = self.nonce(number)?;
            if chunk.len() < TAG_LEN {
                return Err(OpenError);
            }
            let gcm = Gcm { iv: &iv, aad: &[] };
            Ok(provider.open(&self.key, gcm, chunk).await?)
        };
        let chunks = (first..).zip(chunks(sealed, SEALED_CHUNK_LEN, last));
        let mut opened = pin!(stream::iter(chunks).map(open).buffered(IN_FLIGHT));
        while let Some(chunk) = opened.try_next().await? {
            out.extend(chunk);
        }
        Ok(())
    }

    /// The base nonce with the chunk's number, big-endian, folded in.
    fn nonce(&self, number: u64) -> Result<[u8; IV_LEN], OpenError> {
        if number >= MAX_CHUNKS {
            return Err(OpenError);
        }
        let mut nonce = self.base_nonce;
        for (byte, counter) in nonce[IV_LEN - 8..].iter_mut().zip(number.to_be_bytes()) {
            *byte ^= counter;
        }
        Ok(nonce)
    }
}

/// Full chunks, and with `last` whatever remains, even if that is nothing.
fn chunks(bytes: &[u8], len: usize, last: bool) -> impl Iterator<Item = &[u8]> {
    let full = bytes.chunks_exact(len);
    let rest = last.then(|| full.remainder());
    full.chain(rest)
}

/// Key, base nonce and commitment: 76 bytes of HKDF-Expand (RFC 5869) with
/// SHA-512 and the file key itself as pseudorandom key.
struct Derived(Zeroizing<[u8; 128]>);

impl Derived {
    fn from_key(key: &[u8; KEY_LEN], salt: &[u8], context: &[u8]) -> Self {
        let mut blocks = Zeroizing::new([0; 128]);
        let (one, two) = blocks.split_at_mut(64);
        one.copy_from_slice(&*hmac_sha512(key, &[LABEL, salt, context, &[1]]));
        two.copy_from_slice(&*hmac_sha512(key, &[one, LABEL, salt, context, &[2]]));
        Self(blocks)
    }

    fn key(&self) -> Zeroizing<[u8; KEY_LEN]> {
        let mut key = Zeroizing::new([0; KEY_LEN]);
        key.copy_from_slice(&self.0[..KEY_LEN]);
        key
    }

    fn base_nonce(&self) -> [u8; IV_LEN] {
        let mut nonce = [0; IV_LEN];
        nonce.copy_from_slice(&self.0[KEY_LEN..KEY_LEN + IV_LEN]);
        nonce
    }

    fn commitment(&self) -> &[u8] {
        &self.0[KEY_LEN + IV_LEN..][..COMMITMENT_LEN]
    }
}

fn hmac_sha512(key: &[u8; KEY_LEN], parts: &[&[u8]]) -> Zeroizing<[u8; 64]> {
    let mut mac =
        <Hmac<Sha512> as hmac::Mac>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(part);
    }
    Zeroizing::new(mac.finalize().into_bytes().into())
}
