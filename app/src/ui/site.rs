//! The two halves of the app. Each is loaded by itself, so that a sender does not wait for what only
//! a practice needs.

use leptos::prelude::*;

/// A half of the app, with WebAssembly of its own. A link from one to the other loads a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// The first page, the lists, and the sender's form.
    Sender,
    /// The inbox of a practice, its enrolment, and the status page.
    Practice,
}

impl Site {
    /// The names of its script and its WebAssembly among this build's files.
    pub(crate) fn module(self) -> (&'static str, &'static str) {
        match self {
            Self::Sender => ("letterlock.js", "letterlock.wasm"),
            Self::Practice => ("practice.js", "practice_bg.wasm"),
        }
    }

    /// The `rel` of a link to a page of `there`: the router follows no link that is `external`.
    pub fn rel_to(self, there: Self) -> Option<&'static str> {
        (self != there).then_some("external")
    }
}

/// The half that this page belongs to.
pub fn use_site() -> Site {
    use_context::<Site>().unwrap_or(Site::Sender)
}
