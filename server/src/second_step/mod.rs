//! The second step of a sign-in: a code of the member's authenticator app. It guards the door, not the
//! keys: what the server hands out behind it opens with the passphrase alone.

mod sealed;
mod totp;

pub(crate) use sealed::SecretsKey;
#[cfg(test)]
pub(crate) use totp::code_at;
pub(crate) use totp::{SECRET, base32, step_of};
