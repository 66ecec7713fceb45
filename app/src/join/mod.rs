//! Joining a practice by an invitation: the link, who one is, the passphrase. Whoever joined waits for
//! an owner, who knows to whom the link was given.

mod desk;

use browser::clock::local;
use leptos::prelude::*;
use words::PracticeTrouble;

use self::desk::{Joining, Stage};
use crate::member_form::MemberForm;
use crate::secret_link;
use crate::ui::focus::focus_new;
use crate::ui::lang::use_practice_words;
use crate::ui::title::PageTitle;

/// The id of the heading of every stage.
const HEADING: &str = "join-title";

/// Where an invitation leads.
#[component]
pub fn JoinPage() -> impl IntoView {
    let words = use_practice_words();
    let joining = Joining::new();
    Effect::new(move |_| joining.open());
    Effect::new(move |before: Option<()>| {
        joining.stage.track();
        if before.is_some() {
            // A frame later, when what is new is there. An error has the focus already.
            request_animation_frame(|| focus_new(HEADING));
        }
    });
    let shown = move || match joining.stage.get() {
        Stage::Reading => secret_link::reading(HEADING, words.join_title()),
        Stage::NoSecret => secret_link::no_link(HEADING, words.no_link().to_owned()),
        Stage::Refused(trouble) => refused(joining, trouble),
        Stage::Asking => asking(joining),
        Stage::Making => {
            let (title, label) = (words.join_title(), words.join());
            secret_link::making(HEADING, title, words.joining(), label)
        }
        Stage::Done => done(),
    };
    view! {
        <PageTitle text=words.join_title() />
        <div class="column">{shown}</div>
    }
}

/// The link is none, or could not be looked up.
fn refused(joining: Joining, trouble: PracticeTrouble) -> AnyView {
    let title = use_practice_words().join_title();
    let on_again = Callback::new(move |()| joining.read());
    secret_link::refused(HEADING, title, trouble, on_again)
}

/// Who the new member is.
fn asking(joining: Joining) -> AnyView {
    let words = use_practice_words();
    view! {
        <MemberForm
            typed=joining.typed
            trouble=joining.trouble
            heading=HEADING
            title=words.join_title()
            lost=words.member_passphrase_lost()
            submit=words.join()
            on_right=Callback::new(move |()| joining.join())
        >
            {leads(joining)}
        </MemberForm>
    }
    .into_any()
}

/// To which practice, as what, till when, and what will be done.
fn leads(joining: Joining) -> AnyView {
    let words = use_practice_words();
    let Some(leads) = joining.leads.get_untracked() else {
        return ().into_any();
    };
    let until = local(leads.expires.into());
    let steps = words.join_steps();
    view! {
        <p class="lead" id="join-for">
            {words.enrol_for(&leads.name, &leads.town)}
        </p>
        <p id="join-as">{words.join_as(leads.role)}</p>
        <p class="hint">{words.enrol_until(until)}</p>
        <ol>{steps.map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
    }
    .into_any()
}

fn done() -> AnyView {
    let words = use_practice_words();
    view! {
        <h1 id=HEADING tabindex="-1">
            {words.joined_title()}
        </h1>
        <p class="lead">{words.joined_text()}</p>
        <p>
            <a class="button" href="/inbox">
                {words.go_to_sign_in()}
            </a>
        </p>
    }
    .into_any()
}
