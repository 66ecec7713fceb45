//! Asking for the code that was mailed. Opening the page mails nothing: only a click does.

use leptos::prelude::*;
use words::CodeTrouble;

use super::desk::{Code, Desk};
use super::use_status_words;
use crate::ui::field::Asked;
use crate::ui::focus::focus;
use crate::ui::text::{Keyboard, Line, Width};
use crate::ui::told::Stopped;

const FIELD: &str = "code";

/// The button that mails a code, and the field for it. The field is there from the start: whoever
/// loads the page again has a code already.
#[component]
pub fn CodeWanted(desk: Desk) -> impl IntoView {
    let words = use_status_words();
    let code = desk.code;
    let was_mailed = RwSignal::new(false);
    Effect::new(move |_| match code.get() {
        Code::Mailed => {
            was_mailed.set(true);
            focus(FIELD);
        }
        Code::Refused(_) => focus(FIELD),
        _ => {}
    });
    let mail = move || {
        if was_mailed.get() {
            words.mail_another_code()
        } else {
            words.mail_code()
        }
    };
    let said = move || match code.get() {
        Code::Mailing => words.mailing_code(),
        Code::Mailed => words.code_mailed(),
        Code::Trying => words.trying_code(),
        Code::Idle | Code::NotMailed(_) | Code::Refused(_) => "",
    };
    let not_mailed = Signal::derive(move || match code.get() {
        Code::NotMailed(trouble) => Some(words.code_trouble(trouble)),
        _ => None,
    });
    let asked = Asked {
        id: FIELD.to_owned(),
        label: words.code_label().to_owned(),
        hint: Some(words.code_hint().to_owned()),
        optional: Signal::stored(false),
        error: Signal::derive(move || refused(code.get()).map(|it| words.code_trouble(it))),
    };
    view! {
        <h1 id="code-wanted" tabindex="-1">
            {words.code_title()}
        </h1>
        <p>{words.code_text()}</p>
        <p>
            <button class="button" type="button" on:click=move |_| desk.mail_code()>
                {mail}
            </button>
        </p>
        <p role="status">{said}</p>
        <Stopped text=not_mailed />
        <form
            method="dialog"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                desk.try_code();
            }
        >
            <Line
                asked
                value=String::new()
                keyboard=Keyboard::Digits
                width=Width::Short
                autocomplete="one-time-code"
                on_input=Callback::new(move |typed| desk.typed.set(typed))
            />
            <button class="button button-quiet" type="submit">
                {words.try_code()}
            </button>
        </form>
    }
}

fn refused(code: Code) -> Option<CodeTrouble> {
    match code {
        Code::Refused(trouble) => Some(trouble),
        _ => None,
    }
}
