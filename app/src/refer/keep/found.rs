//! What this computer keeps of another time, and what the person wants done with it. It is never
//! shown by itself: another person may sit there.

use browser::clock::{local, now};
use browser::kept::{self, Slip, Slot};
use browser::leaving::agrees;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use referral::Step;
use referral::check::check_step;
use referral::choice::Choice as _;
use referral::form::Kept;

use super::save::save;
use super::{Found, Keep, Keeping};
use crate::refer::form::Form;
use crate::refer::step_page::address;
use crate::ui::button::Button;
use crate::ui::focus::focus;
use crate::ui::lang::use_words;
use crate::ui::live::live;

/// Looks what this computer keeps, unless that is known. What is too old is deleted, unread.
pub fn look(keep: Keep) {
    if keep.found.get_untracked() != Found::Unknown {
        return;
    }
    spawn_local(async move {
        let found = kept::look(now()).await;
        keep.found
            .try_set(found.map_or(Found::Nothing, Found::Answers));
    });
}

/// Offers what is kept at the first step, and says at every step which files have to be chosen again.
#[component]
pub fn KeptNotice(step: Step) -> impl IntoView {
    let (form, keep) = (Form::here(), Keep::here());
    live(move || match (keep.found.get(), keep.files.get()) {
        (Found::Answers(slip), _) if step == Step::You => offer(form, keep, slip),
        (Found::Gone, _) if step == Step::You => said(use_words().kept_gone().to_owned()),
        (_, files @ 1..) if form.files.with(Vec::is_empty) => said(use_words().files_again(files)),
        _ => ().into_any(),
    })
}

fn said(text: String) -> AnyView {
    view! { <p class="notice" role="status">{text}</p> }.into_any()
}

fn offer(form: Form, keep: Keep, slip: Slip) -> AnyView {
    let words = use_words();
    let navigate = use_navigate();
    let to = Callback::new(move |step| navigate(&address(step), NavigateOptions::default()));
    let go_on = move || {
        let is_begun = untrack(|| form.is_begun());
        if !is_begun || agrees(words.kept_go_on_sure()) {
            spawn_local(restore(form, keep, slip, to));
        }
    };
    let delete = move || {
        if agrees(words.delete_answers_sure()) {
            spawn_local(async move {
                kept::forget(slip.id).await;
                settle(keep, Found::Nothing);
            });
        }
    };
    view! {
        <div class="notice" role="status">
            <p>{words.kept_found(local(slip.since))}</p>
            <p class="hint">{words.kept_hint()}</p>
            <div class="buttons">
                <Button label=words.kept_go_on() on_press=go_on />
                <Button quiet=true label=words.kept_delete() on_press=delete />
            </div>
        </div>
    }
    .into_any()
}

/// The notice goes, and the focus that was in it finds the page's heading.
fn settle(keep: Keep, found: Found) {
    keep.found.try_set(found);
    request_animation_frame(|| focus("step-title"));
}

/// Puts the kept answers into the form and goes on where they ended. From now on this tab keeps
/// them, and no other.
async fn restore(form: Form, keep: Keep, slip: Slip, to: Callback<Step>) {
    let read = kept::open(slip.id, now()).await;
    let read: Option<Kept> = read.and_then(|text| serde_json::from_slice(&text).ok());
    let Some(kept) = read else {
        // What nobody can read is of no use to anybody.
        kept::forget(slip.id).await;
        settle(keep, Found::Gone);
        return;
    };
    if !form.is_writing() {
        return;
    }
    let (step, files) = (kept.step, kept.files);
    keep.slot.set_value(Slot::in_place_of(slip.id));
    keep.keeping.set(Keeping::Behind);
    keep.files.set(files);
    form.restore(kept);
    let step = way_on(form, step, files);
    save(form, keep, step);
    keep.restored.update(|restored| *restored += 1);
    settle(keep, Found::Nothing);
    if step != Step::You {
        to.run(step);
    }
}

/// The step that was in sight, or the first one before it at which something is missing. Who has
/// files to choose again is not led past them.
fn way_on(form: Form, step: Step, files: usize) -> Step {
    let last = if files > 0 {
        step.min(Step::Attachments)
    } else {
        step
    };
    let is_wrong = |step: Step| {
        let is_wrong = form.with_rules(|rules| {
            form.draft
                .with(|draft| check_step(draft, step, rules).is_err())
        });
        is_wrong.unwrap_or(false)
    };
    let mut before = Step::ALL.iter().copied().filter(|step| *step < last);
    untrack(|| before.find(|step| is_wrong(*step)).unwrap_or(last))
}
