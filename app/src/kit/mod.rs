//! A recovery kit: shown once when it was made, and read back from paper.

mod check;
mod on_paper;
mod shown;

use leptos::prelude::*;
use words::PracticeTrouble;

use crate::paper::Paper;

pub use check::KitCheck;
pub use shown::KitShown;

/// A kit that was made and that nothing holds for yet.
#[derive(Clone, Copy)]
pub struct Kit {
    /// Its groups, and what was typed of them.
    paper: Paper,
    /// What stopped the last try.
    pub trouble: RwSignal<Option<PracticeTrouble>>,
    /// Whether it is being handed over.
    pub is_finishing: RwSignal<bool>,
}

impl Kit {
    /// None yet.
    pub fn new() -> Self {
        Self {
            paper: Paper::new(),
            trouble: RwSignal::new(None),
            is_finishing: RwSignal::new(false),
        }
    }

    /// Takes a kit that was made. Signals may be gone by now.
    pub fn take(self, groups: Vec<String>) {
        self.paper.show(groups);
    }

    /// What was typed of the two groups, with their places from 0.
    pub fn answer(self) -> Vec<(usize, String)> {
        self.paper.typed()
    }

    /// Wipes it. Signals may be gone already.
    pub fn wipe(self) {
        self.paper.wipe();
        self.trouble.try_set(None);
        self.is_finishing.try_set(false);
    }
}
