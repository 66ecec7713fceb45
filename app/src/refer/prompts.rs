//! What the chosen category asks besides the form.

use leptos::prelude::*;
use referral::Field;
use referral::Target;
use referral::catalogue::{Prompt, PromptKind};
use referral::choice::Choice as _;
use referral::code::SubcategoryCode;
use referral::form::{TICKED, YesNo};
use words::Section;

use super::expected::Expected;
use super::form::Form;
use super::step_page::SectionTitle;
use crate::ui::choice::{Choosable, Radios, Tick};
use crate::ui::field::Asked;
use crate::ui::lang::{use_lang, use_words};
use crate::ui::text::{Keyboard, Line, Prose, Width};
use crate::ui::when::When;

/// The category's questions, if it has any.
#[component]
pub fn Prompts() -> impl IntoView {
    let form = Form::here();
    let prompts = Memo::new(move |_| {
        let chosen: Option<SubcategoryCode> = form
            .draft
            .with(|draft| draft.get(Field::Subcategory).parse().ok());
        form.with_category(|category| {
            category
                .prompts(chosen.as_ref())
                .cloned()
                .collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    view! {
        <When is=move || !prompts.with(Vec::is_empty)>
            <SectionTitle section=Section::Category />
            {move || prompts.with(|prompts| prompts.iter().map(ask).collect_view())}
            <Expected prompts />
        </When>
    }
}

fn ask(prompt: &Prompt) -> AnyView {
    let form = Form::here();
    let language = use_lang().tag();
    let code = prompt.code.clone();
    let target = Target::Prompt(code.clone());
    let asked = Asked {
        id: target.anchor(),
        label: prompt.ask.in_language(language).to_owned(),
        hint: prompt
            .hint
            .as_ref()
            .map(|hint| hint.in_language(language).to_owned()),
        optional: Signal::stored(!prompt.required && prompt.answer != PromptKind::Tick),
        error: form.error_at(target),
    };
    let value = form
        .draft
        .with_untracked(|draft| draft.prompt(&code).to_owned());
    let kept = {
        let code = code.clone();
        Signal::derive(move || form.draft.with(|draft| draft.prompt(&code).to_owned()))
    };
    let on_input = Callback::new(move |typed: String| {
        form.draft
            .update(|draft| draft.set_prompt(code.clone(), typed));
    });
    match prompt.answer {
        PromptKind::Text => view! { <Prose asked value rows=2 on_input /> }.into_any(),
        PromptKind::Date => {
            let (keyboard, width) = (Keyboard::Text, Width::Short);
            view! { <Line asked value keyboard width autocomplete="off" on_input /> }.into_any()
        }
        PromptKind::Tick => {
            let ticked = Signal::derive(move || kept.with(|kept| kept == TICKED));
            let on_tick =
                Callback::new(move |on| on_input.run(if on { TICKED } else { "" }.to_owned()));
            view! { <Tick asked ticked on_tick /> }.into_any()
        }
        PromptKind::YesNo => {
            view! { <Radios asked options=yes_or_no() value=kept on_choose=on_input /> }.into_any()
        }
        PromptKind::Choice => {
            let option = |option: &referral::catalogue::PromptOption| Choosable {
                code: option.code.to_string(),
                label: option.name.in_language(language).to_owned(),
                hint: None,
            };
            let options: Vec<_> = prompt.options.iter().map(option).collect();
            view! { <Radios asked options value=kept on_choose=on_input /> }.into_any()
        }
    }
}

fn yes_or_no() -> Vec<Choosable> {
    let words = use_words();
    let choosable = |answer: &YesNo| Choosable {
        code: answer.code().to_owned(),
        label: words.yes_no(*answer).to_owned(),
        hint: None,
    };
    YesNo::ALL.iter().map(choosable).collect()
}
