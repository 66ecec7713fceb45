//! What does something when it is pressed.

use leptos::prelude::*;

/// A button. What it does comes as a callback: Leptos compiles an element once more for every
/// closure that hears an event of it, and a page has to load all that.
#[component]
pub fn Button(
    #[prop(into)] label: String,
    /// Whether something else on the page is what most people want.
    #[prop(optional)]
    quiet: bool,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            class="button"
            class:button-quiet=quiet
            type="button"
            on:click=move |_| on_press.run(())
        >
            {label}
        </button>
    }
}
