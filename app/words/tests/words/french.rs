//! That the whole of the French folder is set as French is: also what no test can make it say.

use std::fs;
use std::path::{Path, PathBuf};

use crate::voice::assert_set_as_french;
use referral::person::date_from_text;
use time::macros::{date, datetime};
use time::{Date, Month};
use words::Lang;

/// The files of a language's folder, but for the one that has English names on purpose.
fn files(language: &str) -> Vec<PathBuf> {
    let mut folders = vec![
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src")
            .join(language),
    ];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("languages.rs") {
                files.push(path);
            }
        }
    }
    files
}

/// What stands between quotation marks in a file of ours, as the compiler reads it: it has no raw
/// strings, and no quotation mark in a comment.
fn literals(source: &str) -> Vec<String> {
    let code = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let mut literals = Vec::new();
    let mut signs = code.chars().peekable();
    while signs.by_ref().any(|sign| sign == '"') {
        let mut literal = String::new();
        while let Some(sign) = signs.next().filter(|sign| *sign != '"') {
            if sign != '\\' {
                literal.push(sign);
                continue;
            }
            match signs.next().unwrap() {
                '\n' => while signs.next_if(char::is_ascii_whitespace).is_some() {},
                'u' => {
                    let code: String = signs.by_ref().take_while(|sign| *sign != '}').collect();
                    let code = u32::from_str_radix(&code[1..], 16).unwrap();
                    literal.push(char::from_u32(code).unwrap());
                }
                other => panic!("an escape that the words do not need: {other:?}"),
            }
        }
        literals.push(literal);
    }
    literals
}

/// A format string with a sign in place of each `{name}` of ours.
fn without_names(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let (_, rest) = part.split_once('}').unwrap();
        format!("{text}…{rest}")
    })
}

#[test]
fn everything_that_is_said_in_french_is_set_as_french_is() {
    let mut said = 0;
    for file in files("fr") {
        for literal in literals(&fs::read_to_string(&file).unwrap()) {
            let text = without_names(&literal);
            // A key, and not a sentence.
            if text != "?" {
                assert_set_as_french(&text);
            }
            assert!(!text.contains("  "), "{text:?}");
            said += 1;
        }
    }
    assert!(said > 600, "{said} strings were found");
}

#[test]
fn english_in_the_french_folder_would_be_found() {
    for text in [
        "Fermer now",
        "La suite: rien",
        "L'attente",
        "Prêt ?",
        "« Toutes »",
        "Non!",
    ] {
        let found = std::panic::catch_unwind(|| assert_set_as_french(text));
        assert!(found.is_err(), "{text}");
    }
}

#[test]
fn every_file_of_english_has_its_french_beside_it() {
    let names = |language: &str| {
        let mut names: Vec<String> = files(language)
            .iter()
            .map(|file| {
                file.display()
                    .to_string()
                    .replace(&format!("/src/{language}/"), "/")
            })
            .collect();
        names.sort();
        names
    };
    let mut french = names("fr");
    french.retain(|name| !name.ends_with("calendar.rs"));
    assert_eq!(names("en"), french);
}

#[test]
fn a_day_that_the_words_write_is_one_that_the_form_reads() {
    for lang in Lang::ALL {
        for month in (1..=12).map(|month| Month::try_from(month).unwrap()) {
            for day in [1, 2, 28] {
                let day = Date::from_calendar_date(2026, month, day).unwrap();
                let written = lang.words().letter_day(day);
                assert_eq!(date_from_text(&written), Ok(day), "{written}");
            }
        }
    }
}

#[test]
fn days_and_times_read_as_a_clinic_writes_them() {
    let words = Lang::Fr.words();
    assert_eq!(words.letter_day(date!(1971 - 04 - 09)), "9 avril 1971");
    assert_eq!(words.letter_day(date!(2026 - 08 - 01)), "1er août 2026");
    assert_eq!(
        words.letter_instant(datetime!(2026-03-02 14:05 -8)),
        "2 mars 2026 à 14\u{a0}h\u{a0}05 (UTC−08:00)"
    );
    assert_eq!(
        words.letter_instant(datetime!(2026-12-01 00:00 +5:30)),
        "1er décembre 2026 à 0\u{a0}h (UTC+05:30)"
    );
    assert_eq!(
        words.away_until("1er août 2026"),
        "Absence jusqu’au 1er août 2026"
    );
}

#[test]
fn languages_are_told_in_french_and_one_that_is_not_known_as_it_is_written() {
    let words = Lang::Fr.words();
    assert_eq!(
        words.speaks("French, Punjabi"),
        "Autres langues que l’anglais\u{a0}: français, pendjabi"
    );
    assert_eq!(
        words.speaks("Farsi, Sḵwx̱wú7mesh sníchim"),
        "Autres langues que l’anglais\u{a0}: persan (farsi), Sḵwx̱wú7mesh sníchim"
    );
}

#[test]
fn none_and_one_are_singular() {
    let words = Lang::Fr.words();
    assert_eq!(
        [0, 1, 2].map(|count| words.files_added(count)),
        [
            "0 fichier a été ajouté.",
            "1 fichier a été ajouté.",
            "2 fichiers ont été ajoutés."
        ]
    );
    let words = Lang::Fr.practice_words();
    assert_eq!(
        [0, 1, 2_000].map(|count| words.found(count)),
        [
            "0 demande trouvée",
            "1 demande trouvée",
            "2\u{a0}000 demandes trouvées"
        ]
    );
    assert_eq!(words.names_open(1, 3), "1 nom sur 3 est ouvert");
    assert_eq!(words.names_open(2, 3), "2 noms sur 3 sont ouverts");
    let words = Lang::Fr.mail_words();
    assert!(
        words
            .demo_mails_older(0, "x")
            .starts_with("0 courriel plus ancien se")
    );
    assert!(
        words
            .demo_mails_older(2, "x")
            .starts_with("2 courriels plus anciens se")
    );
}
