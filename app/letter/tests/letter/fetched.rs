//! Which fonts a letter needs, by the list alone.

use letter::{About, Fonts, PdfWriter, Printpdf, layout};
use referral::form::Field;

use crate::support::{Pdf, SENT, draft, fonts, letter_of, list, pdf_bytes, words};

const LATIN: [&str; 2] = ["noto-sans", "noto-sans-bold"];
/// What the receipt is printed with.
const SIGNS: &str = "noto-sans-mono";

/// The files that a letter with this patient needs.
fn needed(given: &str) -> Vec<String> {
    let mut draft = draft();
    draft.set(Field::GivenNames, given);
    let list = list();
    let needed = list.needed(&letter_of(&draft)).into_iter();
    needed
        .map(|place| list.get(place).unwrap().file.replace(".ttf.br", ""))
        .collect()
}

#[test]
fn latin_greek_and_the_names_of_british_columbia_need_two_files_and_the_receipt_one() {
    for given in [
        "Avery",
        "Thị Phương Thảo",
        "xʷməθkʷəy̓əm SX̱ÁUTW̱ Tŝilhqot'in",
        "β 5 µg ½ °C",
    ] {
        assert_eq!(
            needed(given),
            [LATIN.as_slice(), &[SIGNS]].concat(),
            "{given}"
        );
    }
}

#[test]
fn another_script_needs_one_file_more() {
    for (given, file) in [
        ("CRP ≥ 40 → ER ✓", "noto-sans-signs"),
        ("ਗੁਰਪ੍ਰੀਤ", "noto-sans-gurmukhi"),
        ("Наталія", "noto-sans-more"),
        ("प्रिया", "noto-sans-more"),
        ("王小明 陳靜", "noto-sans-sc"),
        ("龘", "noto-sans-sc-more"),
    ] {
        let all = [LATIN.as_slice(), &[file, SIGNS]].concat();
        assert_eq!(needed(given), all, "{given}");
    }
}

#[test]
fn a_letter_that_no_font_has_needs_none() {
    assert_eq!(needed("\u{10437}"), [LATIN.as_slice(), &[SIGNS]].concat());
}

#[test]
fn with_what_it_needs_a_letter_looks_as_with_all_fonts() {
    let mut draft = draft();
    draft.set(Field::GivenNames, "Наталія ਗੁਰਪ੍ਰੀਤ 王小明 \u{10437}");
    draft.set(Field::Question, "е\u{301} प्रि क\u{304} x\u{331} ਕ\u{304}");
    let letter = letter_of(&draft);
    let needed = list().needed(&letter);
    let all = fonts();
    let some = needed.iter().map(|place| &all[*place]);
    let fonts = Fonts::parse(some).unwrap();
    let sheets = layout(&letter, &fonts, words());
    let about = About::of(&letter, SENT);
    let written = Printpdf.write(&sheets, &fonts, &about).unwrap();
    // The bytes differ, as fonts are named by their places.
    let drawn = |bytes: &[u8]| {
        let pdf = Pdf::saved(bytes);
        (pdf.tool("pdftoppm", &["-r", "50"], &[]).stdout, pdf.text())
    };
    assert!(drawn(&written) == drawn(&pdf_bytes(&letter)));
}
