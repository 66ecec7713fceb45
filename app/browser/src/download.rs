//! Saves a file that was made in the browser.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url, window};

/// A file that the browser is saving. Keep it while the page that offered it is in sight: dropping
/// it takes the file's address back, and the browser can forget the content.
#[must_use = "the file's address ends when this is dropped, perhaps before the browser has read it"]
pub struct Saved {
    url: String,
}

impl Drop for Saved {
    fn drop(&mut self) {
        // An address that is unknown by now needs no taking back.
        let _ = Url::revoke_object_url(&self.url);
    }
}

/// Hands a file to the browser's downloads under this name; `None` if the browser takes none.
pub fn download(blob: &Blob, name: &str) -> Option<Saved> {
    let document = window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let saved = Saved { url };
    link.set_href(&saved.url);
    link.set_download(name);
    link.click();
    Some(saved)
}

/// A file of plain text.
pub fn text_file(text: &str) -> Option<Blob> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/plain;charset=utf-8");
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    Blob::new_with_str_sequence_and_options(&parts, &kind).ok()
}
