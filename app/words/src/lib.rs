//! Every sentence that a person reads, one folder per language.
//!
//! A sentence is a typed function of a trait; a language is a type that implements them all.
//! Adding a language is adding a folder and a variant of [`Lang`]: what is still missing then does
//! not compile. Other crates return codes and errors, and say nothing themselves.

#![warn(missing_docs)]

mod download;
mod en;
mod form;
mod home;
mod letter;
mod mail;
mod pages;
mod practice;
mod send;
mod status;
pub mod told;
mod wizard;

pub use download::DownloadWords;
pub use en::En;
pub use form::FormWords;
pub use home::HomeWords;
pub use letter::{LetterLabel, LetterPart, LetterWords};
pub use mail::{MailText, MailWords};
pub use pages::PageWords;
pub use practice::{
    Column, DeskWords, EnrolWords, InboxWords, Locked, PracticeTrouble, PracticeWords,
    ReadingWords, Tray,
};
pub use send::{SendWords, Sending, Trouble};
pub use status::{CodeTrouble, NotAsked, SoFar, StatusWords};
pub use wizard::{Section, WizardWords};

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

    /// The words of this language.
    pub fn words(self) -> &'static dyn Words {
        match self {
            Self::En => &En,
        }
    }

    /// The words of the first page in this language.
    pub fn home_words(self) -> &'static dyn HomeWords {
        match self {
            Self::En => &En,
        }
    }

    /// The words of the mails in this language. They are no part of [`Words`]: browsers need none
    /// of them.
    pub fn mail_words(self) -> &'static dyn MailWords {
        match self {
            Self::En => &En,
        }
    }

    /// The words of the status page in this language. They are no part of [`Words`]: it is not
    /// loaded with the sender's form.
    pub fn status_words(self) -> &'static dyn StatusWords {
        match self {
            Self::En => &En,
        }
    }

    /// The words of a practice's pages in this language. They are no part of [`Words`]: a sender
    /// does not fetch them.
    pub fn practice_words(self) -> &'static dyn PracticeWords {
        match self {
            Self::En => &En,
        }
    }
}

/// All that a language says.
pub trait Words:
    DownloadWords + FormWords + LetterWords + PageWords + SendWords + WizardWords + Sync
{
}

impl Words for En {}
