//! What this browser remembers of a server, so that it finds out one that shows something else later.
//! Several tabs write it, and none may take it back.

use std::cell::RefCell;

use browser::storage;

/// What is kept under one name, as this tab knows it.
pub struct Seen {
    name: &'static str,
    /// What this tab recalled, and has seen since: what the vault has held everything against.
    recalled: RefCell<Option<String>>,
}

impl Seen {
    /// Nothing was recalled yet.
    pub const fn under(name: &'static str) -> Self {
        let recalled = RefCell::new(None);
        Self { name, recalled }
    }

    /// As the vault wants it.
    pub fn recall(&self) -> Option<String> {
        let kept = storage::read(self.name);
        self.recalled.replace(kept.clone());
        kept
    }

    /// Keeps what comes of what is kept now and what this tab recalled, which differ where another tab has
    /// written since. A browser that keeps nothing starts anew each time.
    pub fn keep(&self, next: impl FnOnce(Option<&str>, Option<&str>) -> Option<Next>) {
        let kept = storage::read(self.name);
        let next = next(kept.as_deref(), self.recalled.borrow().as_deref());
        if let Some(Next { kept, recalled }) = next {
            storage::write(self.name, &kept);
            self.recalled.replace(Some(recalled));
        }
    }
}

/// What is kept from now on, and what of it this tab knows itself: not what only another tab has seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    pub kept: String,
    pub recalled: String,
}
