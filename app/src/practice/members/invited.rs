//! Those who are invited, and those who used their link and wait.

use browser::vault::team::{Invited, Joiner, Proof, Team};
use leptos::prelude::*;
use words::JoinDoubt;

use super::desk::{Members, Stage};
use crate::inbox::here;
use crate::ui::button::Button;
use crate::ui::lang::use_practice_words;

/// All of them.
pub fn invited(members: Members, team: &Team) -> AnyView {
    let words = use_practice_words();
    let owns = team.role.owns();
    let all = team
        .invited
        .iter()
        .map(|invited| one(members, invited, owns));
    let list = if team.invited.is_empty() {
        view! { <p class="hint">{words.nobody_invited()}</p> }.into_any()
    } else {
        view! { <ul class="cards">{all.collect_view()}</ul> }.into_any()
    };
    let invite = owns.then(|| {
        view! {
            <p class="buttons">
                <Button label=words.invite() on_press=move |()| members.go(Stage::Inviting(None)) />
            </p>
        }
    });
    view! {
        <h2>{words.invited_title()}</h2>
        {list}
        {invite}
    }
    .into_any()
}

fn one(members: Members, invited: &Invited, owns: bool) -> AnyView {
    let words = use_practice_words();
    let invite = invited.invite;
    let about = match &invited.joiner {
        Some(joiner) => {
            let at = here(joiner.at);
            words.has_joined(&joiner.name, &joiner.email, invited.role, at)
        }
        None => words.invited_as(invited.role, here(invited.expires)),
    };
    let by = words.invited_by(&invited.by);
    let by = view! { <p class="hint">{by}</p> };
    let joined = invited.joiner.as_ref();
    let joined = joined.map(|joiner| waits(joiner, owns));
    let can_confirm = owns && invited.joiner.as_ref().is_some_and(is_proven);
    let confirm = can_confirm.then(|| {
        let on_press = move |()| members.go(Stage::Confirming(invite));
        view! { <Button label=words.look_at_joiner() on_press /> }
    });
    let withdraw = owns.then(|| {
        let on_press = move |()| members.go(Stage::Withdrawing(invite));
        view! { <Button quiet=true label=words.withdraw() on_press /> }
    });
    view! {
        <li class="card">
            <p>{about}</p>
            {by}
            {joined}
            <div class="buttons">{confirm} {withdraw}</div>
        </li>
    }
    .into_any()
}

/// What is to be known of who used a link; what only an owner can tell, only an owner is told.
fn waits(joiner: &Joiner, owns: bool) -> AnyView {
    let words = use_practice_words();
    match doubt(joiner.proof).filter(|_| owns) {
        None => view! { <p class="hint">{words.waits_for_owner()}</p> }.into_any(),
        Some(doubt) => {
            view! { <p class="notice notice-seal">{words.join_doubt(doubt)}</p> }.into_any()
        }
    }
}

/// Whether somebody can be confirmed.
pub fn is_proven(joiner: &Joiner) -> bool {
    doubt(joiner.proof).is_none()
}

/// Why not.
fn doubt(proof: Proof) -> Option<JoinDoubt> {
    match proof {
        Proof::Good => None,
        Proof::Bad => Some(JoinDoubt::Other),
        Proof::NotMine => Some(JoinDoubt::NotForThisOwner),
        Proof::Late => Some(JoinDoubt::Late),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_is_proven_can_be_confirmed() {
        assert_eq!(doubt(Proof::Good), None);
        for proof in [Proof::Bad, Proof::NotMine, Proof::Late] {
            assert!(doubt(proof).is_some());
        }
    }
}
