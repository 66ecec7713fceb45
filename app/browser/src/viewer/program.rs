//! The worker's program. The worker has no network: the page fetches and compiles it, once for all
//! files, and hands it over.

use std::cell::RefCell;

use js_sys::WebAssembly::{Module, compile_streaming};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

use crate::assets;

thread_local! {
    static COMPILED: RefCell<Option<Module>> = const { RefCell::new(None) };
}

/// The compiled program; `None` if it does not arrive.
pub(super) async fn program() -> Option<Module> {
    if let Some(compiled) = COMPILED.with_borrow(Clone::clone) {
        return Some(compiled);
    }
    let coming = window()?.fetch_with_str(&assets::url("viewer_bg.wasm"));
    let compiled = JsFuture::from(compile_streaming(&coming)).await.ok()?;
    let compiled: Module = compiled.dyn_into().ok()?;
    COMPILED.set(Some(compiled.clone()));
    Some(compiled)
}
