//! The document around every page: what a browser needs before our code runs in it.

use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::ui::lang::use_lang;
use crate::ui::site::Site;
use crate::{App, DesignApp, PlainApp, PracticeApp};

/// Where this build's files lie: `/pkg/` and a digest of all of them, so that a file may be
/// kept for ever by the browser and a new build is never mixed with an old one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    base: String,
}

impl Assets {
    /// The files of the build whose digest is `digest` (lower-case hexadecimal).
    pub fn new(digest: &str) -> Self {
        Self {
            base: format!("/pkg/{digest}"),
        }
    }

    /// Where they lie.
    pub fn base(&self) -> String {
        self.base.clone()
    }

    /// The address of one file, for example `letterlock.css`.
    pub fn url(&self, file: &str) -> String {
        format!("{}/{file}", self.base)
    }
}

/// The whole HTML document of a page of `site`. It holds no inline script of ours: `boot.js` starts
/// the page, with the site's own WebAssembly. `has_passkeys` says whether the server offers them.
pub fn shell(assets: &Assets, site: Site, has_passkeys: bool) -> impl IntoView + use<> {
    let lang = use_lang();
    let (script, wasm) = site.module().unzip();
    // A page without a program is as it will be.
    let ready = script.is_none().then_some("yes");
    let passkeys = (has_passkeys && site == Site::Practice).then_some("yes");
    let more_style = site
        .style()
        .map(|style| view! { <link rel="stylesheet" href=assets.url(style) /> });
    let app = match site {
        Site::Plain => view! { <PlainApp /> }.into_any(),
        Site::Design => view! { <DesignApp /> }.into_any(),
        Site::Sender => view! { <App /> }.into_any(),
        Site::Practice => view! { <PracticeApp /> }.into_any(),
    };
    view! {
        <!DOCTYPE html>
        <html
            lang=lang.tag()
            data-assets=assets.base()
            data-script=script
            data-wasm=wasm
            data-ready=ready
            data-passkeys=passkeys
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href=assets.url("favicon.svg") type="image/svg+xml" />
                <link rel="stylesheet" href=assets.url("letterlock.css") />
                {more_style}
                {program(assets, site)}
                <MetaTags />
            </head>
            <body>{app}</body>
        </html>
    }
}

/// What fetches the later part of the sender's program, as cargo-leptos names it.
const LINKER: &str = "__wasm_split.______________________.js";

/// What starts the site's program. The program itself is not named here: `boot.js` asks for it once
/// the page is in sight. From the first page on, a sender's is fetched while the page is read.
fn program(assets: &Assets, site: Site) -> AnyView {
    if site.module().is_some() {
        return view! { <script type="module" src=assets.url("boot.js")></script> }.into_any();
    }
    let next = [
        ("boot.js", "script"),
        ("letterlock.js", "script"),
        (LINKER, "script"),
        ("letterlock.wasm", "fetch"),
    ];
    // `prefetch` says better what is meant, but Firefox holds it against `default-src` alone.
    let link = |(file, kind)| {
        view! {
            <link
                rel="preload"
                href=assets.url(file)
                r#as=kind
                crossorigin="anonymous"
                fetchpriority="low"
            />
        }
    };
    next.map(link).into_iter().collect_view().into_any()
}
