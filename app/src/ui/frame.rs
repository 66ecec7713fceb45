//! What stands around every page: skip link, wordmark, ways in, footer, and the notice
//! that a browser without scripts shows.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use words::Lang;

use super::focus::focus;
use super::lang::{use_lang, use_words};
use super::site::{Site, use_site};
use super::toast::{Toast, ToastPlace};

/// The frame of a page. `main` is focusable, so that a skip link and a new step can land in it.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let words = use_words();
    let to_sender = use_site().rel_to(Site::Sender);
    let to_start = use_site().rel_to(Site::Plain);
    let to_practice = use_site().rel_to(Site::Practice);
    let toast = Toast::provide();
    view! {
        // The router would take the click for a change of address and leave the focus behind.
        <a
            class="skip"
            href="#main"
            on:click=|event| {
                event.prevent_default();
                focus("main");
            }
        >
            {words.skip_to_content()}
        </a>
        <header class="masthead">
            <a class="wordmark" href="/" rel=to_start>
                <Wordmark />
                <span>{words.product()}</span>
            </a>
            <nav aria-label=words.nav_label()>
                <a href="/categories" rel=to_sender>{words.nav_categories()}</a>
                <a href="/inbox" rel=to_practice>{words.nav_practices()}</a>
            </nav>
            <nav class="languages" aria-label=words.nav_language()>
                {languages()}
            </nav>
        </header>
        <noscript>
            <p class="notice notice-stop" role="alert">
                {words.needs_script()}
            </p>
        </noscript>
        // Filled by boot.js, which also runs where our own code cannot.
        <p
            id="cannot-work"
            class="notice notice-stop"
            role="alert"
            hidden
            data-old=words.cannot_run_wasm()
            data-insecure=words.cannot_be_secure()
            data-unloaded=words.cannot_load()
            data-broken=words.page_broke()
        ></p>
        <main id="main" tabindex="-1">
            {children()}
        </main>
        <footer class="colophon">
            <p>{words.footer()}</p>
        </footer>
        <ToastPlace toast />
    }
}

/// A link to every other language, each in its own words. The server keeps the choice; where the page
/// has a program, that keeps it and loads the page again as it lies, with what stands after `#`.
fn languages() -> AnyView {
    let here = use_location().pathname;
    let link = |lang: Lang| {
        let tag = lang.tag();
        let change = move |event: MouseEvent| {
            event.prevent_default();
            browser::language::change_to(tag);
        };
        view! {
            <a
                href=move || format!("/lang/{tag}?to={}", here.get())
                lang=tag
                hreflang=tag
                rel="external"
                on:click=change
            >
                {lang.own_name()}
            </a>
        }
    };
    let others = Lang::ALL.iter().copied().filter(|lang| *lang != use_lang());
    others.map(link).collect_view().into_any()
}

/// The L of Letterlock: a folded sheet and a small round seal.
#[component]
pub fn Wordmark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
            <path class="mark-sheet" d="M6 3h9v17h11v9H6z" />
            <path class="mark-fold" d="M15 20h11L15 29z" />
            <circle class="mark-seal" cx="15" cy="24.5" r="3.2" />
        </svg>
    }
}
