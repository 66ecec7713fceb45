//! Urgency and state as a word and a shape: colour alone says nothing.

use browser::clock;
use leptos::prelude::*;
use referral::choice::Choice as _;
use referral::offer::overdue;
use referral::urgency::Urgency;
use wire::inbox::Row;
use words::Tray;

use super::arrange::tray_of;
use crate::ui::lang::{use_practice_words, use_words};

/// How soon.
pub fn urgency(urgency: Urgency) -> AnyView {
    let shape = match urgency {
        Urgency::Urgent => "▲",
        Urgency::SemiUrgent => "◆",
        Urgency::Routine => "○",
    };
    mark(
        format!("mark mark-{}", urgency.code()),
        shape,
        use_words().urgency(urgency),
    )
}

/// Where it stands.
pub fn state(row: &Row) -> AnyView {
    let tray = tray_of(row);
    let (class, shape) = match tray {
        Tray::New | Tray::All => ("mark mark-new", "●"),
        Tray::Waiting => ("mark mark-waiting", "◐"),
        Tray::Accepted => ("mark mark-accepted", "✓"),
        Tray::Declined => ("mark mark-declined", "✕"),
    };
    let word = use_practice_words().tray_state(tray);
    let late = overdue(row.state, row.sent.into(), clock::now()).map(late);
    view! {
        {mark(class.to_owned(), shape, word)}
        {late}
    }
    .into_any()
}

/// For how many days it has waited, which is longer than it should.
pub fn late(days: i64) -> AnyView {
    let word = use_practice_words().overdue(days);
    view! {
        " "
        {mark("mark mark-overdue".to_owned(), "!", word)}
    }
    .into_any()
}

fn mark(class: String, shape: &'static str, word: impl Into<String>) -> AnyView {
    let word = word.into();
    view! {
        <span class=class>
            <span class="mark-shape" aria-hidden="true">
                {shape}
            </span>
            {word}
        </span>
    }
    .into_any()
}
