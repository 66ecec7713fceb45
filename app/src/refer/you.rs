//! Step 1: who is sending.

use leptos::prelude::*;
use referral::{Field, Step};

use super::questions::{Item, questions};
use super::sender::Recalled;
use super::step_page::{StepPage, Why};
use crate::ui::lang::use_words;

/// Who is sending, and where updates go.
const ASKED: [Item; 4] = [
    Item::Ask(Field::Role),
    Item::Ask(Field::SenderName),
    Item::Ask(Field::SenderEmail),
    Item::Ask(Field::SenderMsp),
];

/// Who is sending, and where updates go.
#[component]
pub fn YouStep() -> impl IntoView {
    view! {
        <StepPage step=Step::You>
            <Why text=use_words().why_you() />
            <Recalled />
            {questions(&ASKED)}
        </StepPage>
    }
}
