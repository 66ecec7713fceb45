//! Two groups of the code, read back from paper.

use leptos::prelude::*;
use words::PracticeTrouble;

use super::group::Checked;
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
    trouble.set(None);
    let Checked {
        wrong,
        stopped,
        on_submit,
    } = group::checked(trouble, move || paper.typed(), on_typed);
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
