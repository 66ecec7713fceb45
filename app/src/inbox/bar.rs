//! Who is signed in, and the ways out.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::session::Session;
use crate::practice::MEMBERS;
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
    let sealing = move || {
        let left = session.resealing().map_or(0, |it| it.left.get());
        (left > 0).then(|| words.sealing_anew(left))
    };
    let path = use_location().pathname;
    let is_here = move || path.with(|path| path == MEMBERS).then_some("page");
    view! {
        <section class="desk-bar" aria-label=words.desk_label()>
            <p id="signed-in-as">{who}</p>
            <p class="desk-doing" role="status">
                {sealing}
            </p>
            <div class="buttons">
                <a class="desk-link" href=MEMBERS aria-current=is_here>
                    {words.members_title()}
                </a>
                <a class="desk-link" href="/practice/account">
                    {words.your_account()}
                </a>
                <button
                    class="button button-quiet button-small"
                    type="button"
                    on:click=move |_| {
                        if session.lets_go() {
                            session.lock_all();
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
