//! The page's entry point in the browser.

use wasm_bindgen::prelude::wasm_bindgen;

/// Brings the page to life. Called once by `boot.js`.
#[wasm_bindgen]
pub fn mount() {
    console_error_panic_hook::set_once();
    app::mount(app::App);
}
