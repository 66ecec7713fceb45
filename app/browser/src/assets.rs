//! Where this build's files lie.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, window};

/// The address of one file of this build, for example `vault-worker.js`: the page says in which
/// folder they lie.
pub fn url(file: &str) -> String {
    let base = window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element())
        .and_then(|root| root.dyn_into::<HtmlElement>().ok())
        .and_then(|root| root.get_attribute("data-assets"))
        .unwrap_or_default();
    format!("{base}/{file}")
}
