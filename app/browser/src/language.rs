//! The language of this page, and changing it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, window};

use crate::{address, leaving};

/// The tag of the language in which the server wrote this document; empty where there is none.
pub fn of_document() -> String {
    let root = window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("lang"))
        .unwrap_or_default()
}

/// Keeps the choice of a language, and loads this page again in it. What a link brought after its
/// `#` is there again.
pub fn change_to(tag: &str) {
    let document = window().and_then(|window| window.document());
    if let Some(document) = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok()) {
        // A browser that keeps no cookies stays with the language that it asks for.
        let _ = document.set_cookie(&wire::language::cookie(tag));
    }
    address::remember_fragment();
    leaving::reload();
}
