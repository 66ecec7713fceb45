//! Passkeys (WebAuthn, level 3): what a browser is asked, and whether what it answers holds.
//!
//! The library reads and checks what comes of an authenticator. It draws its challenges from the
//! platform itself, and gives each five minutes by a clock of its own; we give it the same by ours, and
//! hold what waits, each for one answer.

#[cfg(test)]
pub(crate) mod authenticator;
mod pending;
mod relying;
#[cfg(test)]
mod tests;

pub(crate) use pending::{AskedFor, BeingAsked, BeingMade};
pub(crate) use relying::{Asking, Making, Passkeys, Unusable, Wrong, bytes, text};
