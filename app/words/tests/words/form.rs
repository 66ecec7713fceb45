//! The voice of the form, in every language.

use crate::voice::assert_calm;
use referral::attachment::{AttachmentsError, FileError, Refused};
use referral::choice::Choice;
use referral::contact::{EmailError, PhoneError, PostalCodeError};
use referral::form::Kind;
use referral::offer::{DeclineReason, ExpectedWait};
use referral::person::{CardError, DateError, DatePart, MspError, PhnError};
use referral::{Field, FieldError, Problem, Step};
use words::Lang;

fn problems() -> Vec<Problem> {
    let mut problems = vec![
        Problem::Missing,
        Problem::TooLong { max: 100 },
        Problem::UnknownChoice,
        Problem::PostalCode(PostalCodeError),
        Problem::Card(CardError::Form),
        Problem::Card(CardError::Length { expected: 9 }),
        Problem::Card(CardError::Version),
        Problem::Attachments(AttachmentsError::TooMany { max: 20 }),
        Problem::Attachments(AttachmentsError::TooLarge { max: 500_000_000 }),
        Problem::Attachments(AttachmentsError::Twice),
    ];
    problems.extend(
        [
            PhnError::Sign,
            PhnError::Length,
            PhnError::First,
            PhnError::Check,
        ]
        .map(Problem::Phn),
    );
    problems.extend([MspError::Sign, MspError::Length].map(Problem::Msp));
    problems.extend([EmailError::Form, EmailError::TooLong].map(Problem::Email));
    problems.extend(
        [
            PhoneError::Sign,
            PhoneError::Length,
            PhoneError::NoSuchNumber,
            PhoneError::Extension,
        ]
        .map(Problem::Phone),
    );
    let parts = [DatePart::Day, DatePart::Month, DatePart::Year];
    problems.extend(parts.map(|part| Problem::Date(DateError::Missing(part))));
    problems.extend(parts.map(|part| Problem::Date(DateError::Unreadable(part))));
    problems.extend(
        [
            DateError::NoSuchDay,
            DateError::Future,
            DateError::TooLongAgo,
        ]
        .map(Problem::Date),
    );
    problems
}

/// Calm, and begins as a sentence does.
fn assert_begins(lang: Lang, sentence: &str) {
    assert_calm(lang, sentence);
    let mut letters = sentence.trim_start_matches(['“', '«', '\u{a0}']).chars();
    assert!(
        letters.next().is_some_and(char::is_uppercase),
        "{sentence:?}"
    );
}

#[test]
fn every_error_of_every_field_says_calmly_what_to_do() {
    for lang in Lang::ALL {
        for field in Field::ALL {
            for problem in problems() {
                let sentence = lang.words().field_error(&FieldError::new(*field, problem));
                assert_begins(*lang, &sentence);
                assert!(
                    !sentence.ends_with('.'),
                    "an error of one sentence has no full stop: {sentence}"
                );
            }
        }
    }
}

#[test]
fn errors_read_as_the_brief_wants_them() {
    let say = |field, problem: Problem| {
        Lang::En
            .words()
            .field_error(&FieldError::new(field, problem))
    };
    assert_eq!(
        say(Field::BirthDay, Problem::Missing),
        "Enter the patient’s date of birth"
    );
    assert_eq!(
        say(
            Field::BirthMonth,
            Problem::Date(DateError::Missing(DatePart::Month))
        ),
        "Add the month of the patient’s date of birth",
    );
    assert_eq!(
        say(Field::Sex, Problem::Missing),
        "Choose the sex on the health card"
    );
    assert_eq!(
        say(Field::SenderEmail, Problem::Email(EmailError::Form)),
        "Enter your e-mail address as in name@example.ca"
    );
    assert_eq!(
        say(Field::ClinicName, Problem::TooLong { max: 200 }),
        "Shorten the clinic’s name to 200 characters or fewer"
    );
}

#[test]
fn errors_read_as_a_french_clinic_wants_them() {
    let say = |field, problem: Problem| {
        Lang::Fr
            .words()
            .field_error(&FieldError::new(field, problem))
    };
    let date = |field, error| say(field, Problem::Date(error));
    for (said, wanted) in [
        (
            say(Field::BirthDay, Problem::Missing),
            "Inscrivez la date de naissance",
        ),
        (
            date(Field::BirthMonth, DateError::Missing(DatePart::Month)),
            "Ajoutez le mois à la date de naissance",
        ),
        (
            date(Field::InjuryYear, DateError::Unreadable(DatePart::Year)),
            "Inscrivez en quatre chiffres l’année de la date de la blessure",
        ),
        (
            say(Field::Sex, Problem::Missing),
            "Choisissez le sexe sur la carte santé",
        ),
        (
            say(Field::SenderEmail, Problem::Email(EmailError::Form)),
            "Inscrivez votre adresse de courriel sous la forme nom@example.ca",
        ),
        (
            say(Field::ClinicName, Problem::TooLong { max: 200 }),
            "Raccourcissez le nom de la clinique\u{a0}: 200 caractères au plus",
        ),
        (
            say(Field::ProviderMsp, Problem::Msp(MspError::Length)),
            "Inscrivez le numéro de facturation MSP de la personne référente en entier\u{a0}: \
             cinq chiffres ou lettres, avec les zéros du début",
        ),
    ] {
        assert_eq!(said, wanted);
    }
}

#[test]
fn every_choice_that_the_form_offers_has_a_label_of_its_own() {
    for lang in Lang::ALL {
        let words = lang.words();
        for field in Field::ALL {
            let Kind::Choice(codes) = field.kind() else {
                assert_eq!(words.option_label(*field, "yes"), None, "{field:?}");
                continue;
            };
            let mut labels: Vec<_> = codes
                .iter()
                .map(|code| words.option_label(*field, code).unwrap())
                .collect();
            for label in &labels {
                assert_begins(*lang, label);
            }
            labels.sort_unstable();
            labels.dedup();
            assert_eq!(labels.len(), codes.len(), "{field:?}");
            assert_eq!(words.option_label(*field, "no-such-code"), None);
        }
    }
}

#[test]
fn every_step_and_field_is_named() {
    for lang in Lang::ALL {
        let words = lang.words();
        for step in Step::ALL {
            assert_begins(*lang, words.step_title(*step));
        }
        for field in Field::ALL {
            assert_begins(*lang, words.field_label(*field));
            if let Some(hint) = words.field_hint(*field) {
                assert_begins(*lang, hint);
            }
            assert_eq!(
                words.date_legend(*field).is_some(),
                field.date().is_some(),
                "{field:?}"
            );
        }
    }
}

#[test]
fn a_refused_file_is_named_with_what_to_do() {
    for lang in Lang::ALL {
        let words = lang.words();
        let heic = words.file_error("IMG-0001.HEIC", FileError::Refused(Refused::Heic));
        assert!(
            heic.starts_with("IMG-0001.HEIC ") && heic.contains("JPEG"),
            "{heic}"
        );
        for refused in Refused::ALL {
            assert_begins(
                *lang,
                &words.file_error("Scan", FileError::Refused(*refused)),
            );
        }
        assert_begins(*lang, &words.file_error("Scan", FileError::Empty));
        let max = 250_000_000;
        let large = words.file_error("Scan", FileError::TooLarge { max });
        assert_begins(*lang, &large);
        assert!(large.contains(&words.file_size(max)), "{large}");
    }
    let heic = |lang: Lang| {
        let refused = FileError::Refused(Refused::Heic);
        lang.words().file_error("IMG-0001.HEIC", refused)
    };
    assert!(heic(Lang::En).starts_with("IMG-0001.HEIC was not added."));
    assert!(heic(Lang::Fr).starts_with("IMG-0001.HEIC n’a pas été ajouté."));
}

#[test]
fn sizes_are_told_in_decimal_units_and_never_too_small() {
    let size = |bytes| Lang::En.words().file_size(bytes);
    assert_eq!(
        [size(999), size(1_001), size(1_000_000), size(1_240_001)],
        ["999 bytes", "2 kB", "1 MB", "1.3 MB"]
    );
    assert_eq!(size(250_000_001), "250.1 MB");
    let size = |bytes| Lang::Fr.words().file_size(bytes);
    assert_eq!(
        [
            size(0),
            size(999),
            size(1_001),
            size(1_000_000),
            size(9_440_001)
        ],
        [
            "0\u{a0}octet",
            "999\u{a0}octets",
            "2\u{a0}ko",
            "1\u{a0}Mo",
            "9,5\u{a0}Mo"
        ]
    );
}

#[test]
fn a_reason_that_needs_words_asks_for_them() {
    for lang in Lang::ALL {
        for reason in DeclineReason::ALL {
            assert_begins(*lang, lang.words().decline_reason(*reason));
            assert_eq!(
                lang.words().decline_words_hint(*reason).is_some(),
                reason.needs_words(),
                "{reason:?}"
            );
        }
    }
}

#[test]
fn a_wait_is_said_as_people_say_it() {
    let waits = [(0, 0), (1, 1), (0, 1), (0, 4), (6, 6), (2, 6)];
    let said = |lang: Lang| {
        waits.map(|(from, to)| {
            let wait = ExpectedWait::weeks(from, to).unwrap();
            lang.words().expected_wait(wait)
        })
    };
    assert_eq!(
        said(Lang::En),
        [
            "less than a week",
            "about 1 week",
            "up to 1 week",
            "up to 4 weeks",
            "about 6 weeks",
            "2 to 6 weeks"
        ],
    );
    assert_eq!(
        said(Lang::Fr),
        [
            "moins d’une semaine",
            "environ 1 semaine",
            "jusqu’à 1 semaine",
            "jusqu’à 4 semaines",
            "environ 6 semaines",
            "de 2 à 6 semaines"
        ],
    );
}
