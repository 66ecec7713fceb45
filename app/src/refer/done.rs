//! After sending: the number, the one opportunity to download, and what happens next.

use browser::address::origin;
use browser::leaving::{Area, Guard, on_left};
use browser::vault::message::Sent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use referral::{Field, Step};

use super::destination::chosen;
use super::form::Form;
use super::gone::Gone;
use super::keep::Keep;
use super::letter::{DownloadLetter, DownloadPatientCopy};
use super::step_page::address;
use crate::ui::choice::Tick;
use crate::ui::copy::Copy;
use crate::ui::field::Asked;
use crate::ui::focus::focus;
use crate::ui::lang::use_words;
use crate::ui::number::NumberPanel;
use crate::ui::title::PageTitle;

/// The page of a referral that was sent. It takes what was sent out of the form: whatever way leads
/// back here finds nothing. Leaving it wipes the answers.
#[component]
pub fn DonePage() -> impl IntoView {
    let form = Form::here();
    let sent = RwSignal::new(form.take_sent());
    Effect::new(move |_| {
        let left = on_left(move || {
            sent.try_set(None);
        });
        StoredValue::new_local(left);
    });
    on_cleanup(move || {
        if !form.is_writing() {
            form.wipe();
        }
    });
    move || match sent.get() {
        Some(sent) => view! { <Done sent /> }.into_any(),
        None => view! { <Gone /> }.into_any(),
    }
}

/// Whether the page may be left without a question.
#[derive(Clone, Copy)]
struct Leaving(StoredValue<Option<Guard>, LocalStorage>);

impl Leaving {
    /// Asks until the referral was downloaded.
    fn guarded() -> Self {
        let this = Self(StoredValue::new_local(None));
        let words = use_words();
        Effect::new(move |_| {
            let guard = Guard::new(Area::page("/refer/done"), words.download_leave());
            guard.arm(true);
            this.0.set_value(Some(guard));
        });
        this
    }

    fn set_free(self) {
        self.0.with_value(|guard| {
            if let Some(guard) = guard {
                guard.arm(false);
            }
        });
    }

    fn lets_go(self) -> bool {
        self.0
            .with_value(|guard| guard.as_ref().is_none_or(Guard::lets_go))
    }
}

#[component]
fn Done(sent: Sent) -> impl IntoView {
    let words = use_words();
    let leaving = Leaving::guarded();
    let email = Form::here().value_now(Field::SenderEmail);
    let link = sent.status_link(&origin());
    let panel = confirmation(&sent);
    let on_downloaded = Callback::new(move |()| leaving.set_free());
    // A frame later, when the page before this one is gone.
    Effect::new(|_| request_animation_frame(|| focus("done-title")));
    view! {
        <PageTitle text=words.done_title() />
        <div class="column">
            {panel} <section class="download">
                <h2>{words.download_title()}</h2>
                <p>{words.download_only_now()}</p>
                <DownloadLetter sent=sent.clone() on_downloaded />
                <DownloadPatientCopy sent />
            </section> <section>
                <h2>{words.next_title()}</h2>
                <ul class="points">
                    {words.next(&email).map(|line| view! { <li>{line}</li> }).collect_view()}
                </ul>
            </section> <section>
                <h2>{words.status_title()}</h2>
                <p>{words.status_text()}</p>
                <p class="secret-link">{link.clone()}</p>
                <Copy text=link label=words.copy_link() />
            </section> <Another leaving />
        </div>
    }
}

/// The panel: its corner folds, and the seal closes it.
fn confirmation(sent: &Sent) -> AnyView {
    let words = use_words();
    view! {
        <section class="sent">
            <svg class="sent-fold" viewBox="0 0 72 72" width="72" height="72" aria-hidden="true">
                <path class="sent-cut" d="M0 0H72V72Z" />
                <path class="sent-flap" d="M0 0L72 72H0Z" />
                <circle class="sent-seal" cx="19" cy="53" r="9" />
            </svg>
            <h1 id="done-title" tabindex="-1">
                {words.done_title()}
            </h1>
            <NumberPanel number=sent.number.to_string() label=words.done_number() />
            <p class="hint">{words.done_keep_number()}</p>
            {chosen(&sent.to)}
        </section>
    }
    .into_any()
}

/// The way to another referral, with who sends or without.
#[component]
fn Another(leaving: Leaving) -> impl IntoView {
    let (form, keep) = (Form::here(), Keep::here());
    let words = use_words();
    let navigate = use_navigate();
    let keeps_sender = RwSignal::new(false);
    let start = move |_| {
        if !leaving.lets_go() {
            return;
        }
        keep.delete(|| {});
        form.start_another(keeps_sender.get_untracked());
        let instead = NavigateOptions {
            replace: true,
            ..NavigateOptions::default()
        };
        navigate(&address(Step::You), instead);
    };
    let asked = Asked {
        id: "keep-sender".to_owned(),
        label: words.another_keep().to_owned(),
        hint: Some(words.another_keep_hint().to_owned()),
        optional: Signal::stored(false),
        error: Signal::stored(None),
    };
    view! {
        <section>
            <h2>{words.another_title()}</h2>
            <Tick asked ticked=keeps_sender on_tick=Callback::new(move |on| keeps_sender.set(on)) />
            <button class="button button-quiet" type="button" on:click=start>
                {words.another()}
            </button>
        </section>
    }
}
