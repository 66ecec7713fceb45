//! Step 1: who is sending.

use leptos::prelude::*;
use referral::{Field, Step};

use super::keep::Keep;
use super::questions::{Item, questions};
use super::sender::Recalled;
use super::step_page::{StepPage, Why};
use crate::ui::lang::use_words;
use crate::ui::live::live;

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
    let keep = Keep::here();
    // Fields show what stood in the form when they came: they come anew with restored answers.
    let asked = move || {
        keep.track_restored();
        questions(&ASKED)
    };
    view! {
        <StepPage step=Step::You>
            <Why text=use_words().why_you() />
            <Recalled />
            {live(asked)}
        </StepPage>
    }
}
