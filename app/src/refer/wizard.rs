//! What stands around the steps, and keeps the answers while a person goes from one to another.

use browser::leaving::{on_left, on_restored, reload};
use leptos::prelude::*;
use leptos_router::components::Outlet;

use super::form::Form;
use super::letter::LetterDesk;

/// The wizard. Its form lives as long as the person stays in it.
#[component]
pub fn Wizard() -> impl IntoView {
    let form = Form::new();
    provide_context(form);
    provide_context(LetterDesk::new());
    Effect::new(move |_| form.load());
    ask_before_leaving(form);
    view! { <Outlet /> }
}

/// A refresh or a closed tab would lose the answers: the browser asks first. Leaving the wizard
/// wipes them, and so does leaving the document, which a browser may keep and show again on Back:
/// then the form starts anew.
fn ask_before_leaving(form: Form) {
    Effect::new(move |_| {
        let guard = window_event_listener(leptos::ev::beforeunload, move |event| {
            let begun = form.draft.with_untracked(|draft| !draft.is_empty());
            if begun && form.is_writing() {
                event.prevent_default();
            }
        });
        on_cleanup(move || guard.remove());
        let restored = move || {
            if form.is_writing() {
                reload();
            }
        };
        let listeners = [on_left(move || form.wipe()), on_restored(restored)];
        StoredValue::new_local(listeners);
    });
    on_cleanup(move || form.wipe());
}
