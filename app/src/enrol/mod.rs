//! The first member of a practice: the link, the passphrase, the recovery kit.
//!
//! Every key is made in the vault. Nothing is handed over before two groups of the kit were read
//! back from paper, so whoever leaves in between has changed nothing and can use the link again.

mod desk;
mod form;

use browser::clock;
use leptos::prelude::*;
use words::PracticeTrouble;

use self::desk::{Enrolment, Stage};
use self::form::WhoForm;
use crate::paper::{CheckSaid, PaperCheck, PaperShown, Said};
use crate::ui::focus::focus_new;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::title::PageTitle;

/// The id of the heading of every stage.
const HEADING: &str = "enrol-title";

/// Where an enrolment link leads.
#[component]
pub fn EnrolPage() -> impl IntoView {
    let words = use_practice_words();
    let enrolment = Enrolment::new();
    Effect::new(move |_| enrolment.open(words.enrol_leave()));
    Effect::new(move |before: Option<()>| {
        enrolment.stage.track();
        if before.is_some() {
            // A frame later, when what is new is there. An error has the focus already.
            request_animation_frame(|| focus_new(HEADING));
        }
    });
    let shown = move || match enrolment.stage.get() {
        Stage::Reading => reading(),
        Stage::NoSecret => no_link(words.no_link().to_owned()),
        Stage::Refused(trouble) => refused(enrolment, trouble),
        Stage::Asking => view! { <WhoForm enrolment /> }.into_any(),
        Stage::Making => making(words.making_keys()),
        Stage::Kit => kit(enrolment),
        Stage::Check => kit_check(enrolment),
        Stage::Lost => no_link(words.enrol_stopped().to_owned()),
        Stage::Done => done(),
    };
    view! {
        <PageTitle text=words.enrol_title() />
        <div class="column">{shown}</div>
    }
}

fn reading() -> AnyView {
    let words = use_practice_words();
    view! {
        <h1 id=HEADING tabindex="-1">
            {words.enrol_title()}
        </h1>
        <p role="status">{words.reading_link()}</p>
    }
    .into_any()
}

fn no_link(text: String) -> AnyView {
    let words = use_practice_words();
    view! {
        <h1 id=HEADING tabindex="-1">
            {words.no_link_title()}
        </h1>
        <p class="lead">{text}</p>
        <p>
            <a href="/inbox">{words.go_to_sign_in()}</a>
        </p>
    }
    .into_any()
}

/// The link is none, or could not be looked up: the second can be tried again.
fn refused(enrolment: Enrolment, trouble: PracticeTrouble) -> AnyView {
    let words = use_practice_words();
    if trouble == PracticeTrouble::NoSuchLink {
        return no_link(words.practice_trouble(trouble));
    }
    view! {
        <h1 id=HEADING tabindex="-1">
            {words.enrol_title()}
        </h1>
        <div class="notice notice-seal" role="alert">
            <p>{words.practice_trouble(trouble)}</p>
            <button
                class="button button-quiet"
                type="button"
                on:click=move |_| enrolment.read()
            >
                {use_words().try_again()}
            </button>
        </div>
    }
    .into_any()
}

fn making(text: &'static str) -> AnyView {
    let words = use_practice_words();
    view! {
        <h1 id=HEADING tabindex="-1">
            {words.enrol_title()}
        </h1>
        <p role="status">{text}</p>
        <progress class="sending-bar" aria-label=words.make_keys()></progress>
    }
    .into_any()
}

fn kit(enrolment: Enrolment) -> AnyView {
    let on_kept = Callback::new(move |()| enrolment.stage.set(Stage::Check));
    view! { <PaperShown paper=enrolment.kit said=said(enrolment) on_kept /> }.into_any()
}

fn kit_check(enrolment: Enrolment) -> AnyView {
    view! {
        <PaperCheck
            paper=enrolment.kit
            said=check_said()
            trouble=enrolment.trouble
            is_busy=enrolment.is_finishing
            on_typed=Callback::new(move |()| enrolment.finish())
            on_once_more=Callback::new(move |()| enrolment.stage.set(Stage::Kit))
        />
    }
    .into_any()
}

/// What is said of the kit.
fn said(enrolment: Enrolment) -> Said {
    let words = use_practice_words();
    let name = enrolment
        .invited
        .with_untracked(|invited| invited.as_ref().map(|invited| invited.name.clone()));
    let today = use_words().letter_day(clock::today());
    Said {
        heading: HEADING,
        title: words.kit_title(),
        whose: words.kit_of(&name.unwrap_or_default(), &today),
        text: words.kit_text(),
        label: words.kit_label(),
        print: words.print_kit(),
    }
}

/// What is said where two of its groups are asked back.
fn check_said() -> CheckSaid {
    let words = use_practice_words();
    CheckSaid {
        heading: HEADING,
        check_text: words.kit_check_text(),
        finish: words.finish(),
        finishing: words.finishing(),
        once_more: words.kit_once_more(),
    }
}

fn done() -> AnyView {
    let words = use_practice_words();
    view! {
        <h1 id=HEADING tabindex="-1">
            {words.enrolled_title()}
        </h1>
        <p class="lead">{words.enrolled_text()}</p>
        <p>
            <a class="button" href="/inbox">
                {words.go_to_sign_in()}
            </a>
        </p>
    }
    .into_any()
}
