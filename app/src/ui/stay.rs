//! The warning before a page that nobody uses locks.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::idle::Idle;
use super::lang::use_practice_words;
use super::unused::Unused;

/// Asks whether somebody is there. Closing it by Esc keeps the page open too: somebody is.
#[component]
pub fn StayOpen(unused: Unused) -> impl IntoView {
    let words = use_practice_words();
    let place = NodeRef::<Dialog>::new();
    let is_warned = Memo::new(move |_| matches!(unused.idle.get(), Idle::Warned(_)));
    Effect::new(move |_| {
        let Some(dialog) = place.get() else {
            return;
        };
        if is_warned.get() {
            // A dialog that is open already stays as it is.
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    let left = move || match unused.idle.get() {
        Idle::Warned(seconds) => Some(words.locks_in(seconds)),
        Idle::Used | Idle::Over => None,
    };
    view! {
        <dialog
            class="dialog"
            id="stay-open"
            role="alertdialog"
            aria-labelledby="stay-open-title"
            aria-describedby="stay-open-text"
            node_ref=place
            on:close=move |_| {
                if is_warned.get_untracked() {
                    unused.stay();
                }
            }
        >
            <h2 id="stay-open-title">{words.idle_title()}</h2>
            <p id="stay-open-text">{words.idle_text()}</p>
            <p role="status">{left}</p>
            <button class="button" type="button" on:click=move |_| unused.stay()>
                {words.stay_open()}
            </button>
        </dialog>
    }
}
