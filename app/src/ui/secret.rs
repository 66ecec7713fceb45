//! A passphrase, hidden while it is typed.

use leptos::prelude::*;

use super::field::{Asked, Question};
use super::lang::use_practice_words;

/// A passphrase, with a button that shows it. `autocomplete` tells a password manager which one it
/// is.
#[component]
pub fn Secret(asked: Asked, value: RwSignal<String>, autocomplete: &'static str) -> impl IntoView {
    let words = use_practice_words();
    let is_shown = RwSignal::new(false);
    let id = asked.id.clone();
    let controls = asked.id.clone();
    let label = asked.label.clone();
    let described = asked.described_by();
    let invalid = asked.invalid();
    let kind = move || if is_shown.get() { "text" } else { "password" };
    let act = move || {
        if is_shown.get() {
            words.hide_passphrase()
        } else {
            words.show_passphrase()
        }
    };
    view! {
        <Question asked>
            <div class="secret">
                <input
                    class="input"
                    id=id
                    type=kind
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby=described
                    aria-invalid=invalid
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
                <button
                    class="button button-quiet"
                    type="button"
                    aria-controls=controls
                    on:click=move |_| is_shown.update(|is_shown| *is_shown = !*is_shown)
                >
                    {act}
                    <span class="visually-hidden">{format!(": {label}")}</span>
                </button>
            </div>
        </Question>
    }
}
