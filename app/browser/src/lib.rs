//! The only crate that names JavaScript types.

#![warn(missing_docs)]

pub mod clock;
pub mod fetch;
pub mod file;
pub mod random;
