//! The vault: the worker that holds all private keys and does all sealing and opening, as a page
//! sees it.
//!
//! One request is one message there, any number of progress messages back, and one answer. Requests
//! and answers are JSON; files and blobs go beside it.

mod client;
pub mod message;
pub mod team;
pub mod worker;

pub use crate::worker::Gone as VaultGone;
pub use client::{Reply, Vault, VaultFor};
