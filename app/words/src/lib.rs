//! Every sentence that a person reads, one folder per language.
//!
//! A sentence is a typed function of a trait; a language is a type that implements them all.
//! Adding a language is adding a folder and a variant of [`Lang`]: what is still missing then does
//! not compile. Other crates return codes and errors, and say nothing themselves.

#![warn(missing_docs)]

mod en;
mod form;

pub use en::En;
pub use form::FormWords;

/// A language that the pages speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
}

impl Lang {
    /// Every language, the first one being the one to fall back to.
    pub const ALL: &'static [Self] = &[Self::En];

    /// The language's tag (BCP 47), as `<html lang>` and the catalogue's phrases have it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
        }
    }
}

/// All that a language says.
pub trait Words: FormWords + Sync {}

impl Words for En {}

/// The words of a language.
pub fn words(lang: Lang) -> &'static dyn Words {
    match lang {
        Lang::En => &En,
    }
}
