//! What is set up, and how to change it.

use browser::clock::local;
use leptos::prelude::*;
use time::OffsetDateTime;

use super::HEADING;
use super::desk::Desk;
use super::passkeys::passkeys;
use crate::ui::lang::use_practice_words;
use crate::ui::toast::Toast;
use crate::ui::told::Stopped;

/// One section for each way to unlock.
#[component]
pub fn OpenAccount(desk: Desk) -> impl IntoView {
    let words = use_practice_words();
    let stopped = Signal::derive(move || desk.trouble.get().map(|it| words.practice_trouble(it)));
    view! {
        <h1 id=HEADING tabindex="-1">
            {words.your_account()}
        </h1>
        <p>{words.account_open_lead()}</p>
        <Stopped text=stopped />
        {passphrase()}
        {authenticator(desk)}
        {passkeys(desk)}
        {recovery(desk)}
        <p>
            <a href="/inbox">{words.go_to_sign_in()}</a>
        </p>
    }
}

fn passphrase() -> AnyView {
    let words = use_practice_words();
    view! {
        <h2>{words.passphrase()}</h2>
        <p>{words.account_passphrase_text()}</p>
        <p>
            <a href="/practice/passphrase">{words.change_passphrase()}</a>
        </p>
    }
    .into_any()
}

fn authenticator(desk: Desk) -> AnyView {
    let words = use_practice_words();
    let made = desk.account.with_untracked(|account| {
        let made = account.as_ref().and_then(|account| account.totp);
        made.map(OffsetDateTime::from)
    });
    let (stands, act) = match made {
        Some(at) => (
            words.authenticator_made(local(at)),
            words.replace_authenticator(),
        ),
        None => (
            words.no_authenticator().to_owned(),
            words.set_up_authenticator(),
        ),
    };
    let remove = made.is_some().then(|| remove(desk));
    view! {
        <h2>{words.authenticator()}</h2>
        <p>{words.authenticator_text()}</p>
        <p id="authenticator-stands">{stands}</p>
        <div class="buttons">
            <button
                class="button button-quiet"
                type="button"
                disabled=move || desk.is_busy.get()
                on:click=move |_| desk.set_up()
            >
                {act}
            </button>
            {remove}
        </div>
    }
    .into_any()
}

fn remove(desk: Desk) -> AnyView {
    let words = use_practice_words();
    let removed = words.authenticator_removed();
    let toast = Toast::here();
    view! {
        <button
            class="button button-quiet"
            type="button"
            disabled=move || desk.is_busy.get()
            on:click=move |_| desk.end_totp(move || toast.say(removed))
        >
            {words.remove_authenticator()}
        </button>
    }
    .into_any()
}

fn recovery(desk: Desk) -> AnyView {
    let words = use_practice_words();
    let made = desk.account.with_untracked(|account| {
        let made = account.as_ref().and_then(|account| account.recovery);
        made.map(OffsetDateTime::from)
    });
    let stands = made.map_or_else(
        || words.no_recovery_code().to_owned(),
        |at| words.recovery_code_made(local(at)),
    );
    let act = if made.is_some() {
        words.make_another_recovery_code()
    } else {
        words.make_recovery_code()
    };
    view! {
        <h2>{words.recovery_code()}</h2>
        <p>{words.recovery_text()}</p>
        <p id="recovery-stands">{stands}</p>
        <p>
            <button
                class="button button-quiet"
                type="button"
                disabled=move || desk.is_busy.get()
                on:click=move |_| desk.make_code()
            >
                {act}
            </button>
        </p>
    }
    .into_any()
}
