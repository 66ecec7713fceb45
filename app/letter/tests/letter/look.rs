//! What a fax and a printer need of the pages, whatever is on them.

use letter::{Fonts, Item, Sheets, layout};
use referral::form::Field;

use crate::support::{Pdf, attach, draft, fonts, letter_of, words};

fn sheets(letter: &letter::Letter) -> Sheets {
    let files = fonts();
    layout(letter, &Fonts::parse(&files).unwrap(), words())
}

/// A referral with much of everything.
fn long() -> referral::form::Draft {
    let mut draft = draft();
    draft.set(Field::History, "A line of history.\n".repeat(120));
    draft.set(Field::AccessNeeds, "Needs a transfer board. ".repeat(12));
    for file in 20..30 {
        attach(&mut draft, &format!("{}.pdf", "scan ".repeat(20)), file);
    }
    draft
}

#[test]
fn no_stroke_and_no_letter_is_lost_in_a_fax() {
    for draft in [draft(), long()] {
        let sheets = sheets(&letter_of(&draft));
        for placed in sheets.pages.iter().flat_map(|page| &page.items) {
            match &placed.item {
                Item::Stroke { thickness, .. } => assert!(*thickness >= 0.75),
                Item::Text(line) => assert!(line.size >= 9.5),
                _ => {}
            }
        }
    }
}

#[test]
fn nothing_runs_over_the_edge_or_into_the_foot() {
    for draft in [draft(), long()] {
        for page in sheets(&letter_of(&draft)).pages {
            for placed in page.items {
                let Item::Text(line) = placed.item else {
                    continue;
                };
                let width: f32 = line.runs.iter().map(letter::Run::width).sum();
                // A line may end with a space.
                assert!(line.x + (width - 0.3) * line.size <= 558.0);
                let is_foot = placed.element.is_none();
                assert_eq!(line.baseline > 740.0, is_foot);
            }
        }
    }
}

#[test]
fn a_patient_of_whom_much_is_said_is_told_without_a_box() {
    let mut draft = draft();
    draft.set(Field::AccessNeeds, "Needs a transfer board.\n".repeat(30));
    let read = Pdf::of(&draft).text();
    assert_eq!(read.matches("transfer board").count(), 30, "{read}");
}
