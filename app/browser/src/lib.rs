//! The only crate that names JavaScript types.

#![warn(missing_docs)]

pub mod address;
pub mod assets;
pub mod clipboard;
pub mod clock;
mod download;
pub mod fetch;
pub mod file;
pub mod http;
pub mod kept;
pub mod language;
pub mod leaving;
pub mod letter;
pub mod paper;
pub mod passkey;
mod plain;
pub mod random;
mod spent;
pub mod storage;
pub mod tabs;
pub mod text;
pub mod vault;
pub mod viewer;
mod webcrypto;
pub mod worker;

pub use download::{Saved, download, text_file};
pub use plain::{MAX_TEXT, NoText, plain_text};
pub use web_sys::Blob;
pub use webcrypto::{
    AgreementKey, ContentKey, KeyCipher, KeyWrap, Secret, SigningKey, UnwrapKey, WebCrypto,
};
