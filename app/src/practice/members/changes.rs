//! What was changed, the latest first.

use browser::vault::team::{Change, Changed, Team};
use leptos::prelude::*;
use words::TeamChange;

use crate::inbox::here;
use crate::ui::lang::use_practice_words;

/// All of it: the roster in words.
pub fn changes(team: &Team) -> AnyView {
    let words = use_practice_words();
    let one = |change: &Change| {
        let what = words.team_change(told(&change.what));
        let when = words.changed_by(change.by.as_deref(), here(change.at));
        view! {
            <li>
                {what} <span class="hint">{when}</span>
            </li>
        }
    };
    view! {
        <h2>{words.changes_title()}</h2>
        <ol class="changes">{team.changes.iter().map(one).collect_view()}</ol>
    }
    .into_any()
}

fn told(what: &Changed) -> TeamChange<'_> {
    match what {
        Changed::Created => TeamChange::Created,
        Changed::Invited(role) => TeamChange::Invited(*role),
        Changed::Added(name, role) => TeamChange::Added(name, *role),
        Changed::Role(name, role) => TeamChange::Role(name, *role),
        Changed::Removed(name) => TeamChange::Removed(name),
        Changed::Renewed => TeamChange::Renewed,
        Changed::Restored(name) => TeamChange::Restored(name),
    }
}
