//! English, as Canadian clinics write it.

mod form;

/// English.
#[derive(Debug, Clone, Copy)]
pub struct En;
