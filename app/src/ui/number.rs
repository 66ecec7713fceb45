//! A number that people read to each other, in groups.

use leptos::prelude::*;

use super::copy::Copy;
use super::lang::use_words;

/// The number under its label, with a button that copies it.
#[component]
pub fn NumberPanel(number: String, label: &'static str) -> impl IntoView {
    let groups: Vec<_> = number
        .split_inclusive('-')
        .map(|group| view! { <span>{group.to_owned()}</span> })
        .collect();
    view! {
        <p class="label" id="number-label">
            {label}
        </p>
        <p class="number" id="referral-number" aria-describedby="number-label">
            {groups}
        </p>
        <Copy text=number label=use_words().copy_number() />
    }
}

/// A sentence in which the number stays on one line.
pub fn with_number(text: &str, number: &str) -> AnyView {
    match text.split_once(number) {
        Some((before, after)) if !number.is_empty() => {
            let (before, number, after) = (before.to_owned(), number.to_owned(), after.to_owned());
            view! {
                {before}
                <span class="one-line">{number}</span>
                {after}
            }
            .into_any()
        }
        _ => text.to_owned().into_any(),
    }
}
