//! Step 2: from which clinic. A provider who sends is not asked again who they are.

use leptos::prelude::*;
use referral::{Field, Step};

use super::questions::{Item, questions};
use super::sender::Remember;
use super::step_page::{StepPage, Why};
use crate::ui::lang::use_words;

/// The referring provider, where an MOA sends, and the clinic.
const ASKED: [Item; 11] = [
    Item::Ask(Field::ProviderName),
    Item::Ask(Field::ProviderMsp),
    Item::Ask(Field::ClinicName),
    Item::Ask(Field::ClinicPhone),
    Item::Ask(Field::ClinicFax),
    Item::Ask(Field::ClinicStreet),
    Item::Ask(Field::ClinicTown),
    Item::Ask(Field::ClinicJurisdiction),
    Item::Ask(Field::ClinicPostalCode),
    Item::Ask(Field::FamilyProvider),
    Item::Ask(Field::CopiesTo),
];

/// The referring provider, where an MOA sends, and the clinic.
#[component]
pub fn ClinicStep() -> impl IntoView {
    view! {
        <StepPage step=Step::Clinic>
            <Why text=use_words().why_clinic() />
            {questions(&ASKED)}
            <Remember />
        </StepPage>
    }
}
