//! The entry point of a practice's pages, and of the status page, in the browser.

use wasm_bindgen::prelude::wasm_bindgen;

/// Makes the server-rendered page live. Called once by `boot.js`.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::PracticeApp);
}
