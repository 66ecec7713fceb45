//! Members and former members.

use browser::vault::team::{Person, Team};
use leptos::prelude::*;
use wire::Moment;
use words::MemberColumn;

use super::desk::{Members, Stage};
use super::table::{row, table};
use crate::inbox::here;
use crate::ui::lang::{use_practice_words, use_words};

/// Those who are members now. Owners change the others, and not themselves.
pub fn now(members: Members, team: &Team) -> AnyView {
    let words = use_practice_words();
    let mut columns = vec![
        MemberColumn::Name,
        MemberColumn::Email,
        MemberColumn::Role,
        MemberColumn::Since,
    ];
    if team.role.owns() {
        columns.push(MemberColumn::Actions);
    }
    let here_now = team.people.iter().filter(|person| person.until.is_none());
    let rows = here_now.map(|person| member(members, team, person));
    view! {
        <h2>{words.people_title()}</h2>
        {table(words.people_title(), &columns, rows.collect())}
    }
    .into_any()
}

fn member(members: Members, team: &Team, person: &Person) -> AnyView {
    let words = use_practice_words();
    let is_me = person.member == team.me;
    let name = person.name.clone();
    let who = view! {
        <span class="people-name">{name}</span>
        {is_me.then(|| view! { " " <span class="hint">{words.this_is_you()}</span> })}
    };
    let mut cells = vec![
        (
            MemberColumn::Email,
            person.email.clone().unwrap_or_default().into_any(),
        ),
        (MemberColumn::Role, words.role(person.role).into_any()),
        (MemberColumn::Since, day(person.since).into_any()),
    ];
    if team.role.owns() {
        let actions = if is_me {
            ().into_any()
        } else {
            actions(members, person)
        };
        cells.push((MemberColumn::Actions, actions));
    }
    row(who.into_any(), cells)
}

fn actions(members: Members, person: &Person) -> AnyView {
    let words = use_practice_words();
    let member = person.member;
    view! {
        <div class="people-actions">
            {action(members, words.change_role(), &person.name, Stage::RoleOf(member, None))}
            {action(members, words.remove_member(), &person.name, Stage::Removing(member))}
        </div>
    }
    .into_any()
}

/// A button that says to who cannot see where it stands whom it is about.
fn action(members: Members, label: &'static str, name: &str, stage: Stage) -> AnyView {
    let name = format!(": {name}");
    view! {
        <button
            class="button button-quiet button-small"
            type="button"
            on:click=move |_| members.go(stage)
        >
            {label}
            <span class="visually-hidden">{name}</span>
        </button>
    }
    .into_any()
}

/// Those who were removed; nothing while there are none.
pub fn former(team: &Team) -> AnyView {
    let words = use_practice_words();
    let columns = [
        MemberColumn::Name,
        MemberColumn::Role,
        MemberColumn::Since,
        MemberColumn::Until,
    ];
    let gone = team.people.iter().filter_map(|person| {
        let until = person.until?;
        let cells = vec![
            (MemberColumn::Role, words.role(person.role).into_any()),
            (MemberColumn::Since, day(person.since).into_any()),
            (MemberColumn::Until, day(until).into_any()),
        ];
        Some(row(person.name.clone().into_any(), cells))
    });
    let rows: Vec<_> = gone.collect();
    if rows.is_empty() {
        return ().into_any();
    }
    view! {
        <h2>{words.former_title()}</h2>
        {table(words.former_title(), &columns, rows)}
    }
    .into_any()
}

/// The day of a moment, on the reader's own clock.
pub fn day(at: Moment) -> String {
    use_words().letter_day(here(at).date())
}
