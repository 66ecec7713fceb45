//! A member's passkeys, and what can be done with each.

use browser::clock::local;
use leptos::prelude::*;
use time::OffsetDateTime;
use wire::passkey::Passkey;

use super::desk::{Desk, Stage};
use crate::ui::lang::use_practice_words;
use crate::ui::toast::Toast;

/// The section. Nothing where the server offers none and there are none.
pub fn passkeys(desk: Desk) -> Option<AnyView> {
    let words = use_practice_words();
    let kept = desk.account.with_untracked(|account| {
        let account = account.as_ref();
        account.map(|account| account.passkeys.clone())
    });
    let kept = kept.unwrap_or_default();
    let are_offered = browser::passkey::are_offered();
    if !are_offered && kept.is_empty() {
        return None;
    }
    let add = are_offered.then(|| add(desk));
    let none = kept.is_empty().then(|| words.no_passkeys());
    let rows = kept.into_iter().map(|it| row(desk, &it, are_offered));
    let section = view! {
        <h2 id="passkeys-title">{words.passkeys()}</h2>
        <p>{words.passkeys_text()}</p>
        <p>{words.passkeys_lose_nothing()}</p>
        <p id="passkeys-stand">{none}</p>
        <ul class="passkeys" aria-labelledby="passkeys-title">
            {rows.collect_view()}
        </ul>
        {add}
    };
    Some(section.into_any())
}

fn add(desk: Desk) -> AnyView {
    let words = use_practice_words();
    view! {
        <button
            class="button button-quiet"
            type="button"
            disabled=move || desk.is_busy.get()
            on:click=move |_| {
                desk.trouble.set(None);
                desk.stage.set(Stage::AddPasskey);
            }
        >
            {words.add_passkey()}
        </button>
    }
    .into_any()
}

fn row(desk: Desk, passkey: &Passkey, are_offered: bool) -> AnyView {
    let words = use_practice_words();
    let toast = Toast::here();
    let number = passkey.number;
    let name = passkey.name.as_str().to_owned();
    let when = |moment| local(OffsetDateTime::from(moment));
    let made = words.passkey_made(when(passkey.made));
    let used = words.passkey_used(passkey.used.map(when));
    let open = (are_offered && !passkey.opens).then(|| {
        let (text, label) = words.let_passkey_open(&name);
        let done = words.passkey_added(true);
        let act = Callback::new(move |()| desk.let_open(number, move || toast.say(done)));
        button(desk, text, label, act)
    });
    let remove = {
        let (text, label) = words.remove_passkey(&name);
        let done = words.passkey_removed();
        let act = Callback::new(move |()| desk.end_passkey(number, move || toast.say(done)));
        button(desk, text, label, act)
    };
    view! {
        <li>
            <p>
                <strong>{name}</strong>
                <br />
                {words.passkey_opens(passkey.opens)}
                <br />
                {made}
                " "
                {used}
            </p>
            <div class="buttons">{open} {remove}</div>
        </li>
    }
    .into_any()
}

fn button(desk: Desk, text: &'static str, label: String, act: Callback<()>) -> AnyView {
    view! {
        <button
            class="button button-quiet"
            type="button"
            aria-label=label
            disabled=move || desk.is_busy.get()
            on:click=move |_| act.run(())
        >
            {text}
        </button>
    }
    .into_any()
}
