//! What came in.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use wire::inbox::Row;

use super::arrange::{Chosen, arrange};
use super::keys::{Key, has_focus, on_key, step};
use super::listing::Rows;
use super::session::Session;
use super::table::{Table, row_id};
use super::tools::{SEARCH, Tools};
use crate::ui::focus::focus;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::title::PageTitle;
use crate::ui::told::Stopped;

/// So many rows are in sight at once, and so many more at every "Show more".
const PAGE: usize = 100;

/// What the list shows: the rows of a tray that fit the search, in order, page after page.
#[derive(Clone, Copy)]
pub struct Found {
    /// What the address says.
    pub chosen: Memo<Chosen>,
    /// Every row that fits.
    pub all: Memo<Rows>,
    /// Those in sight.
    pub in_sight: Memo<Rows>,
    pages: RwSignal<usize>,
}

impl Found {
    fn of(session: Session) -> Self {
        let query = use_query_map();
        let chosen = Memo::new(move |_| {
            query.with(|query| Chosen::read(query.get_str("show"), query.get_str("order")))
        });
        let listing = session.listing();
        let all = Memo::new(move |_| {
            let (chosen, search) = (chosen.get(), listing.search.get());
            listing.rows.with(|rows| {
                let rows = rows.as_deref().unwrap_or_default();
                if search.trim().is_empty() {
                    // Without a search, names that come in change nothing.
                    listing
                        .names
                        .with_untracked(|names| arrange(rows, names, chosen, ""))
                } else {
                    listing
                        .names
                        .with(|names| arrange(rows, names, chosen, &search))
                }
            })
        });
        let pages = listing.pages;
        let in_sight = Memo::new(move |_| {
            let count = pages.get() * PAGE;
            all.with(|all| all.iter().take(count).cloned().collect())
        });
        Self {
            chosen,
            all,
            in_sight,
            pages,
        }
    }

    /// Shows a page more.
    pub fn show_more(self) {
        self.pages.update(|pages| *pages += 1);
    }
}

/// The list.
#[component]
pub fn ListPage() -> impl IntoView {
    let session = Session::here();
    let words = use_practice_words();
    let listing = session.listing();
    let found = Found::of(session);
    let is_map_shown = RwSignal::new(false);
    follow(session, found);
    on_key(session, move |key| {
        act(listing.search, found, is_map_shown, key)
    });
    let is_here = Memo::new(move |_| listing.rows.with(Option::is_some));
    let trouble = Signal::derive(move || {
        let trouble = listing.trouble.get();
        trouble.map(|trouble| words.practice_trouble(trouble))
    });
    view! {
        <PageTitle text=words.inbox_title() />
        <h1>{words.inbox_title()}</h1>
        <Stopped text=trouble />
        <Tools found is_map_shown />
        <Show when=move || is_here.get() fallback=move || not_here(session)>
            <Table found />
        </Show>
    }
}

/// Remembers the address for the way back, opens the names in sight first, and begins at the first
/// page whenever something else is shown.
fn follow(session: Session, found: Found) {
    let listing = session.listing();
    Effect::new(move |before: Option<(Chosen, String)>| {
        let now = (found.chosen.get(), listing.search.get());
        let address = now.0.address();
        let is_other = before.map_or_else(
            || listing.address.get_untracked() != address,
            |before| before != now,
        );
        if is_other {
            found.pages.set(1);
        }
        listing.address.set(address);
        now
    });
    // Whoever comes back from a referral is where it stands in the list.
    Effect::new(move |_| {
        if let Some(last) = listing.last.get_value() {
            listing.last.set_value(None);
            // A frame later, when the rows are there.
            request_animation_frame(move || focus(&row_id(last)));
        }
    });
    Effect::new(move |_| {
        let offers = found.in_sight.with(|rows| {
            let offers = rows.iter().map(|row: &Arc<Row>| row.offer);
            offers.collect::<Vec<_>>()
        });
        listing.in_sight.set(offers);
        session.name();
    });
}

/// Does what a key asks for.
fn act(search: RwSignal<String>, found: Found, is_map_shown: RwSignal<bool>, key: Key) -> bool {
    match key {
        Key::Next | Key::Previous => {
            let rows = found.in_sight.get_untracked();
            let focused = rows.iter().position(|row| has_focus(&row_id(row.offer)));
            if let Some(at) = step(focused, rows.len(), key) {
                focus(&row_id(rows[at].offer));
            }
        }
        Key::Search => focus(SEARCH),
        Key::Map => is_map_shown.set(true),
        Key::Leave if has_focus(SEARCH) => {
            search.set(String::new());
            focus("main");
        }
        Key::Leave => return false,
    }
    true
}

/// While the list was never fetched: that it is being, or the way to try again.
fn not_here(session: Session) -> AnyView {
    let words = use_practice_words();
    let try_again = use_words().try_again();
    let listing = session.listing();
    view! {
        <Show
            when=move || listing.trouble.with(Option::is_some) && !listing.is_busy.get()
            fallback=move || view! { <p role="status">{words.inbox_loading()}</p> }
        >
            <button
                class="button button-quiet"
                type="button"
                on:click=move |_| session.refresh()
            >
                {try_again}
            </button>
        </Show>
    }
    .into_any()
}
