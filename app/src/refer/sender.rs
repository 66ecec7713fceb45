//! What this computer remembers of a sender who wishes so, and deleting what was answered.

use browser::leaving::{agrees, load};
use browser::storage;
use leptos::prelude::*;
use referral::Step;
use referral::form::Remembered;

use super::form::Form;
use super::keep::Keep;
use super::step_page::address;
use crate::ui::button::Button;
use crate::ui::choice::Tick;
use crate::ui::field::Asked;
use crate::ui::lang::use_words;
use crate::ui::when::When;

/// Under what name the browser keeps it.
const NAME: &str = "letterlock-sender";

/// What this computer remembers. On the server, nothing.
pub fn remembered() -> Remembered {
    if !cfg!(target_arch = "wasm32") {
        return Remembered::default();
    }
    let kept = storage::read(NAME);
    let kept = kept.and_then(|kept| serde_json::from_str(&kept).ok());
    kept.unwrap_or_default()
}

/// Begins the form with what this computer remembers.
pub fn recall(form: Form) {
    let kept = remembered();
    if !kept.is_empty() {
        form.remembers.set(true);
        form.begin(kept);
    }
}

/// Keeps who sends and their clinic as they stand, or forgets what was kept, as the sender wishes.
pub fn keep_or_forget(form: Form) {
    if !form.remembers.get_untracked() {
        storage::remove(NAME);
        return;
    }
    let kept = form.draft.with_untracked(Remembered::of);
    if let Ok(text) = serde_json::to_string(&kept) {
        // Where the browser keeps nothing, the sender types it again next time.
        storage::write(NAME, &text);
    }
}

/// Whether this computer is to remember the sender. Taking the tick away forgets at once.
#[component]
pub fn Remember() -> impl IntoView {
    let form = Form::here();
    let words = use_words();
    let asked = Asked {
        id: "remember".to_owned(),
        label: words.remember().to_owned(),
        hint: Some(words.remember_hint().to_owned()),
        optional: Signal::stored(false),
        error: Signal::stored(None),
    };
    let on_tick = Callback::new(move |on| {
        form.remembers.set(on);
        if !on {
            storage::remove(NAME);
        }
    });
    view! { <Tick asked ticked=form.remembers on_tick /> }
}

/// Says that answers were filled in, and forgets them on demand.
#[component]
pub fn Recalled() -> impl IntoView {
    let (form, keep) = (Form::here(), Keep::here());
    let words = use_words();
    let forget = move || {
        storage::remove(NAME);
        start_over(form, keep);
    };
    view! {
        <When is=move || form.remembers.get()>
            <div class="notice">
                <p>{words.recalled()}</p>
                <Button quiet=true label=words.forget_sender() on_press=forget />
            </div>
        </When>
    }
}

/// Deletes every answer, also where it is kept, and loads the document anew, so that nothing can
/// stay in it.
fn start_over(form: Form, keep: Keep) {
    // A frame later, when nothing is guarded any more.
    keep.delete(|| request_animation_frame(|| load(&address(Step::You))));
    form.wipe();
    form.draft.notify();
}

/// Deletes every answer once the person agrees.
#[component]
pub fn DeleteAnswers() -> impl IntoView {
    let (form, keep) = (Form::here(), Keep::here());
    let words = use_words();
    let is_begun = Memo::new(move |_| form.is_begun());
    let delete = move || {
        if agrees(words.delete_answers_sure()) {
            start_over(form, keep);
        }
    };
    view! {
        <When is=move || is_begun.get()>
            <p class="delete-answers">
                <Button quiet=true label=words.delete_answers() on_press=delete />
            </p>
        </When>
    }
}
