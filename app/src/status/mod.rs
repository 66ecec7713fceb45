//! The status page: what became of a referral, for the sender who has its link.
//!
//! The link's secret opens what the practice wrote, and never the referral. All that is done with
//! it is done in the vault.

mod code;
mod desk;
mod known;
mod link;

use browser::address::on_fragment_changed;
use browser::leaving::{on_left, on_restored};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::{NotAsked, StatusWords};

use self::code::CodeWanted;
use self::desk::{Desk, Stage};
use self::known::known;
use crate::ui::focus::focus;
use crate::ui::lang::{use_lang, use_words};
use crate::ui::title::PageTitle;

/// Where a status link leads. The title says nothing of the referral: browsers keep titles.
#[component]
pub fn StatusPage() -> impl IntoView {
    let words = use_status_words();
    let desk = Desk::new();
    open(desk);
    let shown = move || match desk.stage.get() {
        Stage::Asking => asking(),
        Stage::NoReferral => no_referral(),
        Stage::CodeWanted => view! { <CodeWanted desk /> }.into_any(),
        Stage::Known(status, written) => known(desk, &status, written),
        Stage::Stopped(trouble) => stopped(desk, trouble),
    };
    view! {
        <PageTitle text=words.follow_title() />
        <div class="column">{shown}</div>
    }
}

/// The sentences of the status page in this page's language.
fn use_status_words() -> &'static dyn StatusWords {
    use_lang().status_words()
}

/// Asks as soon as the page is live, and again when another link is put into the address or the
/// page comes back; forgets everything when the page is left; puts the focus on what is new, except
/// on what the page opens with.
fn open(desk: Desk) {
    let params = use_params_map();
    let id = move || params.read_untracked().get("id").unwrap_or_default();
    Effect::new(move |_| {
        let listeners = [
            on_fragment_changed(move || desk.start(&id())),
            on_left(move || desk.wipe()),
            on_restored(move || desk.start(&id())),
        ];
        StoredValue::new_local(listeners);
        desk.start(&id());
    });
    Effect::new(move |was_told: Option<bool>| {
        let was_told = was_told.unwrap_or(false);
        let heading = desk.stage.with(heading);
        if let Some(heading) = heading.filter(|_| was_told) {
            // A frame later, when what is new is there.
            request_animation_frame(move || focus(heading));
        }
        was_told || heading.is_some()
    });
}

/// The id of the heading that a stage begins with.
fn heading(stage: &Stage) -> Option<&'static str> {
    Some(match stage {
        Stage::Asking => return None,
        Stage::NoReferral => "no-referral",
        Stage::CodeWanted => "code-wanted",
        Stage::Known(..) => "stands",
        Stage::Stopped(_) => "not-asked",
    })
}

fn asking() -> AnyView {
    let words = use_status_words();
    view! {
        <h1>{words.follow_title()}</h1>
        <p role="status">{words.follow_asking()}</p>
    }
    .into_any()
}

fn no_referral() -> AnyView {
    let words = use_status_words();
    view! {
        <h1 id="no-referral" tabindex="-1">
            {words.no_referral_title()}
        </h1>
        {words.no_referral().map(|line| view! { <p>{line}</p> }).collect_view()}
    }
    .into_any()
}

fn stopped(desk: Desk, trouble: NotAsked) -> AnyView {
    let words = use_status_words();
    view! {
        <h1 id="not-asked" tabindex="-1">
            {words.not_asked_title()}
        </h1>
        <p>{words.not_asked(trouble)}</p>
        <button class="button" type="button" on:click=move |_| desk.try_again()>
            {use_words().try_again()}
        </button>
    }
    .into_any()
}
