//! Step 1: who is sending.

use leptos::prelude::*;
use referral::{Field, Step};

use super::answer::Answer;
use super::step_page::{StepPage, Why};
use crate::ui::lang::use_words;

/// Who is sending, and where updates go.
#[component]
pub fn YouStep() -> impl IntoView {
    view! {
        <StepPage step=Step::You>
            <Why text=use_words().why_you() />
            <Answer field=Field::Role />
            <Answer field=Field::SenderName />
            <Answer field=Field::SenderEmail />
            <Answer field=Field::SenderMsp />
        </StepPage>
    }
}
