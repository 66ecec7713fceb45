//! Where this page lies.

use web_sys::window;

/// Scheme, host and port of this page, for links that are read elsewhere; empty where there is no
/// page.
pub fn origin() -> String {
    window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}
