//! What the vault needs around it: cryptography, a clock, a line to the server, files.

use std::ops::Range;

use browser::file::Unreadable;
use browser::http::{Call, Got, Unreached};
use sealing::provider::Ceremony;
use time::OffsetDateTime;

/// A browser's worker, or a test's stand-in.
pub(crate) trait Host {
    /// All cryptography.
    type Crypto: Ceremony;
    /// A file that a person chose.
    type File: Chosen;
    /// A decrypted piece of a file, kept outside the vault's own memory.
    type Piece;

    fn crypto(&self) -> &Self::Crypto;
    fn now(&self) -> OffsetDateTime;
    async fn wait(&self, millis: u32);
    async fn call(&self, call: &Call<'_>) -> Result<Got, Unreached>;
    /// `None` if nothing more can be kept.
    fn keep(&self, opened: &[u8]) -> Option<Self::Piece>;
}

/// A file that a person chose, read range by range.
pub(crate) trait Chosen {
    /// In bytes.
    fn size(&self) -> u64;
    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, Unreadable>;
}
