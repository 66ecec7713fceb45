//! Answers that are typed. No input here has a `name`: nothing can be submitted by accident.

use leptos::prelude::*;

use super::field::{Asked, Question};

/// How the keyboard of a phone should look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    /// Letters.
    Text,
    /// Digits.
    Digits,
    /// With `@` at hand.
    Email,
    /// A telephone's.
    Phone,
}

impl Keyboard {
    fn mode(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Digits => "numeric",
            Self::Email => "email",
            Self::Phone => "tel",
        }
    }
}

/// How wide an input looks: about as wide as its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// The whole column.
    Full,
    /// A number or a code.
    Short,
}

/// One line of text. `value` is what stands there when the page opens.
#[component]
pub fn Line(
    asked: Asked,
    value: String,
    keyboard: Keyboard,
    width: Width,
    autocomplete: &'static str,
    on_input: Callback<String>,
) -> impl IntoView {
    let id = asked.id.clone();
    let described = asked.described_by();
    let invalid = asked.invalid();
    view! {
        <Question asked>
            <input
                class="input"
                class:input-short=width == Width::Short
                id=id
                type="text"
                inputmode=keyboard.mode()
                autocomplete=autocomplete
                autocapitalize=(keyboard == Keyboard::Email).then_some("none")
                spellcheck="false"
                aria-describedby=described
                aria-invalid=invalid
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        </Question>
    }
}

/// Many lines of text.
#[component]
pub fn Prose(
    asked: Asked,
    value: String,
    rows: u8,
    on_input: Callback<String>,
) -> impl IntoView {
    let id = asked.id.clone();
    let described = asked.described_by();
    let invalid = asked.invalid();
    view! {
        <Question asked>
            <textarea
                class="input"
                id=id
                rows=rows
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            ></textarea>
        </Question>
    }
}
