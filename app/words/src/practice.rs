//! What the pages of a practice say. None of it is part of [`crate::Words`]: a sender does not have
//! to fetch it.

mod account;
mod desk;
mod enrol;
mod history;
mod inbox;
mod join;
mod passkey;
mod passphrase;
mod reading;
mod recover;
mod second_step;
mod team;
mod viewing;
mod views;

pub use account::AccountWords;
pub use desk::{Cleared, DeskWords, KeyAlarm, Locked, PracticeTrouble, TeamTrouble};
pub use enrol::EnrolWords;
pub use history::{By, HistoryColumn, HistoryWords, Named, Verdict};
pub use inbox::{Column, InboxWords, Tray};
pub use join::JoinWords;
pub use passkey::{PasskeyTrouble, PasskeyWords};
pub use passphrase::PassphraseWords;
pub use reading::ReadingWords;
pub use recover::RecoverWords;
pub use second_step::SecondStepWords;
pub use team::{JoinDoubt, KeyFact, MemberColumn, TeamChange, TeamDone, TeamWords};
pub use viewing::{NotShown, ViewingWords};
pub use views::ViewWords;

/// All that a language says to the members of a practice.
pub trait PracticeWords:
    AccountWords
    + DeskWords
    + EnrolWords
    + HistoryWords
    + InboxWords
    + JoinWords
    + PasskeyWords
    + PassphraseWords
    + ReadingWords
    + RecoverWords
    + SecondStepWords
    + TeamWords
    + ViewWords
    + ViewingWords
    + Sync
{
}
