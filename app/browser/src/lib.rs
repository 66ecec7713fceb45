//! The only crate that names JavaScript types.

#![warn(missing_docs)]

pub mod address;
pub mod assets;
pub mod clipboard;
pub mod clock;
pub mod fetch;
pub mod file;
pub mod leaving;
pub mod random;
pub mod vault;
mod webcrypto;

pub use webcrypto::{
    AgreementKey, ContentKey, KeyCipher, KeyWrap, SigningKey, UnwrapKey, WebCrypto,
};
