//! An address that leads nowhere.

use leptos::prelude::*;

use crate::ui::lang::use_words;
use crate::ui::site::{Site, use_site};
use crate::ui::title::PageTitle;

/// Says so, with the status a machine understands, and where to go instead.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
    let words = use_words();
    view! {
        <PageTitle text=words.not_found_title() />
        <h1>{words.not_found_title()}</h1>
        <p>{words.not_found_text()}</p>
        <p>
            <a href="/" rel=use_site().rel_to(Site::Plain)>{words.back_to_start()}</a>
        </p>
    }
}
