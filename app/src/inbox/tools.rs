//! What stands above the list: the trays, the search, the filters, and how fresh it is.

use leptos::prelude::*;
use words::{PracticeWords, Tray};

use super::arrange::{Chosen, count};
use super::filters::Filters;
use super::list::Found;
use super::listing::Listing;
use super::saved::{SavedViews, ViewLinks};
use super::session::Session;
use crate::ui::lang::use_practice_words;

/// The id of the search.
pub const SEARCH: &str = "search";

/// All of it.
#[component]
pub fn Tools(found: Found) -> impl IntoView {
    SavedViews::provide();
    view! {
        <Fresh />
        <Trays found />
        <ViewLinks chosen=found.chosen />
        <div class="list-tools">
            <Search found />
            <Filters found />
        </div>
    }
}

#[component]
fn Trays(found: Found) -> impl IntoView {
    let words = use_practice_words();
    let listing = Session::here().listing();
    let link = move |tray: Tray| {
        let there = Memo::new(move |_| Chosen {
            tray,
            ..found.chosen.get()
        });
        let current = move || {
            found
                .chosen
                .with(|chosen| chosen.tray == tray)
                .then_some("page")
        };
        let count = Memo::new(move |_| {
            let rows = &listing.rows;
            there.with(|there| rows.with(|rows| rows.as_deref().map(|rows| count(rows, there))))
        });
        view! {
            <li>
                <a href=move || there.with(Chosen::address) aria-current=current id=format!("tray-{tray:?}").to_lowercase()>
                    {words.tray(tray)} " " <span class="tray-count">{count}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="trays" aria-label=words.trays_label()>
            <ul>{Tray::ALL.map(link).collect_view()}</ul>
        </nav>
    }
}

/// The search. It has no name, and what is typed stays in this page.
#[component]
fn Search(found: Found) -> impl IntoView {
    let words = use_practice_words();
    let listing = Session::here().listing();
    let status = move || searched(listing, found, words);
    view! {
        <div class="list-tool list-search">
            <label class="label" for=SEARCH>
                {words.search()}
            </label>
            <input
                class="input"
                id=SEARCH
                type="search"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby="search-hint"
                prop:value=move || listing.search.get()
                on:input=move |event| listing.search.set(event_target_value(&event))
            />
            <p class="hint" id="search-hint">
                {words.search_hint()}
            </p>
            <p class="hint" role="status">
                {status}
            </p>
        </div>
    }
}

/// How many were found, and how many names could not be searched yet.
fn searched(listing: Listing, found: Found, words: &dyn PracticeWords) -> Option<String> {
    let is_searched = listing.search.with(|search| !search.trim().is_empty());
    is_searched.then(|| {
        let told = words.found(found.all.with(Vec::len));
        let of = listing.rows.with(|rows| rows.as_ref().map_or(0, Vec::len));
        let open = listing.names.with(|names| names.len().min(of));
        if open < of {
            format!("{told}. {}.", words.names_open(open, of))
        } else {
            told
        }
    })
}

/// Fetches the list again.
#[component]
pub fn Refresh() -> impl IntoView {
    let session = Session::here();
    let words = use_practice_words();
    let is_busy = session.listing().is_busy;
    view! {
        <button
            class="button button-quiet button-small"
            type="button"
            aria-disabled=move || is_busy.get().then_some("true")
            on:click=move |_| session.refresh()
        >
            {words.refresh()}
        </button>
    }
}

/// As of when the list is, and what came in with the last fetch.
#[component]
fn Fresh() -> impl IntoView {
    let words = use_practice_words();
    let listing = Session::here().listing();
    let fetched = move || {
        let at = listing.at.get()?;
        Some(words.fetched_at(&words.time_of_day(at)))
    };
    let arrived = move || match listing.arrived.get() {
        0 => None,
        count => Some(words.arrived(count)),
    };
    view! {
        <div class="list-fresh">
            <p class="hint">{fetched}</p>
            <p class="hint" role="status">
                {arrived}
            </p>
        </div>
    }
}
