//! The title of the document.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;
use leptos_meta::Title;

use super::focus::focus_heading;
use super::lang::use_words;

/// Titles the page: what it is about, then the product. A page that comes in the place of another
/// begins at its heading, so that a screen reader says where one is.
#[component]
pub fn PageTitle(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let product = use_words().product();
    Effect::new(move |_| {
        if !is_first() {
            // A frame later, when the page before is gone.
            request_animation_frame(focus_heading);
        }
    });
    view! { <Title text=move || format!("{} - {product}", text.get()) /> }
}

/// Whether this is the page with which the document was loaded: that one begins where the browser
/// wants.
fn is_first() -> bool {
    static IS_FIRST: AtomicBool = AtomicBool::new(true);
    IS_FIRST.swap(false, Ordering::Relaxed)
}
