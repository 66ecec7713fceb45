//! What several test modules need.

use serde_json::json;
use time::Date;
use time::macros::date;

use crate::attachment::Limits;
use crate::catalogue::Catalogue;
use crate::check::Rules;
use crate::form::{Draft, Field};

pub(crate) const TODAY: Date = date!(2026 - 03 - 02);
pub(crate) const LIMITS: Limits = Limits {
    files: 20,
    each: 250_000_000,
    together: 500_000_000,
};

pub(crate) fn catalogue() -> Catalogue {
    let catalogue = json!({ "specialty": [{
        "code": "general-surgery",
        "name": "General surgery",
        "category": [
            {
                "code": "gallbladder",
                "name": "Gallbladder",
                "prompts": [
                    { "code": "ultrasound", "ask": "Ultrasound result", "answer": "text", "required": true },
                    { "code": "jaundice", "ask": "Is there jaundice?", "answer": "yes-no" },
                    { "code": "ultrasound-day", "ask": "Day of the ultrasound", "answer": "date" },
                    { "code": "side", "ask": "Where is the pain?", "answer": "choice", "options": [
                        { "code": "right", "name": "Right" }, { "code": "middle", "name": "Middle" },
                    ]},
                    { "code": "fasting", "ask": "Told to fast", "answer": "tick" },
                ],
                "subcategories": [{ "code": "biliary-colic", "name": "Biliary colic" }],
            },
            { "code": "thyroid", "name": "Thyroid" },
        ],
    }]});
    serde_json::from_value(catalogue).unwrap()
}

pub(crate) fn rules(catalogue: &Catalogue) -> Rules<'_> {
    Rules {
        catalogue,
        limits: &LIMITS,
        today: TODAY,
    }
}

/// The shortest form that may be sent: a provider, the pool, a routine referral.
pub(crate) fn draft() -> Draft {
    let mut draft = Draft::new();
    for (field, answer) in [
        (Field::Role, "provider"),
        (Field::SenderName, "Dr. Jordan Doe"),
        (Field::SenderEmail, "jordan@example.org"),
        (Field::SenderMsp, "00101"),
        (Field::ClinicPhone, "250-555-0100"),
        (Field::ClinicStreet, "1 Example Street"),
        (Field::ClinicTown, "Kelowna"),
        (Field::ClinicJurisdiction, "bc"),
        (Field::ClinicPostalCode, "V1Y 0A1"),
        (Field::Specialty, "general-surgery"),
        (Field::Category, "gallbladder"),
        (Field::Subcategory, "biliary-colic"),
        (Field::Region, "okanagan"),
        (Field::Wish, "choose"),
        (Field::FamilyName, "Sample"),
        (Field::GivenNames, "Avery"),
        (Field::BirthDay, "9"),
        (Field::BirthMonth, "April"),
        (Field::BirthYear, "1971"),
        (Field::HealthCard, "bc"),
        (Field::HealthNumber, "9735 353 315"),
        (Field::Sex, "female"),
        (Field::PatientPhone, "604-555-0142"),
        (Field::PatientStreet, "2 Example Street"),
        (Field::PatientTown, "Vernon"),
        (Field::PatientJurisdiction, "bc"),
        (Field::PatientPostalCode, "V1T 0A2"),
        (Field::Urgency, "routine"),
        (Field::Question, "Assess for cholecystectomy"),
        (Field::Wanted, "procedure"),
        (Field::MedicationsNone, "yes"),
        (Field::AllergiesNone, "yes"),
        (Field::Elsewhere, "no"),
        (Field::Payer, "plan"),
        (Field::Consent, "yes"),
    ] {
        draft.set(field, answer);
    }
    draft.set_prompt("ultrasound".parse().unwrap(), "Two stones, thin wall");
    draft
}
