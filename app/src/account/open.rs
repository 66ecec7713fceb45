//! What is set up, and how to change it.

use browser::clock::local;
use leptos::prelude::*;
use time::OffsetDateTime;

use super::HEADING;
use super::desk::Desk;
use crate::ui::lang::use_practice_words;
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
        <button
            class="button button-quiet"
            type="button"
            disabled=move || desk.is_busy.get()
            on:click=move |_| desk.make_code()
        >
            {act}
        </button>
    }
    .into_any()
}
