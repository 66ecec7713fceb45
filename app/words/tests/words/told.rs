//! A whole referral, told in every language.

use std::fmt::Write as _;

use crate::voice::assert_set_as_french;
use referral::attachment::{Attachment, Limits};
use referral::catalogue::Catalogue;
use referral::check::{Rules, check};
use referral::form::{Draft, Field, TICKED};
use referral::{Referral, ReferralNumber};
use serde_json::json;
use time::OffsetDateTime;
use time::macros::{date, datetime};
use words::Lang;
use words::told::{Block, Going, Section, tell, tell_letter};

const SENT: OffsetDateTime = datetime!(2026-03-02 14:05 -8);
const LIMITS: Limits = Limits {
    files: 20,
    each: 250_000_000,
    together: 500_000_000,
};

fn catalogue() -> Catalogue {
    let x_ray = json!({ "en": "X-ray under 6 months", "fr": "Radiographie de moins de 6 mois" });
    let catalogue = json!({ "specialty": [{
        "code": "orthopaedic-surgery",
        "name": { "en": "Orthopaedic surgery", "fr": "Chirurgie orthopédique" },
        "category": [{
            "code": "hand",
            "name": { "en": "Hand", "fr": "Main" },
            "prompts": [
                { "code": "x-ray", "ask": x_ray, "answer": "text" },
                {
                    "code": "hand",
                    "ask": { "en": "Which hand?", "fr": "Quelle main?" },
                    "answer": "choice",
                    "options": [
                        { "code": "left", "name": { "en": "Left", "fr": "Gauche" } },
                        { "code": "right", "name": { "en": "Right", "fr": "Droite" } },
                    ],
                },
            ],
            "subcategories": [{
                "code": "carpal-tunnel",
                "name": { "en": "Carpal tunnel", "fr": "Canal carpien" },
                "prompts": [{
                    "code": "since",
                    "ask": { "en": "Since which day?", "fr": "Depuis quel jour?" },
                    "answer": "date",
                }],
            }],
        }],
    }]});
    serde_json::from_value(catalogue).unwrap()
}

fn draft() -> Draft {
    let mut draft = Draft::new();
    for (field, answer) in [
        (Field::Role, "moa"),
        (Field::SenderName, "Casey Bright"),
        (Field::SenderEmail, "accueil@example.org"),
        (Field::ProviderName, "Dre Jordan Doe"),
        (Field::ProviderMsp, "00101"),
        (Field::ClinicName, "Tulameen"),
        (Field::ClinicPhone, "250-555-0100 poste 7"),
        (Field::ClinicFax, "250-555-0101"),
        (Field::ClinicStreet, "1, rue Exemple"),
        (Field::ClinicTown, "Kelowna"),
        (Field::ClinicJurisdiction, "bc"),
        (Field::ClinicPostalCode, "V1Y 0A1"),
        (Field::Specialty, "orthopaedic-surgery"),
        (Field::Category, "hand"),
        (Field::Subcategory, "carpal-tunnel"),
        (Field::Region, "south-vancouver-island"),
        (Field::Wish, "choose"),
        (Field::CanTravel, TICKED),
        (Field::FamilyName, "Sample"),
        (Field::GivenNames, "Avery"),
        (Field::BirthDay, "1er"),
        (Field::BirthMonth, "févr."),
        (Field::BirthYear, "1971"),
        (Field::HealthCard, "on"),
        (Field::HealthNumber, "9876543217"),
        (Field::VersionCode, "AB"),
        (Field::Sex, "x"),
        (Field::PatientPhone, "604-555-0142"),
        (Field::NoFixedAddress, TICKED),
        (Field::PatientEmail, "avery@example.org"),
        (Field::Language, "français"),
        (Field::Interpreter, TICKED),
        (Field::ContactName, "Blake Sample"),
        (Field::ContactRelation, "conjoint"),
        (Field::ContactPhone, "604-555-0143 poste 2"),
        (Field::Urgency, "emergent"),
        (Field::Telephoned, TICKED),
        (Field::TelephonedWhom, "Service de garde, ce matin"),
        (Field::UrgencyReason, "Perte de force rapide."),
        (Field::Question, "Faut-il opérer?"),
        (Field::Wanted, "treat"),
        (Field::MedicationsNone, TICKED),
        (Field::AllergiesNone, TICKED),
        (Field::Pregnancy, TICKED),
        (Field::SeenBefore, "again"),
        (Field::SeenBy, "Dr Tallis, 2024"),
        (Field::Elsewhere, "no"),
        (Field::Payer, "worksafebc"),
        (Field::ClaimNumber, "WS1234567"),
        (Field::InjuryDay, "1"),
        (Field::InjuryMonth, "déc."),
        (Field::InjuryYear, "2025"),
        (Field::Consent, TICKED),
    ] {
        draft.set(field, answer);
    }
    for (code, answer) in [
        ("x-ray", "Normale"),
        ("hand", "left"),
        ("since", "1er décembre 2025"),
    ] {
        draft.set_prompt(code.parse().unwrap(), answer);
    }
    let id = "0a".repeat(16).parse().unwrap();
    let file = Attachment::examine(id, "emg.pdf", 9_440_001, b"%PDF-1.7\n", &LIMITS);
    draft.attach(file.unwrap().attachment);
    draft
}

fn referral(catalogue: &Catalogue) -> Referral {
    let rules = Rules {
        catalogue,
        limits: &LIMITS,
        today: date!(2026 - 03 - 02),
    };
    check(&draft(), &rules).unwrap_or_else(|errors| panic!("{errors:?}"))
}

fn told(catalogue: Option<&Catalogue>, lang: Lang) -> Vec<Section> {
    let referral = referral(&self::catalogue());
    let number: ReferralNumber = "R-7K4M-2QXD-4".parse().unwrap();
    let to = lang
        .words()
        .letter_specialist_at("Dre Anneliese Cho", "Valley Hand & Wrist");
    let going = Going {
        sent: Some((number, SENT)),
        to: &to,
        fingerprint: Some("2K7M-QX4D-9TRW-B3HN"),
    };
    let mut sections = tell(&referral, &going, catalogue, lang);
    sections.extend(tell_letter(&referral, catalogue, lang).sending);
    sections
}

fn text(sections: &[Section]) -> String {
    let mut text = String::new();
    for section in sections {
        writeln!(text, "\n# {}", section.title).unwrap();
        for block in &section.blocks {
            let (Block::Row { label, value } | Block::Prose { label, text: value }) = block;
            writeln!(text, "{label}: {}", value.replace('\n', " / ")).unwrap();
        }
    }
    text
}

#[test]
fn a_referral_is_told_whole_in_every_language() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let told = text(&told(Some(&catalogue), *lang));
        insta::assert_snapshot!(lang.tag(), told);
    }
}

#[test]
fn everything_told_in_french_is_set_as_french_is() {
    let catalogue = catalogue();
    for section in told(Some(&catalogue), Lang::Fr) {
        assert_set_as_french(&section.title);
        for block in section.blocks {
            let (Block::Row { label, value } | Block::Prose { label, text: value }) = block;
            assert_set_as_french(&label);
            assert_set_as_french(&value);
        }
    }
}

#[test]
fn a_question_that_is_not_asked_any_more_is_told_as_it_was_asked() {
    let told = text(&told(None, Lang::Fr));
    for line in ["X-ray under 6 months: Normale", "Which hand?: Left"] {
        assert!(told.contains(line), "{told}");
    }
    let mut changed = serde_json::to_value(catalogue()).unwrap();
    let asked = changed.pointer_mut("/specialty/0/category/0/prompts/0/ask");
    *asked.unwrap() = json!({ "en": "X-ray, both sides", "fr": "Radiographie des deux côtés" });
    let changed: Catalogue = serde_json::from_value(changed).unwrap();
    let told = text(&self::told(Some(&changed), Lang::Fr));
    for line in ["X-ray under 6 months: Normale", "Quelle main?: Gauche"] {
        assert!(told.contains(line), "{told}");
    }
}
