//! Which lines are wanted. None of it stands in the address, or is kept.

use leptos::prelude::*;
use referral::audit::Subject;
use referral::choice::Choice as _;

use super::desk::History;
use crate::ui::choice::{Choosable, Pick};
use crate::ui::lang::use_practice_words;

/// The id of the field for a number.
const NUMBER: &str = "history-number";

/// Subject, member, number.
pub fn filters(history: History) -> AnyView {
    view! {
        <div class="list-choices history-filters">
            {of_subject(history)} {of_member(history)} {of_number(history)}
        </div>
    }
    .into_any()
}

fn option(code: impl Into<String>, label: impl Into<String>) -> Choosable {
    Choosable {
        code: code.into(),
        label: label.into(),
        hint: None,
    }
}

fn of_subject(history: History) -> AnyView {
    let words = use_practice_words();
    let any = option("", words.any_subject());
    let one = |subject: &Subject| option(subject.code(), words.subject(*subject));
    let all = Subject::ALL.iter().map(one);
    let options: Vec<_> = [any].into_iter().chain(all).collect();
    let value = Signal::derive(move || {
        let subject = history.question.with(|question| question.subject);
        subject.map(Subject::code).unwrap_or_default().to_owned()
    });
    let on_choose = Callback::new(move |code: String| {
        history.ask(|question| question.subject = Subject::from_code(&code));
    });
    let label = words.subject_label();
    view! { <Pick id="history-subject" label options value on_choose /> }.into_any()
}

fn of_member(history: History) -> AnyView {
    let words = use_practice_words();
    let options = Memo::new(move |_| {
        let people = history.trail.get().map(|trail| trail.people());
        let people = people.unwrap_or_default().into_iter();
        let any = option("", words.any_member());
        let all = people.map(|(member, name)| option(member.to_string(), name));
        [any].into_iter().chain(all).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        let member = history.question.with(|question| question.member);
        member.map(|member| member.to_string()).unwrap_or_default()
    });
    let on_choose = Callback::new(move |code: String| {
        history.ask(|question| question.member = code.parse().ok());
    });
    let label = words.of_member();
    view! { <Pick id="history-member" label options value on_choose /> }.into_any()
}

/// The field has no name, and what is typed stays in this page.
fn of_number(history: History) -> AnyView {
    let words = use_practice_words();
    view! {
        <div class="pick">
            <label class="label" for=NUMBER>
                {words.of_number()}
            </label>
            <input
                class="input"
                id=NUMBER
                type="search"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                aria-describedby="history-number-hint"
                prop:value=move || history.question.with(|question| question.number.clone())
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    history.ask(|question| question.number = typed);
                }
            />
            <p class="hint" id="history-number-hint">
                {words.of_number_hint()}
            </p>
        </div>
    }
    .into_any()
}
