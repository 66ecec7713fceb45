//! Who asks for an account.

use leptos::prelude::*;

use super::HEADING;
use super::desk::Desk;
use crate::ui::credentials::CredentialFields;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::form::LocalForm;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::told::Stopped;

/// The form.
#[component]
pub fn SignInForm(desk: Desk) -> impl IntoView {
    let words = use_practice_words();
    let form_words = use_words();
    let wrong = RwSignal::new(Vec::new());
    let on_submit = Callback::new(move |()| {
        desk.trouble.set(None);
        let found = desk.typed.check(words, form_words);
        let is_right = found.is_empty();
        wrong.set(found);
        if is_right {
            desk.open();
        }
    });
    let stopped = Signal::derive(move || desk.trouble.get().map(|it| words.practice_trouble(it)));
    let doing = move || desk.is_busy.get().then(|| words.opening_account());
    view! {
        <ErrorSummary wrong />
        <h1 id=HEADING tabindex="-1">
            {words.your_account()}
        </h1>
        <p>{words.account_lead()}</p>
        <Stopped text=stopped />
        <LocalForm is_busy=desk.is_busy on_submit>
            <CredentialFields typed=desk.typed wrong />
            <button class="button" type="submit">
                {words.open_account()}
            </button>
        </LocalForm>
        <p role="status">{doing}</p>
        <ul class="ways">
            <li>
                <a href="/practice/forgotten">{words.forgot_passphrase()}</a>
            </li>
            <li>
                <a href="/inbox">{words.go_to_sign_in()}</a>
            </li>
        </ul>
    }
}
