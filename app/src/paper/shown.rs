//! The code: shown once, to be written down, printed, or saved where there is a file of it.

use browser::paper;
use leptos::prelude::*;

use super::{Paper, Said};
use crate::ui::button::Button;
use crate::ui::lang::use_practice_words;

/// The code's eight groups, and what they are for. Between them and the buttons stands what else can be
/// done with it. Where nothing was begun that has to be ended there is a way back.
#[component]
pub fn PaperShown(
    paper: Paper,
    said: Said,
    on_kept: Callback<()>,
    #[prop(optional)] on_back: Option<Callback<()>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let words = use_practice_words();
    let group = |(place, group): (usize, String)| {
        view! {
            <li>
                <span class="kit-place">{place + 1}</span>
                <span class="kit-group">{group}</span>
            </li>
        }
    };
    let groups = paper.groups().into_iter().enumerate();
    view! {
        <section class="kit">
            <h1 id=said.heading tabindex="-1">
                {said.title}
            </h1>
            <p class="lead">{said.whose}</p>
            {said.remark.map(|remark| view! { <p class="notice">{remark}</p> })}
            {said.text.map(|text| view! { <p>{text}</p> }).collect_view()}
            <ol class="kit-groups" id="kit-groups" aria-label=said.label>
                {groups.map(group).collect_view()}
            </ol>
            {children.map(|children| children())}
            <div class="buttons">
                <Button quiet=true label=said.print on_press=|()| paper::print() />
                <Button label=words.kit_is_kept() on_press=on_kept />
            </div>
            {on_back
                .map(|on_back| {
                    view! { <Button quiet=true label=words.recovery_not_now() on_press=on_back /> }
                })}
        </section>
    }
}
