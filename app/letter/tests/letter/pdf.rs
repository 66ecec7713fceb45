//! The text, the fonts and the structure.

use letter::{FontError, FontFile, Fonts, Weight};
use referral::form::{Field, TICKED};

use words::Lang;

use crate::support::{self, Pdf, draft, letter_in, letter_of, patients_copy_of, pdf_bytes};

/// A letter whose patient and question carry these words.
fn written(given: &str, words: &str) -> Pdf {
    let mut draft = draft();
    draft.set(Field::GivenNames, given);
    draft.set(Field::Question, words);
    Pdf::of(&draft)
}

#[test]
fn every_script_comes_back_exactly() {
    for text in [
        "Nguyễn Thị Phương Thảo, Đặng Hữu Nghĩa",
        "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ ਢਿੱਲੋਂ ਸ੍ਰੀ ਕ੍ਰਿਸ਼ਨ",
        "王小明 李秀英 陈静",
        "xʷməθkʷəy̓əm",
        "Sḵwx̱wú7mesh",
        "SX̱ÁUTW̱",
        "Tŝilhqot'in",
        "office fluffy ffi",
    ] {
        let pdf = written(text, text);
        let read = pdf.text();
        assert_eq!(read.matches(text).count(), 2, "{text} in\n{read}");
    }
}

#[test]
fn a_letter_in_five_scripts_at_once_comes_back() {
    let text = "Đặng 王小明 ਗੁਰਪ੍ਰੀਤ xʷməθkʷəy̓əm 42 °C";
    let read = written("Avery", text).text();
    assert!(read.contains(text), "{read}");
}

#[test]
fn the_sheet_is_us_letter_and_the_file_names_no_patient() {
    let info = Pdf::of(&draft()).tool("pdfinfo", &[], &[]);
    let info = String::from_utf8(info.stdout).unwrap();
    for line in [
        "612 x 792 pts (letter)",
        "Referral R-7K4M-2QXD-4",
        "Pages:           4",
    ] {
        assert!(info.contains(line), "{line} in\n{info}");
    }
    assert!(!info.contains("Sample"), "{info}");
}

#[test]
fn the_file_is_sound() {
    let pdf = written("ਗੁਰਪ੍ਰੀਤ", "王小明");
    pdf.tool("qpdf", &["--check"], &[]);
    let fonts = pdf.tool("pdffonts", &[], &[]);
    let fonts = String::from_utf8(fonts.stdout).unwrap();
    let embedded = fonts.lines().filter(|line| line.contains("yes yes yes"));
    assert_eq!(embedded.count(), 5, "{fonts}");
}

#[test]
fn only_the_glyphs_that_are_used_are_embedded() {
    let bytes = pdf_bytes(&letter_of(&draft()));
    assert!(bytes.len() < 60_000, "{} bytes", bytes.len());
}

#[test]
fn every_page_says_which_referral_how_soon_born_when_and_which_page() {
    let mut draft = draft();
    draft.set(Field::History, "A line of history.\n".repeat(120));
    let pages = Pdf::of(&draft).pages();
    assert!(pages.len() > 3, "{}", pages.len());
    for (page, number) in pages.iter().zip(1..) {
        let foot = page.lines().rfind(|line| !line.trim().is_empty()).unwrap();
        for part in [
            "R-7K4M-2QXD-4",
            "Urgent",
            "Born 9 April 1971",
            &format!("Page {number} of {}", pages.len()),
        ] {
            assert!(foot.contains(part), "{part} in {foot}");
        }
    }
}

#[test]
fn only_the_last_page_holds_the_status_link_and_nothing_else_of_the_referral() {
    let pages = Pdf::of(&draft()).pages();
    let (last, others) = pages.split_last().unwrap();
    let squeezed: String = last.split_whitespace().collect();
    assert!(squeezed.contains(support::STATUS_URL), "{last}");
    assert!(!last.contains("Sample"), "{last}");
    for page in others {
        assert!(!page.contains("/status/"), "{page}");
    }
}

#[test]
fn everything_that_was_entered_is_in_the_letter() {
    let read = Pdf::of(&draft()).text();
    for entered in [
        "Robin Sample",
        "front-desk@example.org",
        "Dr. Jordan Doe",
        "00101",
        "Example Street Clinic",
        "250-555-0100",
        "250-555-0101",
        "1 Example Street",
        "V1Y 0A1",
        "General surgery",
        "Gallbladder",
        "Okanagan",
        "Choose for me",
        "Virtual visit suits",
        "Sample, Avery",
        "9 April 1971",
        "9735 353 315",
        "Female",
        "604-555-0142 (voicemail allowed)",
        "2 Example Street",
        "V1T 0A2",
        "Two attacks a week, the last with fever.",
        "Please assess for cholecystectomy.",
        "Do a procedure",
        "Pain under the right ribs",
        "stones up to 9 mm",
        "Ramipril 5 mg once a day",
        "None known",
        "Takes an anticoagulant",
        "What did the",
        "Two stones, thin wall",
        "The patient knows about this referral and agrees to it",
        "ultrasound.pdf",
        "blood work.pdf",
        "Dr. Casey Example",
        "Example Surgical Group",
        "2 March 2026, 14:05 (UTC−08:00)",
        "chrome lather violet outage hazing plural",
    ] {
        assert!(read.contains(entered), "{entered} in\n{read}");
    }
}

#[test]
fn a_letter_that_no_font_has_is_named_and_printed_as_its_code_point() {
    let mut draft = draft();
    draft.set(Field::FamilyName, "Ꙁamora");
    draft.set(Field::Question, "𐐷 and Ꙁ and 𐐷");
    let named = support::list().missing(&letter_of(&draft));
    assert!(named.contains(&'𐐷'), "{named:?}");
    assert!(!named.contains(&'a'), "{named:?}");
    let read = Pdf::of(&draft).text();
    for letter in named {
        let code = format!("U+{:04X}", u32::from(letter));
        assert!(read.contains(&code), "{code} in\n{read}");
    }
}

#[test]
fn fonts_that_cannot_print_a_letter_are_refused() {
    let broken = FontFile {
        weight: Weight::Regular,
        bytes: b"not a font".to_vec(),
    };
    assert_eq!(Fonts::parse(&[]).err(), Some(FontError::None));
    assert_eq!(
        Fonts::parse(&[broken]).err(),
        Some(FontError::Unreadable(0))
    );
}

#[test]
fn a_word_wider_than_the_page_loses_no_letter() {
    let long = "x".repeat(400);
    let read = written("Avery", &long).text();
    assert_eq!(
        read.matches('x').count(),
        Pdf::of(&draft()).text().matches('x').count() + 400
    );
}

/// Writes letters beside the build's other files, to be looked at:
/// `cargo nextest run -p letter --run-ignored only`.
#[test]
#[ignore = "for the eye"]
fn letters_to_look_at() {
    let short = draft();
    let mut long = draft();
    for (field, answer) in [
        (Field::GivenNames, "Thị Phương Thảo"),
        (Field::PreferredName, "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ 王小明"),
        (Field::PatientTown, "xʷməθkʷəy̓əm"),
        (Field::Urgency, "semi-urgent"),
        (Field::PatientEmail, "avery.sample@example.org"),
        (Field::Gender, "Non-binary"),
        (Field::Pronouns, "they"),
        (Field::Language, "Punjabi"),
        (Field::Interpreter, TICKED),
        (
            Field::AccessNeeds,
            "Uses a wheelchair; a transfer board is needed.",
        ),
    ] {
        long.set(field, answer);
    }
    let history = "Pain under the right ribs after meals since November, at night as well. ";
    long.set(Field::History, history.repeat(60));
    support::attach(
        &mut long,
        "a very long name of a scan that somebody saved twice.pdf",
        9,
    );
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, draft) in [("short", short), ("long", long)] {
        let file = folder.join(format!("{name}.pdf"));
        std::fs::write(file, pdf_bytes(&letter_of(&draft))).unwrap();
        let file = folder.join(format!("{name}-fr.pdf"));
        std::fs::write(file, pdf_bytes(&letter_in(&draft, Lang::Fr))).unwrap();
        let file = folder.join(format!("{name}-patient.pdf"));
        std::fs::write(file, pdf_bytes(&patients_copy_of(&draft))).unwrap();
    }
}
