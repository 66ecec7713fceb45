//! Where this page lies.

use std::cell::RefCell;

use web_sys::window;

use crate::leaving::Listener;

/// Scheme, host and port of this page, for links that are read elsewhere; empty where there is no
/// page.
pub fn origin() -> String {
    window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}

/// What stands after `#` in this page's address; empty where there is nothing. No browser sends it
/// to a server.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok());
    let mut hash = hash.unwrap_or_default();
    if hash.starts_with('#') {
        hash.remove(0);
    }
    hash
}

/// Calls `then` when another fragment is put into the address of this page, which no document is
/// loaded for.
pub fn on_fragment_changed(mut then: impl FnMut() + 'static) -> Option<Listener> {
    Listener::new("hashchange", move |_| then())
}

/// Takes what stands after `#` out of the address bar and out of this tab's history, so that a
/// secret there is not left for the next one who looks.
pub fn forget_fragment() {
    let Some(window) = window() else {
        return;
    };
    let location = window.location();
    let (Ok(path), Ok(search), Ok(history)) =
        (location.pathname(), location.search(), window.history())
    else {
        return;
    };
    FORGOTTEN.set((path.clone(), fragment()));
    let state = history.state().unwrap_or_default();
    // A browser that will not has an address bar that shows more than it should, and nothing else.
    let _ = history.replace_state_with_url(&state, "", Some(&format!("{path}{search}")));
}

thread_local! {
    /// The path whose fragment was forgotten last, and that fragment.
    static FORGOTTEN: RefCell<(String, String)> = const { RefCell::new((String::new(), String::new())) };
}

/// Puts back what [`forget_fragment`] took from this page, which is about to be loaded again.
pub(crate) fn remember_fragment() {
    let (path, fragment) = FORGOTTEN.take();
    let Some(window) = window() else {
        return;
    };
    let is_here = window.location().pathname().is_ok_and(|here| here == path);
    if let (Ok(history), true) = (window.history(), is_here && !fragment.is_empty()) {
        let state = history.state().unwrap_or_default();
        // Where it does not come back, the page says that its link has to be opened again.
        let _ = history.replace_state_with_url(&state, "", Some(&format!("{path}#{fragment}")));
    }
}
