//! The parts of the app. Each is loaded by itself, so that a sender does not wait for what only a
//! practice needs, and nobody waits for anything to read the first page.

use leptos::prelude::*;

/// A part of the app. A link from one to another loads a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// What is only read: the first page, and what is said where there is none. No program at all.
    Plain,
    /// What the pages are made of, to be looked at. No program either.
    Design,
    /// The lists and the sender's form.
    Sender,
    /// The inbox of a practice, its enrolment, and the status page.
    Practice,
}

impl Site {
    /// The names of its script and its WebAssembly among this build's files, if it has any.
    #[cfg(feature = "ssr")]
    pub(crate) fn module(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Plain | Self::Design => None,
            Self::Sender => Some(("letterlock.js", "letterlock.wasm")),
            Self::Practice => Some(("practice.js", "practice_bg.wasm")),
        }
    }

    /// What it looks like besides what all have in common.
    #[cfg(feature = "ssr")]
    pub(crate) fn style(self) -> Option<&'static str> {
        match self {
            Self::Plain => Some("home.css"),
            Self::Sender => None,
            Self::Practice | Self::Design => Some("practice.css"),
        }
    }

    /// The `rel` of a link to a page of `there`: the router follows no link that is `external`.
    pub fn rel_to(self, there: Self) -> Option<&'static str> {
        (self != there).then_some("external")
    }
}

/// The part that this page belongs to.
pub fn use_site() -> Site {
    use_context::<Site>().unwrap_or(Site::Sender)
}
