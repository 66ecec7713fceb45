//! Removing a member: the keys are renewed with it.

use leptos::prelude::*;
use referral::id::MemberId;

use super::ask;
use super::desk::{Members, person};
use crate::ui::lang::use_practice_words;

/// Whether they are to be removed, with what that does and what it does not.
pub fn asking(members: Members, member: MemberId) -> AnyView {
    let words = use_practice_words();
    let team = members.team.get_untracked();
    let person = team.and_then(|team| person(&team, member).cloned());
    let Some(person) = person else {
        return ask::gone(members);
    };
    let mut lines = words.remove_text().to_vec();
    if person.may_have_kit {
        lines.push(words.remove_owner_text());
    }
    let act = Callback::new(move |()| members.rotate(Some(member), false));
    let title = words.remove_title(&person.name);
    let (yes, doing) = (words.remove_yes(), words.renewing());
    ask::question(members, title, ask::points(lines), yes, doing, act)
}
