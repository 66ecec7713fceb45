//! Canadian English, at about grade 8.

mod pages;

use crate::Words;

/// Canadian English.
pub(crate) struct En;

impl Words for En {}
