//! The first member of a practice: the link, the passphrase, the recovery kit.
//!
//! Every key is made in the vault. Nothing is handed over before two groups of the kit were read
//! back from paper, so whoever leaves in between has changed nothing and can use the link again.

mod check;
mod desk;
mod draw;
mod form;
mod kit;
mod on_paper;

use leptos::prelude::*;
use words::PracticeTrouble;

use self::check::KitCheck;
use self::desk::{Enrolment, Stage};
use self::form::WhoForm;
use self::kit::KitShown;
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
        Stage::Kit => view! { <KitShown enrolment /> }.into_any(),
        Stage::Check => view! { <KitCheck enrolment /> }.into_any(),
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
