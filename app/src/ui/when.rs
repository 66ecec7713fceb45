//! What is there only while something is so.

use leptos::prelude::*;

/// Shows its children while `is` is true, and `otherwise` while it is not.
///
/// Leptos' own `Show` is compiled once more for every condition and every content. This is compiled
/// once for all, which is what a page has to load.
#[component]
pub fn When(
    #[prop(into)] is: Signal<bool>,
    #[prop(optional, into)] otherwise: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    // Made again only when it changes.
    let is = Memo::new(move |_| is.get());
    move || {
        if is.get() {
            children()
        } else {
            otherwise.run()
        }
    }
}
