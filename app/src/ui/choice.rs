//! Answers that are chosen or ticked.

use leptos::prelude::*;

use super::field::{Asked, Question, QuestionGroup};
use super::live::live;
use super::when::When;

/// One of the answers on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    /// What is kept.
    pub code: String,
    /// What is read.
    pub label: String,
    /// What helps to choose it.
    pub hint: Option<String>,
}

/// A few answers, all in sight. The first one carries the question's id, so that an error
/// summary leads to it.
#[component]
pub fn Radios(
    asked: Asked,
    #[prop(into)] options: Signal<Vec<Choosable>>,
    #[prop(into)] value: Signal<String>,
    on_choose: Callback<String>,
) -> impl IntoView {
    let id = asked.id.clone();
    let group = asked.id.clone();
    let radio = move |(place, option): (usize, Choosable)| {
        let own = if place == 0 {
            id.clone()
        } else {
            format!("{id}-{place}")
        };
        let label_for = own.clone();
        let hint_id = format!("{own}-hint");
        let described = option.hint.is_some().then(|| hint_id.clone());
        let (code, kept) = (option.code.clone(), option.code.clone());
        view! {
            <div class="choice">
                <input
                    id=own
                    type="radio"
                    name=group.clone()
                    value=option.code
                    aria-describedby=described
                    prop:checked=move || value.with(|value| *value == code)
                    on:change=move |_| on_choose.run(kept.clone())
                />
                <label for=label_for>{option.label}</label>
                {option
                    .hint
                    .map(|hint| {
                        view! {
                            <p class="hint" id=hint_id>
                                {hint}
                            </p>
                        }
                    })}
            </div>
        }
    };
    view! {
        <QuestionGroup asked>
            <div class="choices">
                {live(move || {
                    options.get().into_iter().enumerate().map(radio.clone()).collect_view()
                })}
            </div>
        </QuestionGroup>
    }
}

/// A list that opens, of whose options one always holds. No question of a form: nothing is answered.
#[component]
pub fn Pick(
    id: &'static str,
    label: &'static str,
    #[prop(into)] options: Signal<Vec<Choosable>>,
    #[prop(into)] value: Signal<String>,
    on_choose: Callback<String>,
) -> impl IntoView {
    let option = move |option: Choosable| {
        let code = option.code.clone();
        view! {
            <option
                value=option.code
                prop:selected=move || value.with(|value| *value == code)
            >
                {option.label}
            </option>
        }
    };
    view! {
        <div class="pick">
            <label class="label" for=id>
                {label}
            </label>
            <select
                class="input"
                id=id
                autocomplete="off"
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {live(move || options.get().into_iter().map(option).collect_view())}
            </select>
        </div>
    }
}

/// Many answers, in a list that opens. `empty` is what it says while nothing is chosen.
#[component]
pub fn Select(
    asked: Asked,
    #[prop(into)] options: Signal<Vec<Choosable>>,
    #[prop(into)] value: Signal<String>,
    empty: &'static str,
    on_choose: Callback<String>,
) -> impl IntoView {
    let id = asked.id.clone();
    let described = asked.described_by();
    let invalid = asked.invalid();
    let option = move |option: Choosable| {
        let code = option.code.clone();
        view! {
            <option
                value=option.code
                prop:selected=move || value.with(|value| *value == code)
            >
                {option.label}
            </option>
        }
    };
    view! {
        <Question asked>
            <select
                class="input"
                id=id
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                <option value="" prop:selected=move || value.with(String::is_empty)>
                    {empty}
                </option>
                {live(move || options.get().into_iter().map(option).collect_view())}
            </select>
        </Question>
    }
}

/// A box to tick.
#[component]
pub fn Tick(
    asked: Asked,
    #[prop(into)] ticked: Signal<bool>,
    on_tick: Callback<bool>,
) -> impl IntoView {
    let id = asked.id.clone();
    let label_for = asked.id.clone();
    let described = asked.described_by();
    let invalid = asked.invalid();
    let is_wrong = asked.is_wrong();
    let error = asked.error;
    let error_id = format!("{}-error", asked.id);
    let hint_id = format!("{}-hint", asked.id);
    view! {
        <div class="field" class:field-wrong=is_wrong>
            <When is=is_wrong>
                <p class="error" id=error_id.clone()>
                    {error}
                </p>
            </When>
            <div class="choice">
                <input
                    id=id
                    type="checkbox"
                    aria-describedby=described
                    aria-invalid=invalid
                    prop:checked=ticked
                    on:change=move |event| on_tick.run(event_target_checked(&event))
                />
                <label for=label_for>{asked.label}</label>
                {asked
                    .hint
                    .map(|hint| {
                        view! {
                            <p class="hint" id=hint_id>
                                {hint}
                            </p>
                        }
                    })}
            </div>
        </div>
    }
}
