//! What a step asks, as a list: one loop for all steps keeps the page's code small.

use leptos::prelude::*;
use referral::Field;
use words::Section;

use super::answer::{Answer, DateAnswer};
use super::step_page::SectionTitle;

/// One thing that a step shows.
#[derive(Clone, Copy)]
pub enum Item {
    /// A heading.
    Title(Section),
    /// A question.
    Ask(Field),
    /// A question for a day, by its three fields.
    Day([Field; 3]),
}

/// The questions, one after the other.
pub fn questions(items: &'static [Item]) -> Vec<AnyView> {
    items.iter().map(|item| question(*item)).collect()
}

fn question(item: Item) -> AnyView {
    match item {
        Item::Title(section) => view! { <SectionTitle section /> }.into_any(),
        Item::Ask(field) => view! { <Answer field /> }.into_any(),
        Item::Day(fields) => view! { <DateAnswer fields /> }.into_any(),
    }
}
