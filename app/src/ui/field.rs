//! What stands around an input: its label, its hint, and what is wrong with it.

use leptos::prelude::*;

use super::lang::use_words;
use super::when::When;

/// A question as a page asks it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The input's id, which an error summary leads to.
    pub id: String,
    /// The question.
    pub label: String,
    /// What helps to answer it.
    pub hint: Option<String>,
    /// Whether it may be left empty.
    pub optional: Signal<bool>,
    /// What is wrong with the answer.
    pub error: Signal<Option<String>>,
}

impl Asked {
    /// The ids of what describes the input, for `aria-describedby`.
    pub fn described_by(&self) -> Signal<Option<String>> {
        let Self {
            id, hint, error, ..
        } = self.clone();
        Signal::derive(move || {
            let hint = hint.is_some().then(|| format!("{id}-hint"));
            let error = error.with(Option::is_some).then(|| format!("{id}-error"));
            let ids: Vec<String> = hint.into_iter().chain(error).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    }

    /// `true` while something is wrong, for `aria-invalid`.
    pub fn invalid(&self) -> Signal<Option<&'static str>> {
        let error = self.error;
        Signal::derive(move || error.with(Option::is_some).then_some("true"))
    }

    /// Whether something is wrong, for a class.
    pub fn is_wrong(&self) -> Signal<bool> {
        let error = self.error;
        Signal::derive(move || error.with(Option::is_some))
    }
}

/// A question with one input below it.
#[component]
pub fn Question(asked: Asked, children: Children) -> impl IntoView {
    let is_wrong = asked.is_wrong();
    let input = asked.id.clone();
    view! {
        <div class="field" class:field-wrong=is_wrong>
            <label class="label" for=input>
                {asked.label.clone()}
                <Optional optional=asked.optional />
            </label>
            <Remarks asked />
            {children()}
        </div>
    }
}

/// A question with a group of inputs below it.
#[component]
pub fn QuestionGroup(asked: Asked, children: Children) -> impl IntoView {
    let is_wrong = asked.is_wrong();
    let described = asked.described_by();
    view! {
        <fieldset class="field" class:field-wrong=is_wrong aria-describedby=described>
            <legend class="label">
                {asked.label.clone()}
                <Optional optional=asked.optional />
            </legend>
            <Remarks asked />
            {children()}
        </fieldset>
    }
}

#[component]
fn Optional(optional: Signal<bool>) -> impl IntoView {
    let words = use_words();
    view! {
        <When is=optional>
            <span class="optional">{words.optional()}</span>
        </When>
    }
}

#[component]
fn Remarks(asked: Asked) -> impl IntoView {
    let words = use_words();
    let hint_id = format!("{}-hint", asked.id);
    let error_id = format!("{}-error", asked.id);
    let is_wrong = asked.is_wrong();
    let error = asked.error;
    view! {
        {asked
            .hint
            .map(|hint| {
                view! {
                    <p class="hint" id=hint_id>
                        {hint}
                    </p>
                }
            })}
        <When is=is_wrong>
            <p class="error" id=error_id.clone()>
                <span class="visually-hidden">{words.error_prefix()}</span>
                {error}
            </p>
        </When>
    }
}
