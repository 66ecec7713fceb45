//! What a member may do from now on.

use leptos::prelude::*;
use referral::choice::Choice as _;
use referral::id::MemberId;
use referral::role::Role;
use words::PracticeWords;

use super::desk::{Members, person};
use super::{HEADING, ask};
use crate::ui::choice::{Choosable, Radios};
use crate::ui::error_summary::{ErrorSummary, Wrong, asked_at};
use crate::ui::form::LocalForm;
use crate::ui::lang::use_practice_words;

const ROLE: &str = "member-role";

/// Which role it is to be. The present one is chosen, or what was before a sign-in.
pub fn asking(members: Members, member: MemberId, chosen: Option<Role>) -> AnyView {
    let words = use_practice_words();
    let team = members.team.get_untracked();
    let person = team.and_then(|team| person(&team, member).cloned());
    let Some(person) = person else {
        return ask::gone(members);
    };
    let title = words.role_of(&person.name);
    let before = person.role;
    let role = RwSignal::new(chosen.unwrap_or(before).code().to_owned());
    let wrong = RwSignal::new(Vec::new());
    let on_submit = Callback::new(move |()| {
        let chosen = role.with_untracked(|code| Role::from_code(code));
        wrong.set(same_role(words, before, chosen));
        if let Some(role) = chosen.filter(|role| *role != before) {
            members.change_role(member, role);
        }
    });
    let no_owner = before.owns().then(|| {
        view! {
            <p>{words.role_ends_invitations()}</p>
            <p>{words.role_leaves_kit()}</p>
        }
    });
    view! {
        <div class="column">
            <ErrorSummary wrong />
            <h1 id=HEADING tabindex="-1">
                {title.clone()}
            </h1>
            {super::overview::said(members)}
            {ask::stopped(members)}
            {no_owner}
            <LocalForm is_busy=members.is_changing() on_submit>
                {radios(words.member_column(words::MemberColumn::Role), role, wrong)}
                <div class="buttons">
                    <button class="button" type="submit">
                        {words.save_role()}
                    </button>
                    {ask::leave_button(members)}
                </div>
            </LocalForm>
            {ask::busy(members, words.doing_it())}
        </div>
    }
    .into_any()
}

/// The roles, each with what it means.
pub fn radios(label: &str, role: RwSignal<String>, wrong: RwSignal<Vec<Wrong>>) -> AnyView {
    let words = use_practice_words();
    let option = |role: &Role| Choosable {
        code: role.code().to_owned(),
        label: words.role(*role).to_owned(),
        hint: Some(words.role_text(*role).to_owned()),
    };
    let options: Vec<_> = Role::ALL.iter().map(option).collect();
    let on_choose = Callback::new(move |code| role.set(code));
    view! { <Radios asked=asked_at(ROLE, label, None, wrong) options value=role on_choose /> }
        .into_any()
}

/// What is to be put right where the role stays as it is.
fn same_role(words: &dyn PracticeWords, before: Role, chosen: Option<Role>) -> Vec<Wrong> {
    let same = (chosen == Some(before)).then(|| Wrong {
        anchor: ROLE.to_owned(),
        text: words.role_is_the_same().to_owned(),
    });
    same.into_iter().collect()
}

/// What is to be put right where no role was chosen.
pub fn wrong_role(words: &dyn PracticeWords, chosen: Option<Role>) -> Vec<Wrong> {
    let missing = chosen.is_none().then(|| Wrong {
        anchor: ROLE.to_owned(),
        text: words.role_missing().to_owned(),
    });
    missing.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_that_stays_as_it_is_is_said_to_be_the_same() {
        let words = words::Lang::En.practice_words();
        let same = same_role(words, Role::Reader, Some(Role::Reader));
        assert_eq!(same[0].anchor, ROLE);
        assert!(same_role(words, Role::Reader, Some(Role::Owner)).is_empty());
    }

    #[test]
    fn nobody_is_invited_without_a_role() {
        let words = words::Lang::En.practice_words();
        assert_eq!(wrong_role(words, None)[0].anchor, ROLE);
        assert!(wrong_role(words, Some(Role::Reader)).is_empty());
    }
}
