//! The practice's fingerprint, its keys and its recovery kit.

use browser::clock;
use browser::vault::team::{KeysNow, Team};
use leptos::prelude::*;
use words::KeyFact;

use super::desk::{Members, Stage};
use super::due::{ends_soon, is_old};
use super::people::day;
use crate::ui::button::Button;
use crate::ui::fingerprint::in_groups;
use crate::ui::lang::use_practice_words;

/// The fingerprint, and what it is for.
pub fn fingerprint(team: &Team) -> AnyView {
    let words = use_practice_words();
    let keys = &team.keys;
    let facts = vec![
        (KeyFact::Words, keys.words.clone(), "fingerprint-words"),
        (
            KeyFact::Hex,
            in_groups(&keys.fingerprint),
            "fingerprint-hex",
        ),
    ];
    view! {
        <h2>{words.fingerprint_title()}</h2>
        <p>{words.fingerprint_text()}</p>
        {listed(facts)}
    }
    .into_any()
}

/// The keys and the kit, with what is to be done about them.
pub fn keys(members: Members, team: &Team) -> AnyView {
    let words = use_practice_words();
    let keys = &team.keys;
    let facts = vec![
        (
            KeyFact::Renewed,
            words.renewed(keys.epoch.saturating_sub(1)),
            "",
        ),
        (KeyFact::Made, day(keys.made), ""),
        (KeyFact::Expires, day(keys.expires), ""),
        (KeyFact::Kit, day(keys.kit_made), ""),
    ];
    let renew = |new_kit: bool| {
        let on_press = move |()| members.go(Stage::Renewing { new_kit });
        view! { <Button quiet=true label=words.renew(new_kit) on_press /> }
    };
    let buttons = team.role.owns().then(|| {
        view! { <div class="buttons" id="practice-keys">{[false, true].map(renew).collect_view()}</div> }
    });
    view! {
        <h2>{words.practice_keys_title()}</h2>
        {to_do(keys).into_iter().map(|text| view! { <p class="notice">{text}</p> }).collect_view()}
        {listed(facts)}
        {buttons}
    }
    .into_any()
}

/// What is to be looked after.
fn to_do(keys: &KeysNow) -> Vec<String> {
    let words = use_practice_words();
    let now = clock::now();
    let soon = ends_soon(now, keys.expires.into());
    let soon = soon.then(|| words.keys_end_soon(&day(keys.expires)));
    let kit = if !keys.kit_restores {
        Some(words.kit_restores_nobody().to_owned())
    } else if is_old(now, keys.kit_made.into()) {
        Some(words.kit_is_old().to_owned())
    } else {
        None
    };
    soon.into_iter().chain(kit).collect()
}

/// Facts under their labels, with an id where something is to be found by it.
fn listed(facts: Vec<(KeyFact, String, &'static str)>) -> AnyView {
    let words = use_practice_words();
    let fact = |(fact, text, id): (KeyFact, String, &'static str)| {
        let id = (!id.is_empty()).then_some(id);
        let class = (fact == KeyFact::Hex).then_some("fingerprint");
        view! {
            <div class="summary-row">
                <dt>{words.key_fact(fact)}</dt>
                <dd id=id class=class>
                    {text}
                </dd>
            </div>
        }
    };
    view! {
        <div class="summary">
            <dl>{facts.into_iter().map(fact).collect_view()}</dl>
        </div>
    }
    .into_any()
}
