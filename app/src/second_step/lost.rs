//! The recovery code, of whoever has lost what the second step is done with.

use leptos::prelude::*;
use words::PracticeTrouble;
use zeroize::Zeroize;

use crate::passphrase::wrong_code;
use crate::ui::error_summary::{ErrorSummary, Wrong, asked_at};
use crate::ui::form::LocalForm;
use crate::ui::lang::use_practice_words;
use crate::ui::text::{Keyboard, Line, Width};
use crate::ui::told::Stopped;

/// The id of the field.
const CODE: &str = "recovery-code";

/// Asks for the code, and says before what it does. It is typed from paper, so it is not hidden.
#[component]
pub(super) fn LostForm(
    heading: &'static str,
    act: &'static str,
    trouble: RwSignal<Option<PracticeTrouble>>,
    is_busy: Signal<bool>,
    on_code: Callback<String>,
    on_back: Callback<()>,
) -> impl IntoView {
    let words = use_practice_words();
    let typed = RwSignal::new(String::new());
    on_cleanup(move || {
        typed.try_update(Zeroize::zeroize);
    });
    let wrong = RwSignal::new(Vec::new());
    let stopped = Signal::derive(move || {
        let trouble = trouble
            .get()
            .filter(|it| *it != PracticeTrouble::NoSuchCode);
        trouble.map(|trouble| words.practice_trouble(trouble))
    });
    Effect::new(move |_| {
        if trouble.get() == Some(PracticeTrouble::NoSuchCode) {
            wrong.set(vec![at_code(words.lost_refused().to_owned())]);
        }
    });
    let on_submit = Callback::new(move |()| {
        trouble.set(None);
        let found = typed.with_untracked(|typed| wrong_code(typed, words));
        let is_right = found.is_none();
        wrong.set(found.map(at_code).into_iter().collect());
        if is_right {
            on_code.run(typed.get_untracked());
        }
    });
    let doing = move || is_busy.get().then(|| words.checking_code());
    let hint = Some(words.recovery_code_hint().to_owned());
    view! {
        <ErrorSummary wrong />
        <h1 id=heading tabindex="-1">
            {words.lost_title()}
        </h1>
        <Stopped text=stopped />
        <p>{words.lost_lead()}</p>
        <LocalForm is_busy on_submit>
            <Line
                asked=asked_at(CODE, words.recovery_code(), hint, wrong)
                value=String::new()
                keyboard=Keyboard::Text
                width=Width::Full
                autocomplete="off"
                on_input=Callback::new(move |text| typed.set(text))
            />
            <button class="button" type="submit">
                {act}
            </button>
        </LocalForm>
        <p role="status">{doing}</p>
        <p>
            <button class="button button-quiet" type="button" on:click=move |_| on_back.run(())>
                {words.go_back()}
            </button>
        </p>
    }
}

fn at_code(text: String) -> Wrong {
    Wrong {
        anchor: CODE.to_owned(),
        text,
    }
}
