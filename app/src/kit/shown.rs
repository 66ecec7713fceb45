//! The recovery kit: shown once, to be written down, printed or saved as a PDF.

use browser::{clock, paper};
use leptos::prelude::*;

use super::Kit;
use super::on_paper::KitOnPaper;
use crate::ui::button::Button;
use crate::ui::lang::{use_practice_words, use_words};

/// The kit's eight groups, and what they are for. `remark` is what else is to be known before it holds.
#[component]
pub fn KitShown(
    kit: Kit,
    heading: &'static str,
    /// What people call the practice.
    practice: String,
    #[prop(optional)] remark: Option<&'static str>,
    on_kept: Callback<()>,
) -> impl IntoView {
    let words = use_practice_words();
    let today = use_words().letter_day(clock::today());
    let whose = words.kit_of(&practice, &today);
    let group = |(place, group): (usize, String)| {
        view! {
            <li>
                <span class="kit-place">{place + 1}</span>
                <span class="kit-group">{group}</span>
            </li>
        }
    };
    let groups = kit.groups.get_untracked().into_iter().enumerate();
    view! {
        <section class="kit">
            <h1 id=heading tabindex="-1">
                {words.kit_title()}
            </h1>
            <p class="lead">{whose}</p>
            {remark.map(|remark| view! { <p class="notice">{remark}</p> })}
            {words.kit_text().map(|text| view! { <p>{text}</p> }).collect_view()}
            <ol class="kit-groups" id="kit-groups" aria-label=words.kit_label()>
                {groups.map(group).collect_view()}
            </ol>
            <KitOnPaper kit practice />
            <div class="buttons">
                <Button quiet=true label=words.print_kit() on_press=|()| paper::print() />
                <Button label=words.kit_is_kept() on_press=on_kept />
            </div>
        </section>
    }
}
