//! Every sentence that a person reads, one file per language.
