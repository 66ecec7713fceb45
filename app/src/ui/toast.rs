//! What was done, said for a few seconds at the foot of the page, wherever the person is.
//!
//! Only what nobody has to read or answer is said so: it goes by itself.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::live::live;

/// Long enough to read a short sentence twice.
const STAYS: Duration = Duration::from_secs(8);

/// The place where it is said. There is one on every page.
#[derive(Clone, Copy)]
pub struct Toast {
    said: RwSignal<Option<String>>,
    ends: StoredValue<Option<TimeoutHandle>>,
}

impl Toast {
    /// Makes the one of this page, which everything in it finds.
    pub fn provide() -> Self {
        let this = Self {
            said: RwSignal::new(None),
            ends: StoredValue::new(None),
        };
        provide_context(this);
        this
    }

    /// The one of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Says a sentence instead of the one before. The page may be gone by now.
    pub fn say(self, sentence: &str) {
        self.said.try_set(Some(sentence.to_owned()));
        let end = move || {
            self.said.try_set(None);
        };
        let ends = set_timeout_with_handle(end, STAYS).ok();
        let before = self.ends.try_update_value(|before| {
            let earlier = before.take();
            *before = ends;
            earlier
        });
        if let Some(before) = before.flatten() {
            before.clear();
        }
    }
}

/// Where it is said. It stands there from the beginning, or a screen reader would not hear it.
#[component]
pub fn ToastPlace(toast: Toast) -> impl IntoView {
    let said = move || toast.said.get().map(said);
    view! {
        <div class="toasts" role="status">
            {live(said)}
        </div>
    }
}

/// The sentence, as it looks.
pub fn said(sentence: String) -> AnyView {
    view! { <p class="toast">{sentence}</p> }.into_any()
}
