//! The page of one step: where one is, one question or a few that belong together, what is wrong,
//! and the way on.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use referral::choice::Choice;
use referral::{FieldError, Step};

use super::form::{Form, told};
use super::gone::Gone;
use super::keep::Keep;
use super::sender::{DeleteAnswers, keep_or_forget};
use crate::fetched::Fetched;
use crate::later::{LaterPiece, Page};
use crate::ui::button::Button;
use crate::ui::error_summary::{ErrorSummary, Wrong};
use crate::ui::focus::focus;
use crate::ui::lang::use_words;
use crate::ui::title::PageTitle;
use crate::ui::when::When;

/// The address of a step.
pub fn address(step: Step) -> String {
    format!("/refer/{}", step.slug())
}

/// The page of one step around its fields.
///
/// `form method="dialog"` outside of a dialog never submits: even before the page is live, and
/// without scripts, nothing typed can leave. Until it is live the fields are disabled. Once the
/// referral was sent, no step shows anything of it.
#[component]
pub fn StepPage(step: Step, children: Children) -> impl IntoView {
    let form = Form::here();
    if !form.is_writing() {
        return view! { <Gone /> }.into_any();
    }
    let keep = Keep::here();
    let words = use_words();
    let live = RwSignal::new(false);
    open(form, step, live);
    let (go_on, waits_for) = going_on(form, step);
    let title = words.step_title(step);
    let title = Signal::derive(move || {
        if form.errors.with(Vec::is_empty) {
            title.to_owned()
        } else {
            words.error_title(title)
        }
    });
    let wrong = Signal::derive(move || {
        form.errors.with(|errors| {
            let wrong = |error: &FieldError| Wrong {
                anchor: error.target.anchor(),
                text: told(form, words, error),
            };
            errors.iter().map(wrong).collect::<Vec<_>>()
        })
    });
    view! {
        <PageTitle text=title />
        <div class="column">
            <Steps step />
            {step
                .previous()
                .map(|previous| {
                    view! {
                        <a class="back" href=address(previous)>
                            {words.back()}
                        </a>
                    }
                })}
            <LaterPiece page=Page::KeptNotice(step) />
            <When is=move || form.anew.get() && keep.found_nothing()>
                <p class="notice" role="status">
                    {words.started_anew()}
                </p>
            </When>
            <ErrorSummary wrong />
            <h1 id="step-title" tabindex="-1">
                {words.step_title(step)}
            </h1>
            <CatalogueFailed />
            <form method="dialog" novalidate autocomplete="on" on:submit=go_on>
                <fieldset class="bare" disabled=move || !live.get()>
                    {children()}
                    <When is=move || step != Step::Check>
                        <button class="button" type="submit">
                            {words.go_on()}
                        </button>
                        <p class="hint" role="status">
                            {waits_for}
                        </p>
                    </When>
                </fieldset>
            </form>
            <div class="foot">
                <LaterPiece page=Page::KeepTick(step) />
                <DeleteAnswers />
            </div>
        </div>
    }
    .into_any()
}

/// What happens when the person wants to go on, and what that waits for. Once it is there, it goes on.
fn going_on(
    form: Form,
    step: Step,
) -> (impl Fn(SubmitEvent) + 'static, Signal<Option<&'static str>>) {
    let words = use_words();
    let waits = RwSignal::new(false);
    let missing = Memo::new(move |_| match form.looking.get() {
        0 => form
            .offered
            .with(|offered| matches!(offered, Fetched::Loading(_)))
            .then(|| words.loading()),
        _ => Some(words.looking_at_files()),
    });
    let navigate = use_navigate();
    let proceed = StoredValue::new_local(move || match (form.check_step(step), step.next()) {
        (Some(true), Some(next)) => {
            if step == Step::Clinic {
                keep_or_forget(form);
            }
            navigate(&address(next), NavigateOptions::default());
        }
        (None, _) => focus("catalogue-failed"),
        _ => {}
    });
    Effect::new(move |_| {
        if waits.get() && missing.get().is_none() {
            waits.set(false);
            // A frame later, when what failed is in sight.
            request_animation_frame(move || {
                proceed.try_with_value(|proceed| proceed());
            });
        }
    });
    let go_on = move |event: SubmitEvent| {
        event.prevent_default();
        if missing.get_untracked().is_none() {
            proceed.with_value(|proceed| proceed());
        } else {
            waits.set(true);
        }
    };
    let waits_for = Signal::derive(move || missing.get().filter(|_| waits.get()));
    (go_on, waits_for)
}

/// Brings a step to life: its own errors only, the focus on its heading, and back to the start
/// where the answers before it are gone.
fn open(form: Form, step: Step, live: RwSignal<bool>) {
    let navigate = use_navigate();
    form.errors.set(Vec::new());
    Effect::new(move |_| {
        live.set(true);
        if step == Step::You {
            form.open();
        } else if form.is_open() {
            form.anew.set(false);
        } else {
            form.anew.set(true);
            let instead = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            navigate(&address(Step::You), instead);
        }
    });
}

/// Where one is among the steps.
#[component]
pub fn Steps(step: Step) -> impl IntoView {
    let words = use_words();
    let item = move |each: &Step| {
        let current = (*each == step).then_some("step");
        let done = each.number() < step.number();
        view! {
            <li class="step" class:step-done=done aria-current=current>
                <span class="visually-hidden">{words.step_title(*each)}</span>
            </li>
        }
    };
    view! {
        <div class="progress">
            <p>{words.step_of(step.number(), Step::count())}</p>
            <ol aria-label=words.steps_label()>{Step::ALL.iter().map(item).collect_view()}</ol>
        </div>
    }
}

#[component]
fn CatalogueFailed() -> impl IntoView {
    let form = Form::here();
    let words = use_words();
    view! {
        <When is=move || form.offered.with(|offered| matches!(offered, Fetched::Failed))>
            <div class="notice notice-stop" role="alert" id="catalogue-failed" tabindex="-1">
                <p>{words.catalogue_failed()}</p>
                <Button quiet=true label=words.try_again() on_press=move || form.load() />
            </div>
        </When>
    }
}

/// A heading inside a longer step.
#[component]
pub fn SectionTitle(section: words::Section) -> impl IntoView {
    view! { <h2>{use_words().section(section)}</h2> }
}

/// Why a step asks what it asks.
#[component]
pub fn Why(text: &'static str) -> impl IntoView {
    view! {
        <details class="why">
            <summary>{use_words().why_title()}</summary>
            <p>{text}</p>
        </details>
    }
}
