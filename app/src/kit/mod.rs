//! A recovery kit: shown once when it was made, read back from paper, and typed when it is needed.

mod check;
mod draw;
pub mod group;
mod on_paper;
mod shown;

use browser::random;
use leptos::prelude::*;
use words::PracticeTrouble;
use zeroize::Zeroize;

use self::draw::two_groups;

pub use check::KitCheck;
pub use shown::KitShown;

/// A kit that was made and that nothing holds for yet.
#[derive(Clone, Copy)]
pub struct Kit {
    /// Its groups.
    groups: RwSignal<Vec<String>>,
    /// Which two are asked back, from 0.
    asked: RwSignal<[usize; 2]>,
    /// What was typed of them.
    typed: [RwSignal<String>; 2],
    /// What stopped the last try.
    pub trouble: RwSignal<Option<PracticeTrouble>>,
    /// Whether it is being handed over.
    pub is_finishing: RwSignal<bool>,
}

impl Kit {
    /// None yet.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            groups: RwSignal::new(Vec::new()),
            asked: RwSignal::new([0, 1]),
            typed: [text(), text()],
            trouble: RwSignal::new(None),
            is_finishing: RwSignal::new(false),
        }
    }

    /// Takes a kit that was made. Signals may be gone by now.
    pub fn take(self, groups: Vec<String>) {
        // Without randomness no key would have been made.
        let random = random::sixteen().unwrap_or_default();
        self.asked.try_set(two_groups(random));
        self.groups.try_set(groups);
    }

    /// What was typed of the two groups, with their places from 0.
    pub fn answer(self) -> Vec<(usize, String)> {
        let typed = self.typed.map(|group| group.get_untracked());
        self.asked.get_untracked().into_iter().zip(typed).collect()
    }

    /// Wipes it. Signals may be gone already.
    pub fn wipe(self) {
        for text in self.typed {
            text.try_update(Zeroize::zeroize);
        }
        self.groups.try_update(Zeroize::zeroize);
        self.trouble.try_set(None);
        self.is_finishing.try_set(false);
    }
}
