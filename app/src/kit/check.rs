//! Two groups of the kit, read back from paper.

use leptos::prelude::*;

use super::Kit;
use crate::paper::{CheckSaid, PaperCheck};
use crate::ui::lang::use_practice_words;

/// Asks for the two groups. `on_finish` is called once both were typed, `on_look` to see the kit again.
#[component]
pub fn KitCheck(
    kit: Kit,
    heading: &'static str,
    on_look: Callback<()>,
    on_finish: Callback<()>,
) -> impl IntoView {
    let words = use_practice_words();
    let said = CheckSaid {
        heading,
        check_text: words.kit_check_text(),
        finish: words.finish(),
        finishing: words.finishing(),
        once_more: words.kit_once_more(),
    };
    view! {
        <PaperCheck
            paper=kit.paper
            said
            trouble=kit.trouble
            is_busy=kit.is_finishing
            on_typed=on_finish
            on_once_more=on_look
        />
    }
}
