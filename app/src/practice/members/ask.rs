//! What every question of the page has: its heading, what stopped it, and the two buttons.

use leptos::prelude::*;

use super::HEADING;
use super::desk::{Members, Stage};
use super::overview::said;
use crate::ui::button::Button;
use crate::ui::lang::use_practice_words;
use crate::ui::told::Stopped;

/// A question that one button answers: heading, what is to be known, the button that does it.
pub fn question(
    members: Members,
    title: String,
    about: AnyView,
    yes: &'static str,
    doing: &'static str,
    act: Callback<()>,
) -> AnyView {
    let is_changing = members.is_changing();
    view! {
        <div class="column">
            <h1 id=HEADING tabindex="-1">
                {title}
            </h1>
            {said(members)}
            {stopped(members)}
            {about}
            <div class="buttons">
                <button
                    class="button"
                    type="button"
                    aria-disabled=move || is_changing.get().then_some("true")
                    on:click=move |_| act.run(())
                >
                    {yes}
                </button>
                {leave_button(members)}
            </div>
            {busy(members, doing)}
        </div>
    }
    .into_any()
}

/// What is to be known, line after line.
pub fn points(lines: Vec<&'static str>) -> AnyView {
    let line = |line| view! { <li>{line}</li> };
    view! { <ul class="points">{lines.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// What stopped the last try.
pub fn stopped(members: Members) -> AnyView {
    let words = use_practice_words();
    let text = Signal::derive(move || {
        let trouble = members.trouble.get();
        trouble.map(|trouble| words.practice_trouble(trouble))
    });
    view! { <Stopped text /> }.into_any()
}

/// What is being done.
pub fn busy(members: Members, doing: &'static str) -> AnyView {
    let is_changing = members.is_changing();
    let doing = move || is_changing.get().then_some(doing);
    view! { <p role="status">{doing}</p> }.into_any()
}

/// The button that changes nothing, below everything.
pub fn leave(members: Members) -> AnyView {
    view! { <p class="buttons">{leave_button(members)}</p> }.into_any()
}

/// The button that changes nothing.
pub fn leave_button(members: Members) -> AnyView {
    let words = use_practice_words();
    let leave = move |()| members.go(Stage::Overview);
    view! { <Button quiet=true label=words.leave_it() on_press=leave /> }.into_any()
}

/// Where what was asked about is not there any more.
pub fn gone(members: Members) -> AnyView {
    Effect::new(move |_| members.stage.set(Stage::Overview));
    ().into_any()
}
