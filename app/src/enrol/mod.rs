//! The first member of a practice: the link, the passphrase, the recovery kit.
//!
//! Every key is made in the vault. Nothing is handed over before two groups of the kit were read
//! back from paper, so whoever leaves in between has changed nothing and can use the link again.

mod desk;

use browser::clock::local;
use leptos::prelude::*;
use words::PracticeTrouble;

use self::desk::{Enrolment, Stage};
use crate::kit::{KitCheck, KitShown};
use crate::member_form::MemberForm;
use crate::secret_link;
use crate::ui::focus::focus_new;
use crate::ui::lang::use_practice_words;
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
        Stage::Reading => secret_link::reading(HEADING, words.enrol_title()),
        Stage::NoSecret => secret_link::no_link(HEADING, words.no_link().to_owned()),
        Stage::Refused(trouble) => refused(enrolment, trouble),
        Stage::Asking => asking(enrolment),
        Stage::Making => {
            let (title, label) = (words.enrol_title(), words.make_keys());
            secret_link::making(HEADING, title, words.making_keys(), label)
        }
        Stage::Kit => kit(enrolment),
        Stage::Check => check(enrolment),
        Stage::Lost => secret_link::no_link(HEADING, words.enrol_stopped().to_owned()),
        Stage::Done => done(),
    };
    view! {
        <PageTitle text=words.enrol_title() />
        <div class="column">{shown}</div>
    }
}

/// The link is none, or could not be looked up.
fn refused(enrolment: Enrolment, trouble: PracticeTrouble) -> AnyView {
    let title = use_practice_words().enrol_title();
    let on_again = Callback::new(move |()| enrolment.read());
    secret_link::refused(HEADING, title, trouble, on_again)
}

/// Who the first member is.
fn asking(enrolment: Enrolment) -> AnyView {
    let words = use_practice_words();
    view! {
        <MemberForm
            typed=enrolment.typed
            trouble=enrolment.trouble
            heading=HEADING
            title=words.enrol_title()
            lost=words.passphrase_lost()
            submit=words.make_keys()
            on_right=Callback::new(move |()| enrolment.make())
        >
            {invited(enrolment)}
        </MemberForm>
    }
    .into_any()
}

/// Whom the link is for, till when, and what will be done.
fn invited(enrolment: Enrolment) -> AnyView {
    let words = use_practice_words();
    let Some(invited) = enrolment.invited.get_untracked() else {
        return ().into_any();
    };
    let until = local(invited.expires.into());
    let steps = words.enrol_steps();
    view! {
        <p class="lead" id="enrol-for">
            {words.enrol_for(&invited.name, &invited.town)}
        </p>
        <p class="hint">{words.enrol_until(until)}</p>
        <ol>{steps.map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
    }
    .into_any()
}

fn kit(enrolment: Enrolment) -> AnyView {
    let invited = enrolment.invited.get_untracked();
    let practice = invited.map(|invited| invited.name).unwrap_or_default();
    let on_kept = Callback::new(move |()| enrolment.stage.set(Stage::Check));
    view! { <KitShown kit=enrolment.kit.get_value() heading=HEADING practice on_kept /> }.into_any()
}

fn check(enrolment: Enrolment) -> AnyView {
    let on_look = Callback::new(move |()| enrolment.stage.set(Stage::Kit));
    let on_finish = Callback::new(move |()| enrolment.finish());
    view! { <KitCheck kit=enrolment.kit.get_value() heading=HEADING on_look on_finish /> }
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
