//! A passkey is given a name, and then the browser is asked to make it.

use leptos::prelude::*;
use referral::text::DeviceName;
use words::PracticeTrouble;

use crate::ui::error_summary::{ErrorSummary, Wrong, asked_at};
use crate::ui::form::LocalForm;
use crate::ui::lang::use_practice_words;
use crate::ui::text::{Keyboard, Line, Width};
use crate::ui::told::Stopped;

/// The id of the field.
const NAME: &str = "passkey-name";

/// The form. What the vault or the browser says comes back in `trouble`.
#[component]
pub fn AddPasskey(
    heading: &'static str,
    trouble: RwSignal<Option<PracticeTrouble>>,
    #[prop(into)] is_busy: Signal<bool>,
    on_name: Callback<DeviceName>,
    on_give_up: Callback<()>,
) -> impl IntoView {
    let words = use_practice_words();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(Vec::new());
    let stopped = Signal::derive(move || trouble.get().map(|it| words.practice_trouble(it)));
    let on_submit = Callback::new(move |()| {
        trouble.set(None);
        match typed.with_untracked(|typed| typed.parse()) {
            Ok(name) => {
                wrong.set(Vec::new());
                on_name.run(name);
            }
            Err(_) => wrong.set(vec![Wrong {
                anchor: NAME.to_owned(),
                text: words.passkey_name_missing().to_owned(),
            }]),
        }
    });
    let doing = move || is_busy.get().then(|| words.passkey_waiting());
    view! {
        <ErrorSummary wrong />
        <h1 id=heading tabindex="-1">
            {words.add_passkey()}
        </h1>
        <Stopped text=stopped />
        <p>{words.add_passkey_lead()}</p>
        <LocalForm is_busy on_submit>
            <Line
                asked=asked_at(
                    NAME,
                    words.passkey_name(),
                    Some(words.passkey_name_hint().to_owned()),
                    wrong,
                )
                value=String::new()
                keyboard=Keyboard::Text
                width=Width::Full
                autocomplete="off"
                on_input=Callback::new(move |text| typed.set(text))
            />
            <button class="button" type="submit">
                {words.make_passkey()}
            </button>
        </LocalForm>
        <p role="status">{doing}</p>
        <p>
            <button
                class="button button-quiet"
                type="button"
                on:click=move |_| {
                    if !is_busy.get_untracked() {
                        on_give_up.run(());
                    }
                }
            >
                {words.no_passkey_now()}
            </button>
        </p>
    }
}
