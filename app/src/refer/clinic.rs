//! Step 2: from which clinic. A provider who sends is not asked again who they are.

use leptos::prelude::*;
use referral::{Field, Step};

use super::answer::Answer;
use super::step_page::{StepPage, Why};
use crate::ui::lang::use_words;

/// The referring provider, where an MOA sends, and the clinic.
#[component]
pub fn ClinicStep() -> impl IntoView {
    view! {
        <StepPage step=Step::Clinic>
            <Why text=use_words().why_clinic() />
            <Answer field=Field::ProviderName />
            <Answer field=Field::ProviderMsp />
            <Answer field=Field::ClinicName />
            <Answer field=Field::ClinicPhone />
            <Answer field=Field::ClinicFax />
            <Answer field=Field::ClinicStreet />
            <Answer field=Field::ClinicTown />
            <Answer field=Field::ClinicJurisdiction />
            <Answer field=Field::ClinicPostalCode />
            <Answer field=Field::FamilyProvider />
            <Answer field=Field::CopiesTo />
        </StepPage>
    }
}
