//! Step 4: the patient.

use leptos::prelude::*;
use referral::{Field, Step};
use words::Section;

use super::answer::{Answer, DateAnswer};
use super::step_page::{SectionTitle, StepPage};

/// Who the patient is, how to reach them, and what they need.
#[component]
pub fn PatientStep() -> impl IntoView {
    view! {
        <StepPage step=Step::Patient>
            <SectionTitle section=Section::Identity />
            <Answer field=Field::FamilyName />
            <Answer field=Field::GivenNames />
            <Answer field=Field::PreferredName />
            <DateAnswer fields=Field::BIRTH />
            <Answer field=Field::HealthCard />
            <Answer field=Field::HealthNumber />
            <Answer field=Field::VersionCode />
            <Answer field=Field::NoNumberReason />
            <Answer field=Field::NoNumberOther />
            <Answer field=Field::Sex />
            <Answer field=Field::Gender />
            <Answer field=Field::Pronouns />
            <SectionTitle section=Section::Reach />
            <Answer field=Field::PatientPhone />
            <Answer field=Field::VoicemailOk />
            <Answer field=Field::NoPhone />
            <Answer field=Field::PatientStreet />
            <Answer field=Field::PatientTown />
            <Answer field=Field::PatientJurisdiction />
            <Answer field=Field::PatientPostalCode />
            <Answer field=Field::NoFixedAddress />
            <Answer field=Field::PatientEmail />
            <Answer field=Field::EmailConsent />
            <SectionTitle section=Section::Needs />
            <Answer field=Field::Language />
            <Answer field=Field::Interpreter />
            <Answer field=Field::AccessNeeds />
            <SectionTitle section=Section::Contact />
            <Answer field=Field::ContactName />
            <Answer field=Field::ContactRelation />
            <Answer field=Field::ContactPhone />
        </StepPage>
    }
}
