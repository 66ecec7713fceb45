//! What came in.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use referral::id::OfferId;
use wire::inbox::Row;

use super::arrange::{Chosen, arrange};
use super::keys::{Key, KeyMap, has_focus, holds_focus, is_in_sight, on_key, step};
use super::listing::{Names, Rows};
use super::panes::{LIST, Place};
use super::session::Session;
use super::table::{Table, row_id};
use super::tools::{Refresh, SEARCH, Tools};
use crate::ui::focus::focus;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::live::live;
use crate::ui::told::Stopped;

/// So many rows are in sight at once, and so many more at every "Show more".
const PAGE: usize = 100;
/// The id of the heading.
const TITLE: &str = "inbox-title";

/// What the list shows: the rows of a tray that fit the search, in order, page after page.
#[derive(Clone, Copy)]
pub struct Found {
    /// What the address of the page is of.
    pub place: Memo<Place>,
    /// What is to be shown. While a referral is read, the address does not say it.
    pub chosen: RwSignal<Chosen>,
    /// Every row that fits.
    pub all: Memo<Rows>,
    /// Those in sight.
    pub in_sight: Memo<Rows>,
    pages: RwSignal<usize>,
}

impl Found {
    fn of(session: Session, place: Memo<Place>) -> Self {
        let listing = session.listing();
        let chosen = listing.chosen;
        let all = Memo::new(move |_| {
            let (chosen, search) = (chosen.get(), listing.search.get());
            let read = place.get().offer();
            listing.rows.with(|rows| {
                let rows = rows.as_deref().unwrap_or_default();
                let arranged = |names: &Names| arrange(rows, names, &chosen, &search, read);
                if search.trim().is_empty() {
                    // Without a search, names that come in change nothing.
                    listing.names.with_untracked(arranged)
                } else {
                    listing.names.with(arranged)
                }
            })
        });
        let pages = listing.pages;
        let in_sight = Memo::new(move |_| {
            let count = pages.get() * PAGE;
            all.with(|all| all.iter().take(count).cloned().collect())
        });
        Self {
            place,
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
pub fn List(place: Memo<Place>) -> impl IntoView {
    let session = Session::here();
    let words = use_practice_words();
    let listing = session.listing();
    let found = Found::of(session, place);
    let is_map_shown = RwSignal::new(false);
    follow_address(found);
    follow(session, found);
    follow_reader(place);
    on_key(session, move |key| {
        act(listing.search, found, is_map_shown, key)
    });
    let is_here = Memo::new(move |_| listing.rows.with(Option::is_some));
    let trouble = Signal::derive(move || {
        let trouble = listing.trouble.get();
        trouble.map(|trouble| words.practice_trouble(trouble))
    });
    view! {
        <section class="pane-list list-room" id=LIST aria-labelledby=TITLE>
            <div class="list-head">
                {title(place, is_here)} <div class="buttons">
                    <Refresh />
                    <KeyMap is_shown=is_map_shown />
                </div>
            </div>
            <Stopped text=trouble />
            <Tools found />
            <Show when=move || is_here.get() fallback=move || not_here(session)>
                <Table found />
            </Show>
        </section>
    }
}

/// The heading of the page, or of the list beside a referral which has that of the page.
fn title(place: Memo<Place>, is_here: Memo<bool>) -> AnyView {
    let title = use_practice_words().inbox_title();
    let is_page = Memo::new(move |_| place.get() == Place::List || !is_here.get());
    live(move || {
        if is_page.get() {
            view! { <h1 id=TITLE>{title}</h1> }.into_any()
        } else {
            view! { <h2 id=TITLE>{title}</h2> }.into_any()
        }
    })
}

/// Shows what the address of the list says.
fn follow_address(found: Found) {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let is_list = found.place.get() == Place::List;
        is_list.then(|| query.with(|query| Chosen::read(|name| query.get_str(name))))
    });
    let show = move |asked: Option<Chosen>| {
        if let Some(asked) = asked {
            found.chosen.set(asked);
        }
    };
    // Before anything is shown, and then whenever it changes.
    show(asked.get_untracked());
    Effect::new(move |_| show(asked.get()));
}

/// Opens the names in sight first, and begins at the first page whenever something else is shown.
fn follow(session: Session, found: Found) {
    let listing = session.listing();
    Effect::new(move |before: Option<(Chosen, String)>| {
        let now = (found.chosen.get(), listing.search.get());
        if before.is_some_and(|before| before != now) {
            found.pages.set(1);
        }
        now
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

/// Whoever comes back from a referral is where it stands in the list, or at the page's beginning
/// where it stands there no more. Whoever is in the list stays where they are.
fn follow_reader(place: Memo<Place>) {
    Effect::new(move |before: Option<Place>| {
        let now = place.get();
        if let (Some(Place::Referral(last)), Place::List) = (before, now)
            && !holds_focus(LIST)
        {
            // A frame later, when the rows are there.
            request_animation_frame(move || {
                focus("main");
                focus(&row_id(last));
            });
        }
        now
    });
}

/// Does what a key asks for, while the list is in sight.
fn act(search: RwSignal<String>, found: Found, is_map_shown: RwSignal<bool>, key: Key) -> bool {
    if !is_in_sight(LIST) {
        return false;
    }
    match key {
        Key::Next | Key::Previous => {
            if let Some(row) = next_row(found, key) {
                focus(&row_id(row));
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

/// The row to go to: from the one with the focus, or else from the one that is read.
fn next_row(found: Found, key: Key) -> Option<OfferId> {
    let rows = found.in_sight.get_untracked();
    let at = |is: &dyn Fn(OfferId) -> bool| rows.iter().position(|row| is(row.offer));
    let read = found.place.get_untracked().offer();
    let from = at(&|offer| has_focus(&row_id(offer))).or_else(|| at(&|offer| read == Some(offer)));
    let to = step(from, rows.len(), key)?;
    rows.get(to).map(|row| row.offer)
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
