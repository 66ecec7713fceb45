//! One referral, at its own address.

use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};
use referral::id::OfferId;

use super::decide::Decide;
use super::files::Files;
use super::head::Head;
use super::keys::{Key, on_key};
use super::reading::{Reading, Stage};
use super::session::Session;
use super::whole::Whole;
use crate::ui::focus::focus;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::number::with_number;
use crate::ui::title::PageTitle;
use crate::ui::told::Stopped;
use crate::ui::when::When;

/// The id of the heading.
pub const HEADING: &str = "referral-title";

/// One referral.
#[component]
pub fn ReferralPage() -> impl IntoView {
    let session = Session::here();
    let params = use_params_map();
    let offer = Memo::new(move |_| {
        let id = params.with(|params| params.get("offer"));
        id.and_then(|id| id.parse::<OfferId>().ok())
    });
    let is_here = Memo::new(move |_| session.listing().rows.with(Option::is_some));
    move || match (offer.get(), is_here.get()) {
        (Some(offer), true) => one(session, offer),
        (Some(_), false) => not_here(session),
        (None, _) => no_referral(session),
    }
}

fn one(session: Session, offer: OfferId) -> AnyView {
    let reading = Reading::of(session, offer);
    let is_ours = Memo::new(move |_| reading.row.with(Option::is_some));
    view! {
        <Show when=move || is_ours.get() fallback=move || no_referral(session)>
            <One reading />
        </Show>
    }
    .into_any()
}

#[component]
fn One(reading: Reading) -> impl IntoView {
    let session = reading.session;
    let words = use_practice_words();
    let navigate = use_navigate();
    let back = move |key| {
        // What was typed for the sender is not to be lost by a key.
        let is_deciding = reading.is_deciding.get_untracked();
        let leaves = key == Key::Leave && !is_deciding && session.lets_go();
        if leaves {
            let address = untrack(|| session.listing().address());
            navigate(&address, leptos_router::NavigateOptions::default());
        }
        leaves
    };
    on_key(session, back);
    let number = reading.number();
    let title = words.referral_title(&number);
    let is_open = Memo::new(move |_| reading.stage.get() == Stage::Open);
    Effect::new(move |_| {
        is_open.track();
        // A frame later, when what is new is there.
        request_animation_frame(|| focus(HEADING));
    });
    let shown = move || {
        if is_open.get() {
            open(reading)
        } else {
            closed(reading)
        }
    };
    view! {
        // A browser keeps titles: this one says nothing of the patient.
        <PageTitle text=title.clone() />
        <a class="back" href=move || session.listing().address()>
            {words.back_to_inbox()}
        </a>
        <h1 id=HEADING tabindex="-1">
            {with_number(&title, &number)}
        </h1>
        <Head reading />
        {shown}
    }
}

/// Once it is opened: what it says, its files, and the decision beside it.
fn open(reading: Reading) -> AnyView {
    view! {
        <div class="reading">
            <Whole reading />
            <div class="reading-side">
                <Decide reading />
                <Files reading />
            </div>
        </div>
    }
    .into_any()
}

/// Before it is opened: what opening does, and the button.
fn closed(reading: Reading) -> AnyView {
    let words = use_practice_words();
    let trouble = Signal::derive(move || match reading.stage.get() {
        Stage::Stopped(trouble) => Some(words.practice_trouble(trouble)),
        _ => None,
    });
    let is_opening = move || reading.stage.get() == Stage::Opening;
    let recorded = move || match reading.opened_at() {
        None => words.opening_is_recorded().to_owned(),
        Some(at) => words.opened_before(&words.instant(at)),
    };
    view! {
        <section class="column">
            <Stopped text=trouble />
            <p id="opening-is-recorded">{recorded}</p>
            <button
                class="button"
                type="button"
                aria-describedby="opening-is-recorded"
                aria-disabled=move || is_opening().then_some("true")
                on:click=move |_| reading.open()
            >
                {words.open_referral()}
            </button>
            <p role="status">{move || is_opening().then(|| words.opening())}</p>
        </section>
        <When is=move || reading.is_damaged()>
            <Decide reading />
        </When>
    }
    .into_any()
}

/// The list is not here yet.
fn not_here(session: Session) -> AnyView {
    let words = use_practice_words();
    let try_again = use_words().try_again();
    let listing = session.listing();
    let trouble = Signal::derive(move || {
        let trouble = listing.trouble.get();
        trouble.map(|trouble| words.practice_trouble(trouble))
    });
    view! {
        <PageTitle text=words.inbox_title() />
        // Where the list stands beside it, that says so.
        <div class="pane-alone">
            <h1>{words.inbox_title()}</h1>
            <Stopped text=trouble />
            <Show
                when=move || trouble.with(Option::is_some) && !listing.is_busy.get()
                fallback=move || view! { <p role="status">{words.inbox_loading()}</p> }
            >
                <button
                    class="button button-quiet"
                    type="button"
                    on:click=move |_| session.refresh()
                >
                    {try_again}
                </button>
            </Show>
        </div>
    }
    .into_any()
}

/// The practice has none at this address.
fn no_referral(session: Session) -> AnyView {
    let words = use_practice_words();
    view! {
        <PageTitle text=words.no_referral_title() />
        <h1>{words.no_referral_title()}</h1>
        <p>{words.no_referral_text()}</p>
        <p class="buttons">
            <a class="button" href=move || session.listing().address()>
                {words.back_to_inbox()}
            </a>
            <button
                class="button button-quiet"
                type="button"
                on:click=move |_| session.refresh()
            >
                {words.refresh()}
            </button>
        </p>
    }
    .into_any()
}
