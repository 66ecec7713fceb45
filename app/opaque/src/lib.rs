//! Signing in without showing the passphrase to the server (RFC 9807): the one suite that browser
//! and server share, and each side's two steps of registering and of signing in.
//!
//! Ristretto255 with SHA-512; what makes guessing slow is Argon2id with 64 MiB, 3 passes and one
//! lane, compiled in, so that no server can ask for less. Messages travel as base64url without
//! padding. Randomness is a parameter.

#![warn(missing_docs)]

mod client;
mod message;
mod server;
mod stretch;

pub use client::{ClientLogin, ClientRegistration, ExportKey, NotThePassphrase, SignedIn};
pub use message::{Message, Unreadable};
pub use server::{PendingLogin, Record, ServerSecret};

use opaque_ke::{CipherSuite, Ristretto255, TripleDh};
use sha2::Sha512;

use stretch::Argon2id;

/// The suite. Another one would be another crate version and another record.
struct Suite;

impl CipherSuite for Suite {
    type OprfCs = Ristretto255;
    type KeyExchange = TripleDh<Ristretto255, Sha512>;
    type Ksf = Argon2id;
}

/// Something is not as the protocol has it. Why is deliberately not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sign-in protocol failed")]
pub struct ProtocolError;
