//! Putting something on the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::button::Button;
use super::lang::use_words;
use super::toast::Toast;

/// A button that copies, and says that it did.
#[component]
pub fn Copy(text: String, label: &'static str) -> impl IntoView {
    let words = use_words();
    let toast = Toast::here();
    let copy = move || {
        let text = text.clone();
        spawn_local(async move {
            let copied = browser::clipboard::copy(&text).await;
            toast.say(copied.map_or(words.not_copied(), |()| words.copied()));
        });
    };
    view! {
        <p class="buttons">
            <Button quiet=true label on_press=copy />
        </p>
    }
}
