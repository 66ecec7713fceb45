//! The page in the browser: how it comes alive.

use leptos::prelude::*;

/// Puts the live page behind the one that the server rendered; `boot.js` then takes that one away.
///
/// Leptos could take over the rendered elements instead ("hydration"). Every element, attribute and
/// closure would then bring code for that besides the code that makes it, which a page needs anyway
/// for the next step: a tenth more to download.
pub fn mount<V: IntoView + 'static>(page: fn() -> V) {
    // Before the router is there.
    browser::leaving::hear_first();
    mount_to_body(page);
}
