//! Inviting somebody: what they may do, and the link that is shown once.

use browser::address;
use leptos::prelude::*;
use referral::choice::Choice as _;
use referral::role::Role;

use super::desk::{Members, Stage};
use super::role::{radios, wrong_role};
use super::{HEADING, ask};
use crate::ui::button::Button;
use crate::ui::copy::Copy;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::form::LocalForm;
use crate::ui::lang::use_practice_words;

/// What they may do; what was chosen before a sign-in still is.
pub fn asking(members: Members, chosen: Option<Role>) -> AnyView {
    let words = use_practice_words();
    let code = chosen.map(|role| role.code().to_owned());
    let role = RwSignal::new(code.unwrap_or_default());
    let wrong = RwSignal::new(Vec::new());
    let on_submit = Callback::new(move |()| {
        let chosen = role.with_untracked(|code| Role::from_code(code));
        wrong.set(wrong_role(words, chosen));
        if let Some(role) = chosen {
            members.invite(role);
        }
    });
    view! {
        <div class="column">
            <ErrorSummary wrong />
            <h1 id=HEADING tabindex="-1">
                {words.invite()}
            </h1>
            {super::overview::said(members)}
            {ask::stopped(members)}
            <p class="lead">{words.members_lead()}</p>
            <LocalForm is_busy=members.is_changing() on_submit>
                {radios(words.invite_role(), role, wrong)}
                <div class="buttons">
                    <button class="button" type="submit">
                        {words.make_link()}
                    </button>
                    {ask::leave_button(members)}
                </div>
            </LocalForm>
            {ask::busy(members, words.doing_it())}
        </div>
    }
    .into_any()
}

/// The link, and how it is handed over.
pub fn link(members: Members) -> AnyView {
    let words = use_practice_words();
    let secret = members.link.get_untracked();
    let link = format!("{}/join#{secret}", address::origin());
    view! {
        <div class="column">
            <h1 id=HEADING tabindex="-1">
                {words.link_title()}
            </h1>
            <p class="secret-link" id="join-link" role="group" aria-label=words.link_label()>
                {link.clone()}
            </p>
            <Copy text=link label=words.copy_link() />
            {ask::points(words.link_text().to_vec())}
            <p class="buttons">
                <Button
                    label=words.link_is_kept()
                    on_press=move |()| members.go(Stage::Overview)
                />
            </p>
        </div>
    }
    .into_any()
}
