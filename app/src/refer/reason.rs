//! Step 5: why, and how soon.

use leptos::prelude::*;
use referral::{Field, Step};
use words::Section;

use super::form::Form;
use super::prompts::Prompts;
use super::questions::{Item, questions};
use super::step_page::StepPage;
use crate::ui::lang::use_words;
use crate::ui::when::When;

/// How soon; before the notice about emergencies.
const URGENCY: [Item; 2] = [Item::Title(Section::HowSoon), Item::Ask(Field::Urgency)];

/// The question; before the category's own.
const QUESTION: [Item; 7] = [
    Item::Ask(Field::Telephoned),
    Item::Ask(Field::TelephonedWhom),
    Item::Ask(Field::UrgencyReason),
    Item::Title(Section::Question),
    Item::Ask(Field::Question),
    Item::Ask(Field::Wanted),
    Item::Ask(Field::RedFlags),
];

/// What the specialist needs to know besides.
const BACKGROUND: [Item; 22] = [
    Item::Title(Section::Health),
    Item::Ask(Field::History),
    Item::Ask(Field::Medications),
    Item::Ask(Field::MedicationsNone),
    Item::Ask(Field::Allergies),
    Item::Ask(Field::AllergiesNone),
    Item::Ask(Field::Anticoagulant),
    Item::Ask(Field::Diabetes),
    Item::Ask(Field::Pregnancy),
    Item::Ask(Field::Investigations),
    Item::Title(Section::Before),
    Item::Ask(Field::SeenBefore),
    Item::Ask(Field::SeenBy),
    Item::Ask(Field::Elsewhere),
    Item::Ask(Field::ElsewhereWhere),
    Item::Title(Section::Payer),
    Item::Ask(Field::Payer),
    Item::Ask(Field::ClaimNumber),
    Item::Day(Field::INJURY),
    Item::Title(Section::Consent),
    Item::Ask(Field::SensitiveNote),
    Item::Ask(Field::Consent),
];

/// The reason for the referral.
#[component]
pub fn ReasonStep() -> impl IntoView {
    let form = Form::here();
    let words = use_words();
    let emergent = move || form.draft.with(|draft| draft.asks(Field::Telephoned));
    view! {
        <StepPage step=Step::Reason>
            {questions(&URGENCY)} <When is=emergent>
                <div class="notice notice-stop" role="alert">
                    <p>{words.emergent_stop()}</p>
                </div>
            </When> {questions(&QUESTION)} <Prompts /> {questions(&BACKGROUND)}
        </StepPage>
    }
}
