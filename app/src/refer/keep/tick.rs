//! The tick with which a sender has the answers kept, at the foot of every step.

use browser::clock::{local, now};
use browser::kept::{self, NotKept};
use browser::leaving::agrees;
use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::Step;
use words::Words;

use super::save::{follow, save};
use super::{Found, Keep, Keeping};
use crate::refer::form::Form;
use crate::ui::choice::Tick;
use crate::ui::field::Asked;
use crate::ui::lang::use_words;

/// Whether this computer is to keep the answers. Taking the tick away deletes them at once.
#[component]
pub fn KeepTick(step: Step) -> impl IntoView {
    let (form, keep, words) = (Form::here(), Keep::here(), use_words());
    follow(form, keep, step);
    let asked = Asked {
        id: "keep".to_owned(),
        label: words.keep().to_owned(),
        hint: Some(words.keep_hint().to_owned()),
        optional: Signal::stored(false),
        error: Signal::stored(None),
    };
    let on_tick = Callback::new(move |on| {
        if on {
            spawn_local(begin(form, keep, words, step));
        } else {
            keep.delete(|| {});
        }
    });
    let ended = move || match keep.keeping.get() {
        Keeping::Ended(NotKept::Unable) => words.could_not_keep(),
        Keeping::Ended(NotKept::Gone) => words.no_longer_kept(),
        _ => "",
    };
    view! {
        <Tick asked ticked=Signal::derive(move || keep.is_on()) on_tick />
        <p class="error" role="status">
            {Signal::derive(ended)}
        </p>
    }
}

/// Begins to keep this form. Answers that are kept already are deleted only if the person agrees.
async fn begin(form: Form, keep: Keep, words: &'static dyn Words, step: Step) {
    keep.keeping.set(Keeping::Asking);
    if let Some(slip) = kept::look(now()).await {
        if !agrees(&words.keep_instead(local(slip.since))) {
            keep.keeping.try_set(Keeping::Off);
            return;
        }
        kept::forget(slip.id).await;
    }
    keep.found.try_set(Found::Nothing);
    // The tick may have been taken away in the meantime.
    if keep.keeping.try_get_untracked() == Some(Keeping::Asking) {
        keep.keeping.set(Keeping::Behind);
        save(form, keep, step);
    }
}
