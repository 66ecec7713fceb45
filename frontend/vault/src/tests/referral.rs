//! A referral to send.

use browser::vault::message::{Ask, Send, Shown};
use referral::Referral;
use referral::attachment::{Attachment, Limits};
use referral::catalogue::Catalogue;
use referral::check::{Rules, check};
use referral::form::{Draft, Field, TICKED};
use referral::id::AttachmentId;
use serde_json::json;
use time::macros::date;

use super::server::{CATALOGUE, SPECIALIST};

/// The shortest form that may be sent, with these files.
pub(crate) fn referral(files: &[Vec<u8>]) -> Referral {
    let mut draft = Draft::new();
    for (field, answer) in ANSWERS {
        draft.set(*field, *answer);
    }
    let limits = Limits::default();
    for (at, file) in (1..).zip(files) {
        let (id, size) = (AttachmentId::from_bytes([at; 16]), file.len() as u64);
        let file = Attachment::examine(id, "scan.pdf", size, b"%PDF-1.7\n", &limits);
        draft.attach(file.unwrap().attachment);
    }
    let rules = Rules {
        catalogue: &catalogue(),
        limits: &limits,
        today: date!(2026 - 11 - 23),
    };
    check(&draft, &rules).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// Whom the person was shown; with which fingerprint, the page that sends it fills in.
pub(crate) fn send(files: &[Vec<u8>]) -> Ask {
    send_knowing(files, None)
}

/// The same, by a browser that remembers something.
pub(crate) fn send_knowing(files: &[Vec<u8>], known: Option<&str>) -> Ask {
    Ask::Send(Box::new(Send {
        referral: referral(files),
        catalogue: CATALOGUE,
        expected: Shown {
            specialist: SPECIALIST,
            practice_name: String::new(),
            town: String::new(),
            fingerprint: String::new(),
        },
        known: known.map(str::to_owned),
    }))
}

fn catalogue() -> Catalogue {
    let catalogue = json!({ "specialty": [{
        "code": "general-surgery",
        "name": "General surgery",
        "category": [{ "code": "thyroid", "name": "Thyroid" }],
    }]});
    serde_json::from_value(catalogue).unwrap()
}

const ANSWERS: &[(Field, &str)] = &[
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
    (Field::Category, "thyroid"),
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
    (Field::Question, "Assess a nodule"),
    (Field::Wanted, "procedure"),
    (Field::MedicationsNone, TICKED),
    (Field::AllergiesNone, TICKED),
    (Field::Elsewhere, "no"),
    (Field::Payer, "plan"),
    (Field::Consent, TICKED),
];
