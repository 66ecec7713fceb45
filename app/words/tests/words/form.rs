//! The voice of the form, in every language.

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

/// Plain and calm: no blame, no begging, no shouting, no code left standing.
fn assert_calm(sentence: &str) {
    let lower = sentence.to_lowercase();
    for word in [
        "!", "invalid", "error", "please", "sorry", "failed", "must", "illegal", "wrong", "{", "_",
    ] {
        assert!(!lower.contains(word), "{sentence:?} says {word:?}");
    }
    assert!(
        sentence
            .trim_start_matches('“')
            .chars()
            .next()
            .is_some_and(char::is_uppercase),
        "{sentence:?}"
    );
    assert_eq!(sentence.trim(), sentence);
    assert!(!sentence.contains("  "), "{sentence:?}");
}

#[test]
fn every_error_of_every_field_says_calmly_what_to_do() {
    for lang in Lang::ALL {
        for field in Field::ALL {
            for problem in problems() {
                let sentence = lang.words().field_error(&FieldError::new(*field, problem));
                assert_calm(&sentence);
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
                assert_calm(label);
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
            assert_calm(words.step_title(*step));
        }
        for field in Field::ALL {
            assert_calm(words.field_label(*field));
            words.field_hint(*field).into_iter().for_each(assert_calm);
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
    let words = Lang::En.words();
    let heic = words.file_error("IMG_0001.HEIC", FileError::Refused(Refused::Heic));
    assert!(
        heic.starts_with("IMG_0001.HEIC was not added.") && heic.contains("JPEG"),
        "{heic}"
    );
    for refused in Refused::ALL {
        assert_calm(&words.file_error("Scan", FileError::Refused(*refused)));
    }
    assert_calm(&words.file_error("Scan", FileError::Empty));
    assert!(
        words
            .file_error("Scan", FileError::TooLarge { max: 250_000_000 })
            .contains("250 MB")
    );
}

#[test]
fn sizes_are_told_in_decimal_units_and_never_too_small() {
    let size = |bytes| Lang::En.words().file_size(bytes);
    assert_eq!(
        [size(999), size(1_001), size(1_000_000), size(1_240_001)],
        ["999 bytes", "2 kB", "1 MB", "1.3 MB"]
    );
    assert_eq!(size(250_000_001), "250.1 MB");
}

#[test]
fn a_reason_that_needs_words_asks_for_them() {
    for lang in Lang::ALL {
        for reason in DeclineReason::ALL {
            assert_calm(lang.words().decline_reason(*reason));
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
    let wait = |from, to| {
        Lang::En
            .words()
            .expected_wait(ExpectedWait::weeks(from, to).unwrap())
    };
    assert_eq!(
        [
            wait(0, 0),
            wait(1, 1),
            wait(0, 1),
            wait(0, 4),
            wait(6, 6),
            wait(2, 6)
        ],
        [
            "less than a week",
            "about 1 week",
            "up to 1 week",
            "up to 4 weeks",
            "about 6 weeks",
            "2 to 6 weeks"
        ],
    );
}
