//! What stands around the steps, and keeps the answers while a person goes from one to another.

use browser::leaving::{Area, Guard, on_left, on_restored, reload};
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;

use super::form::{Form, Phase};
use super::keep::Keep;
use super::letter::LetterDesk;
use super::sender::recall;
use crate::later::{Later, look_for_kept};
use crate::ui::lang::use_words;

/// The wizard. Its form lives as long as the person stays in it.
#[component]
pub fn Wizard() -> impl IntoView {
    let form = Form::new();
    let keep = Keep::new();
    recall(form);
    provide_context(form);
    provide_context(keep);
    provide_context(LetterDesk::new());
    let later: Later = expect_context();
    // What the first step needs comes first.
    Effect::new(move |_| {
        request_animation_frame(move || {
            form.load();
            later.fetch();
        });
    });
    Effect::new(move |_| {
        if later.is_here() {
            look_for_kept(keep);
        }
    });
    Effect::new(move |_| {
        // What is sent is not to be kept.
        if form.phase.with(|phase| !matches!(phase, Phase::Writing)) {
            keep.delete(|| {});
        }
    });
    ask_before_leaving(form, keep);
    view! { <Outlet /> }
}

/// Whatever leads out of the wizard would lose the answers, unless this computer keeps them all: it
/// asks first. Leaving wipes them, and so does leaving the document, which a browser may keep and show again on Back: then the form
/// starts anew.
fn ask_before_leaving(form: Form, keep: Keep) {
    let question = use_words().wizard_leave();
    let path = use_location().pathname;
    Effect::new(move |_| {
        let area = Area::under("/refer/", move || path.get_untracked());
        let guard = StoredValue::new_local(Guard::new(area, question));
        Effect::new(move |_| {
            let begun = form.is_begun();
            let writing = form.phase.with(|phase| matches!(phase, Phase::Writing));
            let loses = begun && writing && !keep.holds_all_of(form);
            guard.with_value(|guard| guard.arm(loses));
        });
        let restored = move || {
            if form.is_writing() {
                reload();
            }
        };
        let left = move || leave(form, keep);
        let listeners = [on_left(left), on_restored(restored)];
        StoredValue::new_local(listeners);
    });
    on_cleanup(move || leave(form, keep));
}

/// Wipes what is in memory. What is kept stays, as it is.
fn leave(form: Form, keep: Keep) {
    keep.rest();
    form.wipe();
}
