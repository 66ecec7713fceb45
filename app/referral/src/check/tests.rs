use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::attachment::Attachment;
use crate::choice::Choice;
use crate::contact::{EmailError, PhoneError};
use crate::form::{Field, Kind};
use crate::id::{AttachmentId, SpecialistId};
use crate::person::{CardError, DateError, DatePart, PhnError};
use crate::referral::{Home, Payer, Priority, Said, Stated};
use crate::route::Wish;
use crate::test_kit::{LIMITS, TODAY, catalogue, draft, rules};
use crate::urgency::Urgency;

fn with(changes: &[(Field, &str)]) -> Draft {
    let mut draft = draft();
    for (field, answer) in changes {
        draft.set(*field, *answer);
    }
    draft
}

fn errors(draft: &Draft) -> Vec<FieldError> {
    check(draft, &rules(&catalogue())).err().unwrap_or_default()
}

fn refused(changes: &[(Field, &str)], field: Field, problem: impl Into<Problem>) {
    assert_eq!(
        errors(&with(changes)),
        [FieldError::new(field, problem)],
        "{changes:?}"
    );
}

fn sent(changes: &[(Field, &str)]) -> Referral {
    check(&with(changes), &rules(&catalogue())).unwrap()
}

#[test]
fn the_shortest_form_may_be_sent() {
    let referral = sent(&[]);
    assert_eq!(referral.sender.name().as_str(), "Dr. Jordan Doe");
    assert!(referral.sender.name() == &referral.sender.provider().name);
    assert_eq!(referral.route().urgency, Urgency::Routine);
    assert!(referral.reason.medications == Stated::None);
    assert!(
        matches!(&referral.reason.answers[0].said, Said::Text(text) if text.as_str().starts_with("Two"))
    );
}

#[test]
fn an_empty_form_tells_every_missing_answer_in_page_order() {
    let errors = errors(&Draft::new());
    let fields: Vec<Field> = errors
        .iter()
        .map(|error| match error.target {
            Target::Field(field) => field,
            _ => panic!("no category, no prompts"),
        })
        .collect();
    assert!(fields.is_sorted());
    assert_eq!(fields.iter().collect::<BTreeSet<_>>().len(), fields.len());
    assert!(errors.iter().all(|error| error.problem == Problem::Missing));
    for field in [
        Field::Role,
        Field::ClinicPhone,
        Field::Category,
        Field::BirthDay,
        Field::Urgency,
        Field::Consent,
    ] {
        assert!(fields.contains(&field), "{field:?}");
    }
}

#[test]
fn each_step_answers_for_itself_and_the_last_for_all() {
    let catalogue = catalogue();
    let rules = rules(&catalogue);
    for step in Step::ALL {
        assert_eq!(check_step(&draft(), *step, &rules), Ok(()), "{step:?}");
    }
    let empty = Draft::new();
    let steps = Step::ALL.iter().take_while(|step| **step != Step::Check);
    let each: Vec<_> = steps
        .flat_map(|step| check_step(&empty, *step, &rules).err().unwrap_or_default())
        .collect();
    assert_eq!(check_step(&empty, Step::Check, &rules), Err(each));
}

#[test]
fn an_assistant_names_the_provider() {
    let moa = [
        (Field::Role, "moa"),
        (Field::SenderName, "Casey Bright"),
        (Field::SenderMsp, ""),
    ];
    let draft = with(&moa);
    let asked = errors(&draft);
    let missing = [Field::ProviderName, Field::ProviderMsp]
        .map(|field| FieldError::new(field, Problem::Missing));
    assert_eq!(asked, missing);
    let referral = sent(
        &[
            &moa[..],
            &[
                (Field::ProviderName, "NP Robin Tan"),
                (Field::ProviderMsp, "00102"),
            ],
        ]
        .concat(),
    );
    assert_eq!(referral.sender.name().as_str(), "Casey Bright");
    assert_eq!(referral.sender.provider().msp.to_string(), "00102");
}

#[test]
fn what_was_typed_wrongly_is_told_at_its_field() {
    refused(
        &[(Field::SenderEmail, "jordan@")],
        Field::SenderEmail,
        EmailError::Form,
    );
    refused(
        &[(Field::ClinicPhone, "555-0100")],
        Field::ClinicPhone,
        PhoneError::Length,
    );
    refused(
        &[(Field::HealthNumber, "9735353316")],
        Field::HealthNumber,
        PhnError::Check,
    );
    refused(
        &[(Field::BirthMonth, "")],
        Field::BirthMonth,
        DateError::Missing(DatePart::Month),
    );
    refused(
        &[(Field::BirthYear, "2027")],
        Field::BirthYear,
        DateError::Future,
    );
    refused(&[(Field::Sex, "maybe")], Field::Sex, Problem::UnknownChoice);
    refused(
        &[(Field::Question, " \u{200b} ")],
        Field::Question,
        Problem::Missing,
    );
    refused(&[(Field::Consent, "")], Field::Consent, Problem::Missing);
}

#[test]
fn no_text_is_longer_than_its_field_says() {
    let lines = Field::ALL
        .iter()
        .filter(|field| matches!(field.kind(), Kind::Line(_) | Kind::Prose(_)));
    for field in lines {
        let max = field.max_chars().unwrap();
        let mut draft = asking(*field);
        draft.set(*field, "a".repeat(max));
        assert!(
            !errors(&draft)
                .iter()
                .any(|error| error.target == Target::Field(*field)),
            "{field:?}"
        );
        draft.set(*field, "a".repeat(max + 1));
        assert!(
            errors(&draft).contains(&FieldError::new(*field, Problem::TooLong { max })),
            "{field:?}"
        );
    }
}

/// A form that asks the field.
fn asking(field: Field) -> Draft {
    let draft = match field {
        Field::ProviderName => with(&[(Field::Role, "moa")]),
        Field::NoNumberOther => with(&[
            (Field::HealthCard, "none"),
            (Field::NoNumberReason, "other"),
        ]),
        Field::UrgencyReason | Field::TelephonedWhom => {
            with(&[(Field::Urgency, "emergent"), (Field::Telephoned, "yes")])
        }
        Field::Medications => with(&[(Field::MedicationsNone, "")]),
        Field::Allergies => with(&[(Field::AllergiesNone, "")]),
        Field::SeenBy => with(&[(Field::SeenBefore, "again")]),
        Field::ElsewhereWhere => with(&[(Field::Elsewhere, "yes")]),
        Field::ClaimNumber => with(&[(Field::Payer, "icbc")]),
        _ => draft(),
    };
    assert!(draft.asks(field), "{field:?}");
    draft
}

#[test]
fn what_is_no_longer_asked_is_not_read() {
    let referral = sent(&[
        (Field::NoFixedAddress, "yes"),
        (Field::PatientPostalCode, "nonsense"),
    ]);
    assert!(referral.patient.home == Home::NoFixedAddress);
    let referral = sent(&[
        (Field::ClaimNumber, "A1"),
        (Field::UrgencyReason, "was urgent before"),
    ]);
    assert!(referral.reason.payer == Payer::Plan && referral.reason.priority == Priority::Routine);
}

#[test]
fn a_child_needs_a_contact() {
    let child = [(Field::BirthYear, "2010")];
    let missing = [
        Field::ContactName,
        Field::ContactRelation,
        Field::ContactPhone,
    ];
    assert_eq!(
        errors(&with(&child)),
        missing.map(|field| FieldError::new(field, Problem::Missing))
    );
    let mother = [
        (Field::ContactName, "Riley Sample"),
        (Field::ContactRelation, "mother"),
        (Field::ContactPhone, "604-555-0143"),
    ];
    assert!(
        sent(&[&child[..], &mother].concat())
            .patient
            .contact
            .is_some()
    );
}

#[test]
fn who_has_no_telephone_needs_a_contact_and_a_contact_is_finished_once_begun() {
    assert_eq!(errors(&with(&[(Field::NoPhone, "yes")])).len(), 3);
    refused(
        &[
            (Field::ContactName, "Riley Sample"),
            (Field::ContactPhone, "604-555-0143"),
        ],
        Field::ContactRelation,
        Problem::Missing,
    );
}

#[test]
fn an_emergency_waits_for_a_telephone_call() {
    let emergent = [
        (Field::Urgency, "emergent"),
        (Field::UrgencyReason, "Sepsis"),
    ];
    refused(&emergent, Field::Telephoned, Problem::Missing);
    let telephoned = [&emergent[..], &[(Field::Telephoned, "yes")]].concat();
    refused(&telephoned, Field::TelephonedWhom, Problem::Missing);
    let referral = sent(
        &[
            &telephoned[..],
            &[(Field::TelephonedWhom, "Surgeon on call")],
        ]
        .concat(),
    );
    assert_eq!(referral.route().urgency, Urgency::Urgent);
    assert!(
        matches!(&referral.reason.priority, Priority::Telephoned { whom, .. } if whom.as_str() == "Surgeon on call")
    );
}

#[test]
fn whatever_is_not_routine_is_justified() {
    for urgency in ["urgent", "semi-urgent"] {
        refused(
            &[(Field::Urgency, urgency)],
            Field::UrgencyReason,
            Problem::Missing,
        );
    }
}

#[test]
fn other_cards_are_read_by_their_issuer() {
    let ontario = [
        (Field::HealthCard, "on"),
        (Field::HealthNumber, "9876543217"),
    ];
    assert!(check(&with(&ontario), &rules(&catalogue())).is_ok());
    refused(
        &[&ontario[..], &[(Field::VersionCode, "1")]].concat(),
        Field::VersionCode,
        CardError::Version,
    );
    refused(
        &[(Field::HealthCard, "ab")],
        Field::HealthNumber,
        CardError::Length { expected: 9 },
    );
    refused(
        &[(Field::HealthCard, "none")],
        Field::NoNumberReason,
        Problem::Missing,
    );
    assert!(
        check(
            &with(&[
                (Field::HealthCard, "none"),
                (Field::NoNumberReason, "newborn")
            ]),
            &rules(&catalogue())
        )
        .is_ok()
    );
}

#[test]
fn a_claim_has_a_number_and_an_injury_a_day() {
    let claim = [
        (Field::Payer, "worksafebc"),
        (Field::ClaimNumber, "WC-1"),
        (Field::InjuryDay, "1"),
        (Field::InjuryMonth, "2"),
    ];
    let year = |year| [&claim[..], &[(Field::InjuryYear, year)]].concat();
    assert!(matches!(
        sent(&year("2026")).reason.payer,
        Payer::WorkSafe { .. }
    ));
    refused(&year("2027"), Field::InjuryYear, DateError::Future);
    refused(&year("1970"), Field::InjuryYear, DateError::TooLongAgo);
    refused(
        &[(Field::Payer, "icbc")],
        Field::ClaimNumber,
        Problem::Missing,
    );
}

#[test]
fn the_category_asks_its_own_questions() {
    let prompted = |code: &str, answer: &str| {
        let mut draft = draft();
        draft.set_prompt(code.parse().unwrap(), answer);
        check(&draft, &rules(&catalogue()))
    };
    let refused = |code: &str, answer: &str, problem: Problem| {
        let target = Target::Prompt(code.parse().unwrap());
        assert_eq!(
            prompted(code, answer).err(),
            Some(vec![FieldError { target, problem }])
        );
    };
    refused("ultrasound", "", Problem::Missing);
    refused("jaundice", "perhaps", Problem::UnknownChoice);
    refused("side", "left", Problem::UnknownChoice);
    refused(
        "ultrasound-day",
        "soon",
        Problem::Date(DateError::NoSuchDay),
    );
    for (code, answer) in [
        ("jaundice", "no"),
        ("side", "right"),
        ("ultrasound-day", "2026-02-01"),
        ("fasting", "yes"),
    ] {
        assert_eq!(
            prompted(code, answer).unwrap().reason.answers.len(),
            2,
            "{code}"
        );
    }
    let thyroid = sent(&[(Field::Category, "thyroid"), (Field::Subcategory, "")]);
    assert!(thyroid.reason.answers.is_empty());
}

#[test]
fn a_subcategory_is_chosen_where_there_are_any() {
    refused(
        &[(Field::Subcategory, "")],
        Field::Subcategory,
        Problem::Missing,
    );
    refused(
        &[(Field::Subcategory, "knee")],
        Field::Subcategory,
        Problem::UnknownChoice,
    );
    // Left over from another category, and not asked here.
    assert!(
        sent(&[(Field::Category, "thyroid")])
            .place
            .subcategory
            .is_none()
    );
}

#[test]
fn a_wish_names_a_specialist_or_leaves_it_to_the_pool() {
    refused(
        &[(Field::Wish, "named")],
        Field::Specialist,
        Problem::Missing,
    );
    refused(
        &[(Field::Wish, "named"), (Field::Specialist, "gs1")],
        Field::Specialist,
        Problem::UnknownChoice,
    );
    let id = SpecialistId::from_bytes([1; 16]);
    let referral = sent(&[(Field::Wish, "named"), (Field::Specialist, &id.to_string())]);
    assert_eq!(referral.place.wish, Wish::Named(id));
    let mut few = draft();
    few.set_allowed(Some(BTreeSet::from([id])));
    let referral = check(&few, &rules(&catalogue())).unwrap();
    assert!(
        referral.place.wish.allows(id)
            && !referral
                .place
                .wish
                .allows(SpecialistId::from_bytes([2; 16]))
    );
    few.set_allowed(Some(BTreeSet::new()));
    assert_eq!(
        errors(&few),
        [FieldError::new(Field::Wish, Problem::Missing)]
    );
}

#[test]
fn files_beyond_the_limits_are_told() {
    let mut many = draft();
    for n in 0..21 {
        let id = AttachmentId::from_bytes([n; 16]);
        many.attach(
            Attachment::examine(id, "a.pdf", 1, b"%PDF-1.7", &LIMITS)
                .unwrap()
                .attachment,
        );
    }
    assert_eq!(errors(&many)[0].target, Target::Attachments);
    many.detach(AttachmentId::from_bytes([0; 16]));
    assert_eq!(
        check(&many, &rules(&catalogue()))
            .unwrap()
            .attachments
            .len(),
        20
    );
}

#[test]
fn a_document_reads_back_as_it_was_sealed() {
    let full = [
        (Field::Urgency, "urgent"),
        (Field::UrgencyReason, "Weight loss"),
        (Field::Payer, "worksafebc"),
        (Field::ClaimNumber, "WC-1"),
        (Field::InjuryDay, "1"),
        (Field::InjuryMonth, "feb"),
        (Field::InjuryYear, "2026"),
        (Field::SeenBefore, "again"),
        (Field::Elsewhere, "yes"),
        (Field::ElsewhereWhere, "Dr. Owen Tallis"),
        (Field::PatientEmail, "avery@example.org"),
        (Field::MedicationsNone, ""),
        (Field::Medications, "Ramipril 5 mg\nonce a day"),
    ];
    for referral in [sent(&[]), sent(&full)] {
        let json = serde_json::to_string(&referral).unwrap();
        assert!(serde_json::from_str::<Referral>(&json).unwrap() == referral);
    }
}

#[test]
fn a_hostile_document_is_held_to_the_same_rules() {
    let json = serde_json::to_value(sent(&[])).unwrap();
    for (pointer, value) in [
        ("/patient/health_number/bc", "9735353316"),
        ("/patient/born", "1971-02-30"),
        (
            "/sender/provider/email",
            "a@example.org\nBcc: b@example.org",
        ),
        ("/patient/name/family", "\u{202e}"),
        ("/clinic/phone", "javascript:alert(1)"),
    ] {
        let mut forged = json.clone();
        *forged.pointer_mut(pointer).unwrap() = value.into();
        assert!(
            serde_json::from_value::<Referral>(forged).is_err(),
            "{pointer}"
        );
    }
    for pointer in [
        "",
        "/patient",
        "/patient/name",
        "/reason",
        "/clinic/address",
        "/sender/provider",
        "/place",
        "/place/wish/choose",
    ] {
        let mut forged = json.clone();
        forged.pointer_mut(pointer).unwrap()["smuggled"] = 1.into();
        assert!(
            serde_json::from_value::<Referral>(forged).is_err(),
            "{pointer}"
        );
    }
}

#[test]
fn parts_that_do_not_go_together_are_found_again() {
    let catalogue = catalogue();
    let json = serde_json::to_value(sent(&[])).unwrap();
    for (pointer, value, field) in [
        ("/patient/born", "2010-01-01", Field::ContactName),
        ("/patient/born", "2026-03-03", Field::BirthYear),
        ("/place/category", "knee", Field::Category),
    ] {
        let mut forged = json.clone();
        *forged.pointer_mut(pointer).unwrap() = value.into();
        let forged: Referral = serde_json::from_value(forged).unwrap();
        let errors = forged
            .recheck(TODAY, Some(&catalogue), Some(&LIMITS))
            .unwrap_err();
        assert_eq!(errors[0].target, Target::Field(field), "{value}");
    }
    // A catalogue that has moved on is no fault of the sender's.
    let mut older = json;
    older["place"]["category"] = "knee".into();
    let older: Referral = serde_json::from_value(older).unwrap();
    assert_eq!(older.recheck(TODAY, None, None), Ok(()));
}

#[test]
fn debug_prints_nothing_personal() {
    let referral = sent(&[]);
    assert_eq!(format!("{referral:?}"), "Referral(private)");
    assert_eq!(format!("{:?}", referral.patient.born), "BirthDate(private)");
}

fn change() -> impl Strategy<Value = (Field, String)> {
    let field = proptest::sample::select(Field::ALL);
    field.prop_flat_map(|field| {
        let codes: Vec<String> = match field.kind() {
            Kind::Choice(codes) => codes.iter().map(|code| (*code).to_owned()).collect(),
            _ => vec!["yes".to_owned(), "1".to_owned(), String::new()],
        };
        let answer = prop_oneof![4 => proptest::sample::select(codes), 1 => "\\PC{0,12}"];
        (Just(field), answer)
    })
}

proptest! {
    #[test]
    fn every_form_is_either_sent_and_holds_again_or_told_why(changes in proptest::collection::vec(change(), 0..12)) {
        let mut draft = draft();
        for (field, answer) in changes {
            draft.set(field, answer);
        }
        let catalogue = catalogue();
        match check(&draft, &rules(&catalogue)) {
            Ok(referral) => {
                prop_assert_eq!(referral.recheck(TODAY, Some(&catalogue), Some(&LIMITS)), Ok(()));
                let json = serde_json::to_string(&referral).unwrap();
                prop_assert!(serde_json::from_str::<Referral>(&json).unwrap() == referral);
            }
            Err(errors) => prop_assert!(!errors.is_empty()),
        }
    }
}
