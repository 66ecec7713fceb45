//! Where this build's files lie.

use wasm_bindgen::JsCast;

use crate::clock;
use crate::fetch::{FetchError, is_there};
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

/// Whether this build is the one that the server serves now. A page that stayed open while the
/// server was renewed may not know what was made since.
///
/// # Errors
/// If the server is not reached.
pub async fn is_current() -> Result<bool, FetchError> {
    // No cache knows this address.
    let millis = clock::now().unix_timestamp_nanos() / 1_000_000;
    is_there(&format!("{}?{millis}", url("boot.js"))).await
}
