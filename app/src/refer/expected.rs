//! How much of what specialists expect is answered, and what is not yet.

use leptos::prelude::*;
use referral::Target;
use referral::catalogue::{Prompt, PromptKind};

use super::form::Form;
use crate::ui::focus::focus;
use crate::ui::lang::{use_lang, use_words};
use crate::ui::live::live;

/// Below the questions of a category: what is said gets shorter with every answer, and what is being
/// filled in must not move.
#[component]
pub fn Expected(prompts: Memo<Vec<Prompt>>) -> impl IntoView {
    let form = Form::here();
    let words = use_words();
    let language = use_lang().tag();
    let expected = Memo::new(move |_| {
        let is_answer = |prompt: &&Prompt| prompt.answer != PromptKind::Tick;
        prompts.with(|prompts| {
            prompts
                .iter()
                .filter(is_answer)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let missing = Memo::new(move |_| {
        form.draft.with(|draft| {
            let is_missing = |prompt: &&Prompt| draft.prompt(&prompt.code).trim().is_empty();
            expected.with(|all| all.iter().filter(is_missing).cloned().collect::<Vec<_>>())
        })
    });
    let link = move |prompt: &Prompt| {
        let anchor = Target::Prompt(prompt.code.clone()).anchor();
        let ask = prompt.ask.in_language(language).to_owned();
        view! {
            <li>
                <a
                    href=format!("#{anchor}")
                    on:click=move |event| {
                        event.prevent_default();
                        focus(&anchor);
                    }
                >
                    {ask}
                </a>
            </li>
        }
    };
    let shown = move || {
        let (all, missing) = (expected.with(Vec::len), missing.get());
        let said = words.expected(all - missing.len(), all);
        let list = (!missing.is_empty()).then(|| {
            view! {
                <p>{words.expected_missing()}</p>
                <ul>{missing.iter().map(link).collect_view()}</ul>
            }
        });
        (all > 0).then(|| {
            view! {
                <div class="notice expected">
                    <p>{said}</p>
                    {list}
                </div>
            }
        })
    };
    live(shown)
}
