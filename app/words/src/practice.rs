//! What the pages of a practice say. None of it is part of [`crate::Words`]: a sender does not have
//! to fetch it.

mod account;
mod desk;
mod enrol;
mod inbox;
mod passphrase;
mod reading;
mod second_step;
mod viewing;
mod views;

pub use account::AccountWords;
pub use desk::{DeskWords, Locked, PracticeTrouble};
pub use enrol::EnrolWords;
pub use inbox::{Column, InboxWords, Tray};
pub use passphrase::PassphraseWords;
pub use reading::ReadingWords;
pub use second_step::SecondStepWords;
pub use viewing::{NotShown, ViewingWords};
pub use views::ViewWords;

/// All that a language says to the members of a practice.
pub trait PracticeWords:
    AccountWords
    + DeskWords
    + EnrolWords
    + InboxWords
    + PassphraseWords
    + ReadingWords
    + SecondStepWords
    + ViewWords
    + ViewingWords
    + Sync
{
}
