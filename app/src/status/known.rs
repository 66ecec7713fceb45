//! Where a referral stands: its number, what has happened so far, what comes next, and what the
//! practice wrote.

use browser::clock::local;
use browser::vault::message::Written;
use leptos::prelude::*;
use referral::offer::{Decision, OfferState};
use wire::Moment;
use wire::status::Status;
use words::{SoFar, StatusWords};

use super::desk::Desk;
use super::use_status_words;
use crate::ui::lang::use_words;
use crate::ui::number::NumberPanel;
use crate::ui::site::{Site, use_site};
use crate::ui::told::Stopped;

/// All that the page knows.
pub fn known(desk: Desk, status: &Status, written: Option<Written>) -> AnyView {
    view! {
        {stands(status)}
        {again(desk)}
        {so_far(status)}
        {what_next(status)}
        {status.decision.map(|_| what_was_written(written))}
        {cannot()}
    }
    .into_any()
}

/// The panel with the state in words, the number, and who has it.
fn stands(status: &Status) -> AnyView {
    let words = use_status_words();
    let answer = status.decision.map(|decision| match decision {
        Decision::Accepted { wait } => words.wait(wait),
        Decision::Declined { reason } => words.declined_because(reason),
    });
    view! {
        <section class=format!("stands stands-{}", mark(status.state))>
            <h1 id="stands" tabindex="-1">
                {words.stands(status.state)}
            </h1>
            {answer.map(|answer| view! { <p class="lead">{answer}</p> })}
            <NumberPanel number=status.number.to_string() label=words.number_label() />
            <p>{words.is_with(&status.specialist_name, &status.practice_name)}</p>
        </section>
    }
    .into_any()
}

/// Which edge the panel has, besides what it says.
fn mark(state: OfferState) -> &'static str {
    match state {
        OfferState::Reserved | OfferState::Sent | OfferState::Opened => "open",
        OfferState::Accepted => "accepted",
        OfferState::Declined => "declined",
    }
}

/// The button that looks again, how old the answer is, and why there is no newer one.
fn again(desk: Desk) -> AnyView {
    let words = use_status_words();
    let said = move || {
        if desk.is_asking.get() {
            return words.follow_asking().to_owned();
        }
        desk.at.get().map(|at| words.as_of(at)).unwrap_or_default()
    };
    let trouble = Signal::derive(move || {
        let trouble = desk.trouble.get();
        trouble.map(|trouble| words.not_asked(trouble).to_owned())
    });
    view! {
        <div class="buttons">
            <button
                class="button button-quiet"
                type="button"
                on:click=move |_| {
                    if !desk.is_asking.get_untracked() {
                        desk.look();
                    }
                }
            >
                {words.look_again()}
            </button>
            <span role="status">{said}</span>
        </div>
        <Stopped text=trouble />
    }
    .into_any()
}

/// What has happened so far, and what has not.
fn so_far(status: &Status) -> AnyView {
    let words = use_status_words();
    let decided = match status.decision {
        None => SoFar::Decided,
        Some(Decision::Accepted { .. }) => SoFar::Accepted,
        Some(Decision::Declined { .. }) => SoFar::Declined,
    };
    let steps = [
        (SoFar::Sent, Some(status.sent)),
        (SoFar::Opened, status.opened),
        (decided, status.decided),
    ];
    let line = |(step, at): (SoFar, Option<Moment>)| {
        let reached = at.is_some();
        view! {
            <li class:reached=reached>
                <span class="card-title">{words.so_far(step)}</span>
                <span class:hint=!reached>{when(words, at)}</span>
            </li>
        }
    };
    view! {
        <section>
            <h2>{words.so_far_title()}</h2>
            <ol class="so-far">{steps.map(line).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn when(words: &dyn StatusWords, at: Option<Moment>) -> String {
    match at {
        Some(at) => words.moment(local(at.into())),
        None => words.not_yet().to_owned(),
    }
}

/// What happens next, and what the sender can do.
fn what_next(status: &Status) -> AnyView {
    let words = use_status_words();
    let declined = match status.decision {
        Some(Decision::Declined { reason }) => Some(words.after_decline(reason)),
        _ => None,
    };
    let another = view! {
        <p>
            <a class="button" href="/refer/you" rel=use_site().rel_to(Site::Sender)>
                {use_words().another()}
            </a>
        </p>
    };
    let is_declined = declined.is_some();
    view! {
        <section>
            <h2>{words.what_next_title()}</h2>
            <p>{words.what_next(status.state)}</p>
            {declined.map(|declined| view! { <p>{declined}</p> })}
            <p>{words.if_worse()}</p>
            {is_declined.then_some(another)}
        </section>
    }
    .into_any()
}

/// What came with the decision, as text and nothing else.
fn what_was_written(written: Option<Written>) -> AnyView {
    let words = use_status_words();
    let body = match written {
        None => view! { <p>{words.written_nothing()}</p> }.into_any(),
        Some(Written::Text(text)) => view! {
            <blockquote class="written">{text}</blockquote>
            <p class="hint">{words.written_proof()}</p>
        }
        .into_any(),
        Some(Written::Damaged) => view! {
            <p class="notice notice-seal" role="alert">
                {words.written_damaged()}
            </p>
        }
        .into_any(),
    };
    view! {
        <section>
            <h2>{words.written_title()}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn cannot() -> AnyView {
    let words = use_status_words();
    view! {
        <section>
            <h2>{words.cannot_title()}</h2>
            <ul>{words.cannot().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        </section>
    }
    .into_any()
}
