//! Putting something on the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::button::Button;
use super::lang::use_words;

/// A button that copies, and says that it did.
#[component]
pub fn Copy(text: String, label: &'static str) -> impl IntoView {
    let words = use_words();
    let said = RwSignal::new("");
    let copy = move || {
        let text = text.clone();
        said.set("");
        spawn_local(async move {
            let copied = browser::clipboard::copy(&text).await;
            // The page may be gone by now.
            said.try_set(copied.map_or(words.not_copied(), |()| words.copied()));
        });
    };
    view! {
        <p class="buttons">
            <Button quiet=true label on_press=copy />
            <span role="status">{said}</span>
        </p>
    }
}
