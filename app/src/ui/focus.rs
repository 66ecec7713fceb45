//! Putting the keyboard's focus where a person expects it.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// Focuses the element with this id and so brings it into sight. Only in the browser.
pub fn focus(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // Nothing to be done where the browser will not.
        let _ = element.focus();
    }
}
