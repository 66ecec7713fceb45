//! Every sentence that a person reads.
//!
//! A language is a module that implements the traits here; a message that is missing in one
//! language does not compile. Other crates return codes, and come here for the sentence.

#![warn(missing_docs)]

mod en;
mod pages;

pub use pages::PageWords;

/// A language that Letterlock speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Canadian English.
    #[default]
    En,
}

impl Lang {
    /// Every language, in the order in which a choice lists them.
    pub const ALL: &[Lang] = &[Lang::En];

    /// The BCP 47 tag, as `<html lang>` wants it.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::En => "en-CA",
        }
    }

    /// The sentences of this language.
    pub fn words(self) -> &'static dyn Words {
        match self {
            Lang::En => &en::En,
        }
    }
}

/// All sentences of one language.
pub trait Words: PageWords + Send + Sync {}
