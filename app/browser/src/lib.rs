//! The only crate that names JavaScript types.

#![warn(missing_docs)]

mod webcrypto;

pub use webcrypto::{
    AgreementKey, ContentKey, KeyCipher, KeyWrap, SigningKey, UnwrapKey, WebCrypto,
};
