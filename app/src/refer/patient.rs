//! Step 4: the patient.

use leptos::prelude::*;
use referral::{Field, Step};
use words::Section;

use super::questions::{Item, questions};
use super::step_page::StepPage;

/// Who the patient is, how to reach them, and what they need.
const ASKED: [Item; 32] = [
    Item::Title(Section::Identity),
    Item::Ask(Field::FamilyName),
    Item::Ask(Field::GivenNames),
    Item::Ask(Field::PreferredName),
    Item::Day(Field::BIRTH),
    Item::Ask(Field::HealthCard),
    Item::Ask(Field::HealthNumber),
    Item::Ask(Field::VersionCode),
    Item::Ask(Field::NoNumberReason),
    Item::Ask(Field::NoNumberOther),
    Item::Ask(Field::Sex),
    Item::Ask(Field::Gender),
    Item::Ask(Field::Pronouns),
    Item::Title(Section::Reach),
    Item::Ask(Field::PatientPhone),
    Item::Ask(Field::VoicemailOk),
    Item::Ask(Field::NoPhone),
    Item::Ask(Field::PatientStreet),
    Item::Ask(Field::PatientTown),
    Item::Ask(Field::PatientJurisdiction),
    Item::Ask(Field::PatientPostalCode),
    Item::Ask(Field::NoFixedAddress),
    Item::Ask(Field::PatientEmail),
    Item::Ask(Field::EmailConsent),
    Item::Title(Section::Needs),
    Item::Ask(Field::Language),
    Item::Ask(Field::Interpreter),
    Item::Ask(Field::AccessNeeds),
    Item::Title(Section::Contact),
    Item::Ask(Field::ContactName),
    Item::Ask(Field::ContactRelation),
    Item::Ask(Field::ContactPhone),
];

/// Who the patient is, how to reach them, and what they need.
#[component]
pub fn PatientStep() -> impl IntoView {
    view! { <StepPage step=Step::Patient>{questions(&ASKED)}</StepPage> }
}
