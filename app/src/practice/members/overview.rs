//! Everything at once: people, invitations, keys, and what was changed.

use std::sync::Arc;

use browser::vault::team::Team;
use leptos::prelude::*;

use super::carried::Carries;
use super::changes::changes;
use super::desk::Members;
use super::invited::invited;
use super::keys::{fingerprint, keys};
use super::people::{former, now};
use super::{HEADING, ask};
use crate::practice::history::HISTORY;
use crate::ui::button::Button;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::live::live;

/// The page, or what stands there until it can be shown.
pub fn overview(members: Members) -> AnyView {
    let words = use_practice_words();
    let listing = members.session.get_value().listing();
    let shown = move || match members.team.get() {
        Some(team) => everything(members, &team),
        None => not_here(members),
    };
    view! {
        <a class="back" href=move || listing.address()>
            {words.back_to_inbox()}
        </a>
        <div class="list-head">
            <h1 id=HEADING tabindex="-1">
                {words.members_title()}
            </h1>
            <Button quiet=true label=words.refresh() on_press=move |()| members.refresh() />
        </div>
        {said(members)}
        {ask::stopped(members)}
        {live(shown)}
    }
    .into_any()
}

fn everything(members: Members, team: &Arc<Team>) -> AnyView {
    let words = use_practice_words();
    let by_owners = (!team.role.owns()).then(|| view! { <p>{words.owners_change_this()}</p> });
    let history = team.role.owns().then(|| {
        view! {
            <p>
                <a class="desk-link" href=HISTORY>
                    {words.see_history()}
                </a>
            </p>
        }
    });
    view! {
        <p class="lead column">{words.members_lead()}</p>
        {by_owners} {history}
        {now(members, team)}
        <div class="column">
            {invited(members, team)} {fingerprint(team)} {keys(members, team)}
        </div>
        {former(team)}
        <div class="column">{changes(team)}</div>
    }
    .into_any()
}

/// What was done, or begun, before.
pub fn said(members: Members) -> AnyView {
    let words = use_practice_words();
    let said = move || {
        members.said.get().map(|carries| match carries {
            Carries::Done(done) => words.team_done(done),
            Carries::Begun(_) => words.go_on_now(),
            Carries::KitLost(_) => words.kit_lost(),
        })
    };
    // It stands there from the beginning, or a screen reader would not hear what comes into it.
    view! {
        <div role="status" id="team-said">
            {live(move || said().map(|said| view! { <p class="notice">{said}</p> }))}
        </div>
    }
    .into_any()
}

/// While it is fetched, or the way to try again.
fn not_here(members: Members) -> AnyView {
    let words = use_practice_words();
    let shown = move || {
        if members.is_fetching() || members.trouble.with(Option::is_none) {
            return view! { <p role="status">{words.members_loading()}</p> }.into_any();
        }
        let again = move |()| members.refresh();
        view! { <Button quiet=true label=use_words().try_again() on_press=again /> }.into_any()
    };
    live(shown)
}
