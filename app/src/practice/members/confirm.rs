//! Confirming who joined: only an owner knows to whom the link was given.

use leptos::prelude::*;
use referral::id::InviteId;
use words::MemberColumn;

use super::ask;
use super::desk::{Members, joiner};
use super::invited::is_proven;
use crate::inbox::here;
use crate::ui::lang::use_practice_words;

/// Whether it is them.
pub fn asking(members: Members, invite: InviteId) -> AnyView {
    let words = use_practice_words();
    let team = members.team.get_untracked();
    let found = team.and_then(|team| {
        let (joiner, role) = joiner(&team, invite)?;
        is_proven(joiner).then(|| (joiner.clone(), role))
    });
    let Some((joiner, role)) = found else {
        return ask::gone(members);
    };
    let facts = [
        (words.member_column(MemberColumn::Name), joiner.name),
        (words.member_column(MemberColumn::Email), joiner.email),
        (
            words.member_column(MemberColumn::Role),
            format!("{}. {}", words.role(role), words.role_text(role)),
        ),
        (words.joined_at_label(), words.instant(here(joiner.at))),
    ];
    let fact = |(label, text): (&'static str, String)| {
        view! {
            <div class="summary-row">
                <dt>{label}</dt>
                <dd>{text}</dd>
            </div>
        }
    };
    let about = view! {
        <div class="summary" id="joiner">
            <dl>{facts.map(fact).collect_view()}</dl>
        </div>
        {ask::points(words.joiner_text().to_vec())}
    };
    let act = Callback::new(move |()| members.confirm(invite));
    let title = words.joiner_title().to_owned();
    let (yes, doing) = (words.joiner_yes(), words.doing_it());
    ask::question(members, title, about.into_any(), yes, doing, act)
}
