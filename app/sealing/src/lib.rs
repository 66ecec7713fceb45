//! The sealing formats, generic over a crypto provider.
//!
//! Everything here is written down, byte for byte, in `docs/PROTOCOL.md`.
//! Names beginning with `derive_` give the same result every time; those
//! beginning with `make` draw randomness.

#![warn(missing_docs)]
#![expect(
    clippy::missing_errors_doc,
    reason = "there are two errors: OpenError never says why, SealError's variants say it all"
)]

pub mod account;
mod account_code;
pub mod attachment;
pub mod bind;
pub mod cobblestone;
#[cfg(feature = "conformance")]
pub mod conformance;
#[cfg(feature = "counting")]
pub mod counting;
pub mod creation;
mod derive;
pub mod document;
mod encoding;
pub mod envelope;
mod error;
pub mod fingerprint;
pub mod invite;
mod json;
mod jwe;
pub mod jwk;
mod jws;
pub mod kit;
mod kit_code;
pub mod log;
pub mod message;
#[cfg(feature = "native")]
pub mod native;
pub mod oaep;
mod pad;
pub mod padme;
pub mod parts;
pub mod provider;
pub mod receipt;
pub mod record;
pub mod ring;
pub mod roster;
pub mod rotation;
pub mod thread;
mod timestamp;

pub use account_code::AccountCode;
pub use encoding::Sha256Digest;
pub use error::{OpenError, SealError};
pub use jwe::MAX_JWE_LEN;
pub use jws::Signer;
pub use kit_code::{KitCode, KitCodeError, parse_group};
pub use timestamp::Timestamp;
