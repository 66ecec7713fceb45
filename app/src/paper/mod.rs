//! A code that is written down: shown once, and two of its groups read back from paper. A practice's
//! recovery kit is one, and so is a member's recovery code.

mod check;
mod draw;
pub mod group;
mod shown;

use browser::random;
use leptos::prelude::*;
use zeroize::Zeroize;

pub use self::check::PaperCheck;
use self::draw::two_groups;
pub use self::shown::PaperShown;

/// The code's groups, and what is typed of them.
#[derive(Clone, Copy)]
pub struct Paper {
    groups: RwSignal<Vec<String>>,
    /// Which two are asked back, from 0.
    asked: RwSignal<[usize; 2]>,
    typed: [RwSignal<String>; 2],
}

impl Paper {
    /// Without a code.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            groups: RwSignal::new(Vec::new()),
            asked: RwSignal::new([0, 1]),
            typed: [text(), text()],
        }
    }

    /// Keeps a new code, and draws what will be asked back of it.
    pub fn show(self, groups: Vec<String>) {
        // Without randomness no code would have been made.
        let random = random::sixteen().unwrap_or_default();
        self.asked.try_set(two_groups(random));
        self.groups.try_set(groups);
    }

    /// The code. It is empty once it was wiped.
    pub fn groups(self) -> Vec<String> {
        self.groups.get_untracked()
    }

    /// What was read back: the group's place from 0, and its text.
    pub fn typed(self) -> Vec<(usize, String)> {
        let typed = self.typed.map(|group| group.get_untracked());
        self.asked.get_untracked().into_iter().zip(typed).collect()
    }

    /// Wipes the code and what was typed. Signals may be gone already.
    pub fn wipe(self) {
        for typed in self.typed {
            typed.try_update(Zeroize::zeroize);
        }
        self.groups.try_update(Zeroize::zeroize);
    }
}

/// What a page says of its code.
#[derive(Clone)]
pub struct Said {
    /// The id of the heading.
    pub heading: &'static str,
    /// Heading above the code.
    pub title: &'static str,
    /// On paper: whose it is, and from when.
    pub whose: String,
    /// What else is to be known before it holds.
    pub remark: Option<&'static str>,
    /// What it is for, and who has it.
    pub text: [&'static str; 3],
    /// Names the list of the groups.
    pub label: &'static str,
    /// The button that prints it.
    pub print: &'static str,
}

/// What it says where two groups are asked back.
#[derive(Clone, Copy)]
pub struct CheckSaid {
    /// The id of the heading.
    pub heading: &'static str,
    /// Why two groups are asked back.
    pub check_text: &'static str,
    /// The button that ends it.
    pub finish: &'static str,
    /// While it ends.
    pub finishing: &'static str,
    /// The button back to the code.
    pub once_more: &'static str,
}
