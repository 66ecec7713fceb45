//! What a practice's pages in the tabs of one browser tell each other: they share one session.

use std::rc::Rc;

use browser::tabs::Tabs;
use leptos::prelude::*;

const CHANNEL: &str = "letterlock-practice";
const LOCKED: &str = "locked";
const SIGNED_OUT: &str = "signed-out";
const SIGNED_IN: &str = "signed-in ";
const ACCOUNT_OPENED: &str = "account-opened";

/// What one tab tells the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said<'a> {
    /// Somebody locked the inbox, as whoever leaves the desk does: nothing stays open.
    Locked,
    /// Somebody signed out: nothing stays open.
    SignedOut,
    /// The member of this id signed in to the inbox. The session is theirs from now on.
    SignedIn(&'a str),
    /// Somebody signed in to change an account. The session is theirs, and for that, from now on.
    AccountOpened,
}

impl<'a> Said<'a> {
    fn text(self) -> String {
        match self {
            Self::Locked => LOCKED.to_owned(),
            Self::SignedOut => SIGNED_OUT.to_owned(),
            Self::SignedIn(member) => format!("{SIGNED_IN}{member}"),
            Self::AccountOpened => ACCOUNT_OPENED.to_owned(),
        }
    }

    fn read(text: &'a str) -> Option<Self> {
        match text {
            LOCKED => Some(Self::Locked),
            SIGNED_OUT => Some(Self::SignedOut),
            ACCOUNT_OPENED => Some(Self::AccountOpened),
            _ => text.strip_prefix(SIGNED_IN).map(Self::SignedIn),
        }
    }
}

/// This tab's end. There is one on the page.
#[derive(Clone, Copy)]
pub struct PageTabs(StoredValue<Option<Rc<Tabs>>, LocalStorage>);

impl PageTabs {
    /// Deaf and dumb, as on the server.
    pub fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Starts to hear the others.
    pub fn hear(self, heard: impl Fn(Said<'_>) + 'static) {
        let tabs = Tabs::open(CHANNEL, move |text| {
            if let Some(said) = Said::read(text) {
                heard(said);
            }
        });
        self.0.set_value(tabs.map(Rc::new));
    }

    /// Tells the others.
    pub fn say(self, said: Said<'_>) {
        if let Some(tabs) = self.0.try_get_value().flatten() {
            tabs.say(&said.text());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_read_as_it_was_meant() {
        for said in [
            Said::Locked,
            Said::SignedOut,
            Said::SignedIn("a"),
            Said::AccountOpened,
        ] {
            assert_eq!(Said::read(&said.text()), Some(said));
        }
        assert_eq!(Said::read("hello"), None);
    }
}
