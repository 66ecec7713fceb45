//! A date in three parts, as people remember it.

use leptos::prelude::*;

use super::field::{Asked, QuestionGroup};

/// One part of a date.
#[derive(Clone, Debug)]
pub struct DatePart {
    /// The input's id.
    pub id: &'static str,
    /// "Day", "Month" or "Year".
    pub label: &'static str,
    /// What stands there when the page opens.
    pub value: String,
    /// Whether it is this part that is wrong.
    pub wrong: Signal<bool>,
    /// Called with what was typed.
    pub on_input: Callback<String>,
}

/// Day, month and year. A month may be typed as a number or by its name.
#[component]
pub fn DateOfParts(asked: Asked, parts: [DatePart; 3]) -> impl IntoView {
    let year = parts[2].id;
    let month = parts[1].id;
    let part = move |part: DatePart| {
        let wrong = part.wrong;
        view! {
            <div>
                <label for=part.id>{part.label}</label>
                <input
                    class="input"
                    class:input-day=part.id != year && part.id != month
                    class:input-month=part.id == month
                    class:input-year=part.id == year
                    id=part.id
                    type="text"
                    inputmode=if part.id == month { "text" } else { "numeric" }
                    autocomplete="off"
                    aria-invalid=move || wrong.get().then_some("true")
                    prop:value=part.value
                    on:input=move |event| part.on_input.run(event_target_value(&event))
                />
            </div>
        }
    };
    view! {
        <QuestionGroup asked>
            <div class="date">{parts.map(part).collect_view()}</div>
        </QuestionGroup>
    }
}
