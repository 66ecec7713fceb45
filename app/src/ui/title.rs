//! The title of the document.

use leptos::prelude::*;
use leptos_meta::Title;

use super::lang::use_words;

/// Titles the page: what it is about, then the product.
#[component]
pub fn PageTitle(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let product = use_words().product();
    view! { <Title text=move || format!("{} - {product}", text.get()) /> }
}
