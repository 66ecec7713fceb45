//! What stands above the list: the trays, the search, the order, and how fresh it is.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use words::{PracticeWords, Tray};

use super::arrange::{Chosen, Order, URGENT, count};
use super::keys::KeyMap;
use super::list::Found;
use super::listing::Listing;
use super::panes::Place;
use super::session::Session;
use crate::ui::lang::use_practice_words;

/// The id of the search.
pub const SEARCH: &str = "search";

/// All of it.
#[component]
pub fn Tools(found: Found, is_map_shown: RwSignal<bool>) -> impl IntoView {
    view! {
        <Trays found />
        <div class="list-tools">
            <Search found />
            <InOrder found />
            <div class="list-fresh">
                <Fresh />
                <KeyMap is_shown=is_map_shown />
            </div>
        </div>
    }
}

#[component]
fn Trays(found: Found) -> impl IntoView {
    let words = use_practice_words();
    let listing = Session::here().listing();
    let link = move |tray: Tray| {
        let address = move || {
            let order = found.chosen.get().order;
            Chosen { tray, order }.address()
        };
        let current = move || (found.chosen.get().tray == tray).then_some("page");
        let count = Memo::new(move |_| {
            listing
                .rows
                .with(|rows| rows.as_deref().map(|rows| count(rows, tray)))
        });
        view! {
            <li>
                <a href=address aria-current=current id=format!("tray-{tray:?}").to_lowercase()>
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

/// Shows something else, and has the address say so. What is read meanwhile stays.
fn choosing(found: Found) -> impl Fn(Chosen) + Clone {
    let navigate = use_navigate();
    move |chosen: Chosen| {
        found.chosen.set(chosen);
        if found.place.get_untracked() == Place::List {
            let instead = NavigateOptions {
                replace: true,
                scroll: false,
                ..NavigateOptions::default()
            };
            navigate(&chosen.address(), instead);
        }
    }
}

#[component]
fn InOrder(found: Found) -> impl IntoView {
    let words = use_practice_words();
    let choose = choosing(found);
    let choose = move |event| {
        let order = if event_target_value(&event) == URGENT {
            Order::Urgent
        } else {
            Order::Newest
        };
        let tray = found.chosen.get_untracked().tray;
        choose(Chosen { tray, order });
    };
    let is = move |order| move || found.chosen.get().order == order;
    view! {
        <div class="list-tool">
            <label class="label" for="order">
                {words.order()}
            </label>
            <select class="input" id="order" autocomplete="off" on:change=choose>
                <option value="newest" prop:selected=is(Order::Newest)>
                    {words.newest_first()}
                </option>
                <option value=URGENT prop:selected=is(Order::Urgent)>
                    {words.urgent_first()}
                </option>
            </select>
        </div>
    }
}

#[component]
fn Fresh() -> impl IntoView {
    let session = Session::here();
    let words = use_practice_words();
    let listing = session.listing();
    let fetched = move || {
        let at = listing.at.get()?;
        Some(words.fetched_at(&words.time_of_day(at)))
    };
    let arrived = move || match listing.arrived.get() {
        0 => None,
        count => Some(words.arrived(count)),
    };
    view! {
        <button
            class="button button-quiet button-small"
            type="button"
            aria-disabled=move || listing.is_busy.get().then_some("true")
            on:click=move |_| session.refresh()
        >
            {words.refresh()}
        </button>
        <p class="hint">{fetched}</p>
        <p class="hint" role="status">
            {arrived}
        </p>
    }
}
