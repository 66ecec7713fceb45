//! The entry point of a practice's pages, and of the status page, in the browser.

use wasm_bindgen::prelude::wasm_bindgen;

/// Puts the live page behind the one that the server rendered. Called once by `boot.js`, which then
/// takes that one away.
///
/// Leptos could take over the rendered elements instead ("hydration"). Every element, attribute and
/// closure would then bring code for that besides the code that makes it, which a page needs anyway
/// for the next step: a tenth more to download.
#[wasm_bindgen]
pub fn mount() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::PracticeApp);
}
