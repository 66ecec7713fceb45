//! The only crate that names JavaScript types.
