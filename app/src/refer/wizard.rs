//! What stands around the steps, and keeps the answers while a person goes from one to another.

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
/// wipes them.
fn ask_before_leaving(form: Form) {
    Effect::new(move |_| {
        let guard = window_event_listener(leptos::ev::beforeunload, move |event| {
            if form.draft.with_untracked(|draft| !draft.is_empty()) {
                event.prevent_default();
            }
        });
        on_cleanup(move || guard.remove());
    });
    on_cleanup(move || {
        form.draft.try_update_untracked(referral::Draft::wipe);
    });
}
