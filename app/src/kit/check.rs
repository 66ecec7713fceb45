//! Two groups of the kit, read back from paper.

use leptos::prelude::*;

use super::{Kit, group};
use crate::ui::button::Button;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::form::LocalForm;
use crate::ui::lang::use_practice_words;
use crate::ui::told::Stopped;

/// Asks for the two groups. `on_finish` is called once both were typed, `on_look` to see the kit again.
#[component]
pub fn KitCheck(
    kit: Kit,
    heading: &'static str,
    on_look: Callback<()>,
    on_finish: Callback<()>,
) -> impl IntoView {
    let words = use_practice_words();
    let missing = RwSignal::new(Vec::new());
    let trouble = kit.trouble;
    trouble.set(None);
    let wrong = Signal::derive(move || {
        let refused = trouble
            .get()
            .and_then(|trouble| group::refused(words, trouble));
        missing.get().into_iter().chain(refused).collect::<Vec<_>>()
    });
    let stopped = Signal::derive(move || group::stopped(words, trouble.get()));
    let on_submit = Callback::new(move |()| {
        trouble.set(None);
        let found = group::not_typed(words, &kit.answer());
        let is_whole = found.is_empty();
        missing.set(found);
        if is_whole {
            on_finish.run(());
        }
    });
    let is_busy = kit.is_finishing;
    let doing = move || is_busy.get().then(|| words.finishing());
    let places = kit.asked.get_untracked().into_iter().zip(kit.typed);
    let fields = places.map(move |(place, typed)| group::field(place, typed, wrong));
    view! {
        <ErrorSummary wrong />
        <h1 id=heading tabindex="-1">
            {words.kit_check_title()}
        </h1>
        <p class="lead">{words.kit_check_text()}</p>
        <Stopped text=stopped />
        <LocalForm is_busy on_submit>
            {fields.collect_view()}
            <div class="buttons">
                <button class="button" type="submit">
                    {words.finish()}
                </button>
                <Button quiet=true label=words.kit_once_more() on_press=on_look />
            </div>
        </LocalForm>
        <p role="status">{doing}</p>
    }
}
