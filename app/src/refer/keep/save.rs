//! Saving what is typed, a second after the last letter and whenever a step comes or goes.

use std::time::Duration;

use browser::clock::now;
use browser::kept::{NotKept, Slot};
use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::Step;
use referral::form::ToKeep;
use zeroize::Zeroizing;

use super::{Keep, Keeping};
use crate::refer::form::Form;

/// How long nothing must be typed before it is saved.
const QUIET: Duration = Duration::from_secs(1);

/// How often to look whether the time is over: a computer that slept has not counted.
const LOOK: Duration = Duration::from_secs(30);

/// More than nearly every form has, so that writing it leaves no copies in memory behind.
const ROOM: usize = 64 * 1024;

/// Saves what is typed at this step, as long as the step is in sight.
pub(super) fn follow(form: Form, keep: Keep, step: Step) {
    // This is the step in sight from now on.
    save(form, keep, step);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let calm = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    Effect::new(move |before: Option<()>| {
        form.draft.track();
        if before.is_some() && keep.saves() {
            keep.typed
                .update_value(|typed| *typed = typed.wrapping_add(1));
            keep.keeping.set(Keeping::Behind);
            calm();
            let later = set_timeout_with_handle(move || save(form, keep, step), QUIET);
            timer.set_value(later.ok());
        }
    });
    let save_now = move || {
        calm();
        if keep.keeping.try_get_untracked() == Some(Keeping::Behind) {
            save(form, keep, step);
        }
    };
    // A telephone may end a page that is out of sight, and says so no other way.
    let hidden = window_event_listener(ev::visibilitychange, move |_| save_now());
    let watch = set_interval_with_handle(move || end_in_time(keep), LOOK);
    on_cleanup(move || {
        hidden.remove();
        if let Ok(watch) = watch {
            watch.clear();
        }
        save_now();
    });
}

/// Ends the keeping where its time is over, so that nobody relies on it.
fn end_in_time(keep: Keep) {
    let keeping = keep.keeping.try_get_untracked();
    if matches!(keeping, Some(Keeping::Kept(until)) if until <= now()) {
        fail(keep, NotKept::Gone);
    }
}

/// Saves the form as it is, if that is wished.
pub(super) fn save(form: Form, keep: Keep, step: Step) {
    if !keep.saves() {
        return;
    }
    if !untrack(|| form.is_begun()) {
        // Everything was taken back: there is nothing to keep, and nothing to lose.
        if let Some(slot) = keep.slot.try_update_value(Option::take).flatten() {
            spawn_local(slot.delete());
        }
        return;
    }
    let typed = keep.typed.get_value();
    let (Some(slot), Some(text)) = (slot(keep), written(form, keep, step)) else {
        fail(keep, NotKept::Unable);
        return;
    };
    spawn_local(async move {
        let saved = slot.save(&text, now()).await;
        let is_ours = |kept: &Option<Slot>| kept.as_ref().is_some_and(|kept| kept.is(&slot));
        if keep.slot.try_with_value(is_ours) != Some(true) {
            // It was deleted in the meantime, or the wizard was left.
            return;
        }
        match saved {
            Ok(Some(until)) if keep.typed.try_get_value() == Some(typed) => {
                keep.keeping.try_set(Keeping::Kept(until));
            }
            // There is more to save by now.
            Ok(_) => {}
            Err(why) => fail(keep, why),
        }
    });
}

/// The place of this form, made when it is first needed.
fn slot(keep: Keep) -> Option<Slot> {
    keep.slot.try_update_value(|slot| {
        if slot.is_none() {
            *slot = Slot::new();
        }
        slot.clone()
    })?
}

/// The form as it is written.
fn written(form: Form, keep: Keep, step: Step) -> Option<Zeroizing<Vec<u8>>> {
    let mut text = Zeroizing::new(Vec::with_capacity(ROOM));
    form.draft.try_with_untracked(|draft| {
        form.named.try_with_untracked(|named| {
            let files = match draft.attachments().len() {
                0 => keep.files.get_untracked(),
                files => files,
            };
            let kept = ToKeep::of(draft, step, named, files);
            serde_json::to_writer(&mut *text, &kept).ok()
        })
    })???;
    Some(text)
}

/// Nothing is kept any more, and the person is told why. What may still lie there is deleted.
pub(super) fn fail(keep: Keep, why: NotKept) {
    let files = keep.files.get_untracked();
    keep.delete(|| {});
    keep.files.set(files);
    keep.end(Keeping::Ended(why));
}
