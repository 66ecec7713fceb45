//! Steps, labels and hints.

use referral::{Field, Step};

pub(super) fn step(step: Step) -> &'static str {
    match step {
        Step::You => "Who is sending this referral?",
        Step::Clinic => "Your clinic",
        Step::Where => "Where should it go?",
        Step::Patient => "The patient",
        Step::Reason => "Reason for referral",
        Step::Attachments => "Attachments",
        Step::Check => "Check your answers",
    }
}

pub(super) fn label(field: Field) -> &'static str {
    use Field as F;
    match field {
        F::Role => "Are you an MOA/admin or the referring provider?",
        F::SenderName => "Your full name",
        F::SenderEmail => "Your e-mail address",
        F::SenderMsp => "Your MSP practitioner number",

        F::ProviderName => "Referring provider’s full name",
        F::ProviderMsp => "Referring provider’s MSP practitioner number",
        F::ClinicName => "Clinic name",
        F::ClinicPhone => "Clinic telephone",
        F::ClinicFax => "Clinic fax",
        F::FamilyProvider => {
            "Patient’s family doctor or nurse practitioner, if not the referring provider"
        }
        F::CopiesTo => "Who else should get a copy of the answer?",
        F::ClinicStreet | F::PatientStreet => "Street address",
        F::ClinicTown | F::PatientTown => "City or town",
        F::ClinicJurisdiction | F::PatientJurisdiction => "Province or territory",
        F::ClinicPostalCode | F::PatientPostalCode => "Postal code",

        F::Specialty => "Specialty",
        F::Category => "Category",
        F::Subcategory => "Subcategory",
        F::Region => "Region where the patient should be seen",
        F::Wish => "Who should see the patient?",
        F::Specialist => "Specialist",
        F::CanTravel => "The patient can travel outside this region",
        F::VirtualVisit => "A video or telephone visit would suit the patient",

        F::FamilyName => "Legal family name",
        F::GivenNames => "Legal given names",
        F::PreferredName => "Preferred name",
        F::BirthDay | F::InjuryDay => "Day",
        F::BirthMonth | F::InjuryMonth => "Month",
        F::BirthYear | F::InjuryYear => "Year",
        F::HealthCard => "Health card",
        F::HealthNumber => "Health number",
        F::VersionCode => "Version code",
        F::NoNumberReason => "Why is there no health number?",
        F::NoNumberOther => "Reason",
        F::Sex => "Sex on the health card",
        F::Gender => "Gender",
        F::Pronouns => "Pronouns",
        F::NoPhone => "The patient has no telephone",
        F::PatientPhone => "Patient’s telephone",
        F::VoicemailOk => "A voicemail may be left at this number",
        F::NoFixedAddress => "The patient has no fixed address",
        F::PatientEmail => "Patient’s e-mail address",
        F::EmailConsent => "The patient agrees to be contacted by e-mail",
        F::Language => "Language the patient speaks best",
        F::Interpreter => "An interpreter is needed",
        F::ContactName => "Contact’s full name",
        F::ContactRelation => "Relationship to the patient",
        F::ContactPhone => "Contact’s telephone",
        F::AccessNeeds => "Access needs",

        F::Urgency => "How soon should the patient be seen?",
        F::Telephoned => "I have telephoned about this patient",
        F::TelephonedWhom => "Whom did you speak with?",
        F::UrgencyReason => "Why this urgency?",
        F::Question => "What is your question for the specialist?",
        F::Wanted => "What would you like the specialist to do?",
        F::RedFlags => "Red flags",
        F::History => "History and findings",
        F::MedicationsNone => "The patient takes no medications",
        F::Medications => "Medications",
        F::AllergiesNone => "No known allergies",
        F::Allergies => "Allergies",
        F::Anticoagulant => "Takes an anticoagulant",
        F::Diabetes => "Has diabetes",
        F::Pregnancy => "Is or may be pregnant",
        F::Investigations => "Investigations",
        F::SeenBefore => "Has a specialist seen the patient for this problem?",
        F::SeenBy => "By whom, and when?",
        F::Elsewhere => "Has this problem also been sent to another specialist?",
        F::ElsewhereWhere => "To whom?",
        F::Payer => "Who pays for the visit?",
        F::ClaimNumber => "Claim number",
        F::SensitiveNote => "Information to handle with special care",
        F::Consent => "The patient knows about this referral and agrees to it",
    }
}

pub(super) fn hint(field: Field) -> Option<&'static str> {
    use Field as F;
    let hint = match field {
        F::SenderEmail => "We send the referral number and the answer here. Never patient details.",
        F::SenderMsp | F::ProviderMsp => "Five digits or letters, for example 00101",
        F::ClinicPhone | F::PatientPhone | F::ContactPhone => "For example 604-555-0142 ext. 7",
        F::ClinicTown | F::PatientTown => "For an address outside Canada, add the country",
        F::ClinicPostalCode | F::PatientPostalCode => "For example V1Y 0A1",
        F::CopiesTo => "Name and clinic, as in the patient’s chart",
        F::Wish => {
            "“Choose for me” picks who has the least open work for their weekly capacity in this category. Who is paused or away is left out."
        }
        F::PreferredName => "If it differs from the legal name",
        F::BirthMonth | F::InjuryMonth => "A number or a name",
        F::HealthNumber => "Spaces and hyphens do not matter",
        F::VersionCode => "The one or two letters after an Ontario number",
        F::Language => "If it is not English",
        F::ContactName => {
            "A parent, guardian or helper. Needed if the patient is under 19 or has no telephone."
        }
        F::AccessNeeds => "Hearing, sight, movement, or anything else that helps the visit go well",
        F::UrgencyReason => "What would happen if the patient waited longer?",
        F::Question => "One or two sentences are enough",
        F::RedFlags => "For example weight loss, fever at night, new weakness",
        F::History => "What has happened so far, what you found, what has been tried",
        F::Medications => "With doses. You can also attach a list and write “see attached”.",
        F::Allergies => "With the reaction, if known",
        F::Investigations => {
            "Done and pending, with dates. Reports can be attached in the next step."
        }
        F::TelephonedWhom => "Name or service, and when",
        F::SensitiveNote => {
            "For example, who should not be told, or results the patient does not know yet"
        }
        F::ClaimNumber => "As on the claim letter",
        _ => return None,
    };
    Some(hint)
}
