//! Withdrawing an invitation.

use leptos::prelude::*;
use referral::id::InviteId;

use super::ask;
use super::desk::Members;
use crate::ui::lang::use_practice_words;

/// Whether it is to be withdrawn.
pub fn asking(members: Members, invite: InviteId) -> AnyView {
    let words = use_practice_words();
    let act = Callback::new(move |()| members.withdraw(invite));
    let about = view! { <p>{words.withdraw_text()}</p> }.into_any();
    let title = words.withdraw_title().to_owned();
    ask::question(
        members,
        title,
        about,
        words.withdraw_yes(),
        words.doing_it(),
        act,
    )
}
