//! Putting the keyboard's focus where a person expects it.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// Focuses the element with this id and so brings it into sight. Only in the browser.
pub fn focus(id: &str) {
    focus_on(document().get_element_by_id(id));
}

/// The same for what has just come, unless something in the page has the focus by now.
pub fn focus_new(id: &str) {
    if !has_main_focus() {
        focus(id);
    }
}

/// Focuses the heading of a page that has just come, so that a screen reader says where one is,
/// unless something in the page has the focus by now.
pub fn focus_heading() {
    let Some(heading) = document().query_selector("main h1").ok().flatten() else {
        return;
    };
    if !has_main_focus() {
        // The heading of a page that was loaded is no stop of the keyboard.
        let _ = heading.set_attribute("tabindex", "-1");
        focus_on(Some(heading));
    }
}

fn focus_on(element: Option<Element>) {
    if let Some(element) = element.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // Nothing to be done where the browser will not.
        let _ = element.focus();
    }
}

/// Whether something inside `main` has the focus.
fn has_main_focus() -> bool {
    let active = document().active_element();
    active.is_some_and(|active| {
        let main = active.closest("main").ok().flatten();
        main.is_some() && active.tag_name() != "MAIN"
    })
}
