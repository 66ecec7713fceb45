//! The first page: what this is, what it costs, what is sealed and who can open it.

use leptos::prelude::*;

use crate::ui::lang::use_words;
use crate::ui::site::{Site, use_site};
use crate::ui::title::PageTitle;

/// The first page.
#[component]
pub fn HomePage() -> impl IntoView {
    let words = use_words();
    view! {
        <PageTitle text=words.home_title() />
        <div class="column">
            <h1>{words.home_title()}</h1>
            <p class="lead">{words.home_lead()}</p>
            <p>
                <a class="button" href="/refer/you">
                    {words.start_referral()}
                </a>
            </p>
            <ul class="points">
                <li>{words.home_point_free()}</li>
                <li>{words.home_point_sealed()}</li>
                <li>{words.home_point_server_sees()}</li>
            </ul>
            <p>
                <a href="/inbox" rel=use_site().rel_to(Site::Practice)>
                    {words.home_practices()}
                </a>
            </p>
            <p class="notice">{words.home_key_caveat()}</p>
        </div>
    }
}
