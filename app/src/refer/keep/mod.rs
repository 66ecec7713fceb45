//! Keeping the answers on this computer for a day, for a sender who wishes so. Here is how that
//! stands; what does it is in the later part of the program.

mod found;
mod save;
mod tick;

use browser::kept::{NotKept, Slip, Slot};
use leptos::prelude::*;
use time::OffsetDateTime;

use super::form::Form;
use crate::later::forget_kept;

pub use found::{KeptNotice, look};
pub use tick::KeepTick;

/// How the keeping of this form stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// Nobody wishes it.
    Off,
    /// The person wishes it, and what was kept before is in question.
    Asking,
    /// Something was typed that is not kept yet.
    Behind,
    /// Everything typed is kept, until then.
    Kept(OffsetDateTime),
    /// It came to an end by itself.
    Ended(NotKept),
}

/// What this computer keeps of another time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Nobody has looked yet.
    Unknown,
    /// Nothing.
    Nothing,
    /// Answers, which the person has not decided about.
    Answers(Slip),
    /// There were some, and they are gone or cannot be read.
    Gone,
}

/// Keeping, as the pages of the wizard share it.
#[derive(Clone, Copy)]
pub struct Keep {
    keeping: RwSignal<Keeping>,
    found: RwSignal<Found>,
    /// Where this form is kept.
    slot: StoredValue<Option<Slot>, LocalStorage>,
    /// Counts what was typed, so that a save knows whether it was the last.
    typed: StoredValue<u32>,
    /// How many files were chosen before the answers were restored.
    files: RwSignal<usize>,
    /// Counts how often answers were restored: fields that stand already show them then.
    restored: RwSignal<u32>,
}

impl Keep {
    /// Nothing is kept, and nobody has looked.
    pub fn new() -> Self {
        Self {
            keeping: RwSignal::new(Keeping::Off),
            found: RwSignal::new(Found::Unknown),
            slot: StoredValue::new_local(None),
            typed: StoredValue::new(0),
            files: RwSignal::new(0),
            restored: RwSignal::new(0),
        }
    }

    /// The one of the wizard around this component.
    pub fn here() -> Self {
        expect_context()
    }

    /// Whether leaving the page would lose nothing: everything typed is kept, and no file is chosen.
    pub fn holds_all_of(self, form: Form) -> bool {
        let is_kept = matches!(self.keeping.get(), Keeping::Kept(_));
        form.files.with(Vec::is_empty) && is_kept
    }

    /// Whether this computer keeps nothing, as far as anybody has looked.
    pub fn found_nothing(self) -> bool {
        self.found.get() == Found::Nothing
    }

    /// Follows how often answers were restored.
    pub fn track_restored(self) {
        self.restored.track();
    }

    /// The page is left: what is kept stays, and nothing more is. Signals may be gone already.
    pub fn rest(self) {
        self.slot.try_update_value(Option::take);
        self.keeping.try_set(Keeping::Off);
    }

    /// Deletes what is kept of this form, and then does `then`.
    pub fn delete(self, then: impl FnOnce() + 'static) {
        self.end(Keeping::Off);
        self.files.try_set(0);
        match self.slot.try_update_value(Option::take).flatten() {
            Some(slot) => forget_kept(slot, Box::new(then)),
            None => then(),
        }
    }

    fn end(self, how: Keeping) {
        self.keeping.try_set(how);
    }

    /// Whether the tick is set.
    fn is_on(self) -> bool {
        matches!(
            self.keeping.get(),
            Keeping::Asking | Keeping::Behind | Keeping::Kept(_)
        )
    }

    /// Whether what is typed is to be saved now.
    fn saves(self) -> bool {
        let keeping = self.keeping.try_get_untracked();
        matches!(keeping, Some(Keeping::Behind | Keeping::Kept(_)))
    }
}
