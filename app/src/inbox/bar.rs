//! Who is signed in, and the ways out.

use leptos::prelude::*;
use words::Locked;

use super::session::Session;
use crate::ui::lang::use_practice_words;

/// The line above the inbox.
#[component]
pub fn Bar() -> impl IntoView {
    let session = Session::here();
    let words = use_practice_words();
    let who = move || {
        let who = session.who.get();
        who.map(|who| words.signed_in_as(&who.name, &who.practice_name))
    };
    view! {
        <section class="desk-bar" aria-label=words.desk_label()>
            <p id="signed-in-as">{who}</p>
            <div class="buttons">
                <a class="button button-quiet button-small" href="/practice/account">
                    {words.your_account()}
                </a>
                <button
                    class="button button-quiet button-small"
                    type="button"
                    on:click=move |_| {
                        if session.lets_go() {
                            session.lock(Locked::ByHand);
                        }
                    }
                >
                    {words.lock_now()}
                </button>
                <button
                    class="button button-quiet button-small"
                    type="button"
                    on:click=move |_| {
                        if session.lets_go() {
                            session.sign_out();
                        }
                    }
                >
                    {words.sign_out()}
                </button>
            </div>
        </section>
    }
}
