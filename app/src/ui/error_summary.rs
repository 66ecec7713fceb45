//! Everything that is wrong on a page, at its top, each leading to its field.

use leptos::html::Div;
use leptos::prelude::*;
use referral::contact::Email;
use referral::{Field, FieldError, Problem};
use words::Words;

use super::field::Asked;
use super::focus::focus;
use super::lang::use_words;
use super::live::live;
use super::when::When;

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The id of the input that it leads to.
    pub anchor: String,
    /// What to do, in the same words as beside the input.
    pub text: String,
}

/// What is wrong at one place of a page, kept up to date.
pub fn wrong_at(wrong: RwSignal<Vec<Wrong>>, anchor: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || {
        wrong.with(|wrong| {
            let mut wrong = wrong.iter();
            let here = wrong.find(|wrong| wrong.anchor == anchor);
            here.map(|wrong| wrong.text.clone())
        })
    })
}

/// A question that has to be answered, with what is wrong at it.
pub fn asked_at(
    id: &'static str,
    label: &str,
    hint: Option<String>,
    wrong: RwSignal<Vec<Wrong>>,
) -> Asked {
    Asked {
        id: id.to_owned(),
        label: label.to_owned(),
        hint,
        optional: Signal::stored(false),
        error: wrong_at(wrong, id),
    }
}

/// What to do about an address that somebody signs in with; nothing if it is one.
pub fn wrong_email(typed: &str, words: &dyn Words) -> Option<String> {
    let problem = match typed.trim() {
        "" => Problem::Missing,
        typed => Problem::Email(typed.parse::<Email>().err()?),
    };
    Some(words.field_error(&FieldError::new(Field::SenderEmail, problem)))
}

/// The summary. It takes the focus each time that it changes and is not empty.
#[component]
pub fn ErrorSummary(#[prop(into)] wrong: Signal<Vec<Wrong>>) -> impl IntoView {
    let words = use_words();
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if wrong.with(Vec::is_empty) {
            return;
        }
        if let Some(place) = place.get() {
            // Nothing to be done where the browser will not focus it.
            let _ = place.focus();
        }
    });
    let line = |wrong: Wrong| {
        let anchor = wrong.anchor.clone();
        view! {
            <li>
                <a
                    href=format!("#{}", wrong.anchor)
                    on:click=move |event| {
                        event.prevent_default();
                        focus(&anchor);
                    }
                >
                    {wrong.text}
                </a>
            </li>
        }
    };
    view! {
        <When is=move || !wrong.with(Vec::is_empty)>
            <div
                class="error-summary"
                role="alert"
                tabindex="-1"
                aria-labelledby="error-summary-title"
                node_ref=place
            >
                <h2 id="error-summary-title">{words.error_summary_title()}</h2>
                <ul>{live(move || wrong.get().into_iter().map(line).collect_view())}</ul>
            </div>
        </When>
    }
}
