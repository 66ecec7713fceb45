//! What happened, where it must be seen.

use super::when::When;
use leptos::prelude::*;

/// Something that stopped the person, with what to do. Nothing is shown while there is nothing.
#[component]
pub fn Stopped(#[prop(into)] text: Signal<Option<String>>) -> impl IntoView {
    view! {
        <When is=move || text.with(Option::is_some)>
            <div class="notice notice-seal" role="alert">
                <p>{text}</p>
            </div>
        </When>
    }
}
