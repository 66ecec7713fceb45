//! Two groups of the code, read back from paper.

use leptos::prelude::*;
use words::PracticeTrouble;

use super::{CheckSaid, Paper, group};
use crate::ui::button::Button;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::form::LocalForm;
use crate::ui::lang::use_practice_words;
use crate::ui::told::Stopped;

/// Asks for the two groups. What the vault says to them comes back in `trouble`.
#[component]
pub fn PaperCheck(
    paper: Paper,
    said: CheckSaid,
    trouble: RwSignal<Option<PracticeTrouble>>,
    #[prop(into)] is_busy: Signal<bool>,
    on_typed: Callback<()>,
    on_once_more: Callback<()>,
) -> impl IntoView {
    let CheckSaid {
        heading,
        check_text,
        finish,
        finishing,
        once_more,
    } = said;
    let words = use_practice_words();
    let missing = RwSignal::new(Vec::new());
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
        let found = group::not_typed(words, &paper.typed());
        let is_whole = found.is_empty();
        missing.set(found);
        if is_whole {
            on_typed.run(());
        }
    });
    let doing = move || is_busy.get().then_some(finishing);
    let places = paper.asked.get_untracked().into_iter().zip(paper.typed);
    let fields = places.map(move |(place, typed)| group::field(place, typed, wrong));
    view! {
        <ErrorSummary wrong />
        <h1 id=heading tabindex="-1">
            {words.kit_check_title()}
        </h1>
        <p class="lead">{check_text}</p>
        <Stopped text=stopped />
        <LocalForm is_busy on_submit>
            {fields.collect_view()}
            <div class="buttons">
                <button class="button" type="submit">
                    {finish}
                </button>
                <Button quiet=true label=once_more on_press=on_once_more />
            </div>
        </LocalForm>
        <p role="status">{doing}</p>
    }
}
