//! The recovery kit: shown once, to be written down, printed or saved as a PDF.

use browser::{clock, paper};
use leptos::prelude::*;

use super::HEADING;
use super::desk::{Enrolment, Stage};
use super::on_paper::KitOnPaper;
use crate::ui::lang::{use_practice_words, use_words};

/// The kit's eight groups, and what they are for.
#[component]
pub fn KitShown(enrolment: Enrolment) -> impl IntoView {
    let words = use_practice_words();
    let name = enrolment
        .invited
        .with_untracked(|invited| invited.as_ref().map(|invited| invited.name.clone()));
    let today = use_words().letter_day(clock::today());
    let whose = words.kit_of(&name.unwrap_or_default(), &today);
    let group = |(place, group): (usize, String)| {
        view! {
            <li>
                <span class="kit-place">{place + 1}</span>
                <span class="kit-group">{group}</span>
            </li>
        }
    };
    let groups = enrolment.kit.get_untracked().into_iter().enumerate();
    view! {
        <section class="kit">
            <h1 id=HEADING tabindex="-1">
                {words.kit_title()}
            </h1>
            <p class="lead">{whose}</p>
            {words.kit_text().map(|text| view! { <p>{text}</p> }).collect_view()}
            <ol class="kit-groups" id="kit-groups" aria-label=words.kit_label()>
                {groups.map(group).collect_view()}
            </ol>
            <KitOnPaper enrolment />
            <div class="buttons">
                <button
                    class="button button-quiet"
                    type="button"
                    on:click=move |_| paper::print()
                >
                    {words.print_kit()}
                </button>
                <button
                    class="button"
                    type="button"
                    on:click=move |_| enrolment.stage.set(Stage::Check)
                >
                    {words.kit_is_kept()}
                </button>
            </div>
        </section>
    }
}
