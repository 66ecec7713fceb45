//! The code: shown once, to be written down or printed.

use browser::paper;
use leptos::prelude::*;

use super::{Paper, Said};
use crate::ui::lang::use_practice_words;

/// The code's eight groups, and what they are for.
#[component]
pub fn PaperShown(paper: Paper, said: Said, on_kept: Callback<()>) -> impl IntoView {
    let words = use_practice_words();
    let group = |(place, group): (usize, String)| {
        view! {
            <li>
                <span class="kit-place">{place + 1}</span>
                <span class="kit-group">{group}</span>
            </li>
        }
    };
    let groups = paper.groups.get_untracked().into_iter().enumerate();
    view! {
        <section class="kit">
            <h1 id=said.heading tabindex="-1">
                {said.title}
            </h1>
            <p class="lead">{said.whose}</p>
            {said.text.map(|text| view! { <p>{text}</p> }).collect_view()}
            <ol class="kit-groups" id="kit-groups" aria-label=said.label>
                {groups.map(group).collect_view()}
            </ol>
            <div class="buttons">
                <button
                    class="button button-quiet"
                    type="button"
                    on:click=move |_| paper::print()
                >
                    {said.print}
                </button>
                <button class="button" type="button" on:click=move |_| on_kept.run(())>
                    {words.kit_is_kept()}
                </button>
            </div>
        </section>
    }
}
