//! Every sentence that a person reads, one folder per language.
//!
//! A sentence is a typed function of a trait; a language is a type that implements them all.
//! Adding a language is adding a folder and a variant of [`Lang`]: what is still missing then does
//! not compile. Other crates return codes and errors, and say nothing themselves.

#![warn(missing_docs)]

mod design;
mod download;
mod en;
mod form;
mod fr;
mod home;
mod keep;
mod kit;
mod lang;
mod letter;
mod mail;
mod negotiate;
mod pages;
mod practice;
mod send;
mod status;
pub mod told;
mod wizard;

pub use design::{DesignPart, DesignState, DesignWords};
pub use download::DownloadWords;
pub use en::En;
pub use form::FormWords;
pub use fr::Fr;
pub use home::HomeWords;
pub use keep::KeepWords;
pub use kit::KitWords;
pub use lang::Lang;
pub use letter::{LetterLabel, LetterPart, LetterWords};
pub use mail::{MailParagraph, MailText, MailWords};
pub use pages::PageWords;
pub use practice::{
    By, Cleared, Column, DeskWords, EnrolWords, HistoryColumn, HistoryWords, InboxWords, JoinDoubt,
    JoinWords, KeyAlarm, KeyFact, Locked, MemberColumn, Named, NotShown, PasskeyTrouble,
    PasskeyWords, PassphraseWords, PracticeTrouble, PracticeWords, ReadingWords, RecoverWords,
    TeamChange, TeamDone, TeamTrouble, TeamWords, Tray, Verdict, ViewWords, ViewingWords,
};
pub use send::{SendWords, Sending, Trouble};
pub use status::{CodeTrouble, NotAsked, SoFar, StatusWords};
pub use wizard::{Section, WizardWords};

/// All that a language says.
pub trait Words:
    DownloadWords + FormWords + KeepWords + LetterWords + PageWords + SendWords + WizardWords + Sync
{
}

impl Words for En {}
impl Words for Fr {}
