//! Step 5: why, and how soon.

use leptos::prelude::*;
use referral::{Field, Step};
use words::Section;

use super::answer::{Answer, DateAnswer};
use super::form::Form;
use super::prompts::Prompts;
use super::step_page::{SectionTitle, StepPage};
use crate::ui::lang::use_words;

/// The reason for the referral.
#[component]
pub fn ReasonStep() -> impl IntoView {
    let form = Form::here();
    let words = use_words();
    let emergent = move || form.draft.with(|draft| draft.asks(Field::Telephoned));
    view! {
        <StepPage step=Step::Reason>
            <SectionTitle section=Section::HowSoon />
            <Answer field=Field::Urgency />
            <Show when=emergent>
                <div class="notice notice-stop" role="alert">
                    <p>{words.emergent_stop()}</p>
                </div>
            </Show>
            <Answer field=Field::Telephoned />
            <Answer field=Field::TelephonedWhom />
            <Answer field=Field::UrgencyReason />
            <SectionTitle section=Section::Question />
            <Answer field=Field::Question />
            <Answer field=Field::Wanted />
            <Answer field=Field::RedFlags />
            <Prompts />
            <SectionTitle section=Section::Health />
            <Answer field=Field::History />
            <Answer field=Field::Medications />
            <Answer field=Field::MedicationsNone />
            <Answer field=Field::Allergies />
            <Answer field=Field::AllergiesNone />
            <Answer field=Field::Anticoagulant />
            <Answer field=Field::Diabetes />
            <Answer field=Field::Pregnancy />
            <Answer field=Field::Investigations />
            <SectionTitle section=Section::Before />
            <Answer field=Field::SeenBefore />
            <Answer field=Field::SeenBy />
            <Answer field=Field::Elsewhere />
            <Answer field=Field::ElsewhereWhere />
            <SectionTitle section=Section::Payer />
            <Answer field=Field::Payer />
            <Answer field=Field::ClaimNumber />
            <DateAnswer fields=Field::INJURY />
            <SectionTitle section=Section::Consent />
            <Answer field=Field::SensitiveNote />
            <Answer field=Field::Consent />
        </StepPage>
    }
}
