//! The patient's own copy: what is in it, and above all what is not.

use lopdf::Document;
use referral::form::{Draft, Field, TICKED};

use crate::support::{self, Pdf, attach, draft, patients_copy_of, pdf_bytes};

fn copy_of(draft: &Draft) -> Pdf {
    Pdf::saved(&pdf_bytes(&patients_copy_of(draft)))
}

/// The text in one line, however it was broken.
fn text(pdf: &Pdf) -> String {
    let text = pdf.text();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_patient_reads_who_refers_them_to_whom_how_soon_and_what_is_next() {
    let read = text(&copy_of(&draft()));
    for told in [
        "Your referral",
        "General surgery",
        "R-7K4M-2QXD-4",
        "Urgent",
        "within about two weeks",
        "2 March 2026",
        "Dr. Casey Example",
        "Example Surgical Group",
        "Dr. Jordan Doe",
        "Example Street Clinic",
        "Telephone your clinic at 250-555-0100",
        "What happens next",
        "9-1-1",
        "Sample, Avery",
        "9 April 1971",
    ] {
        assert!(read.contains(told), "{told} in\n{read}");
    }
}

#[test]
fn no_clinical_word_gets_into_it() {
    let mut draft = draft();
    let secret = "Zebrafish";
    for field in [
        Field::Question,
        Field::UrgencyReason,
        Field::RedFlags,
        Field::History,
        Field::Investigations,
        Field::Medications,
        Field::SensitiveNote,
        Field::AccessNeeds,
        Field::Gender,
        Field::Pronouns,
    ] {
        draft.set(field, secret);
    }
    draft.set(Field::AllergiesNone, "");
    draft.set(Field::Allergies, secret);
    draft.set(Field::Anticoagulant, TICKED);
    draft.set_prompt("ultrasound".parse().unwrap(), secret);
    attach(&mut draft, "Zebrafish.pdf", 12);
    let copy = copy_of(&draft);
    let read = text(&copy);
    // Its own letter has them all.
    assert!(Pdf::of(&draft).text().matches(secret).count() > 10);
    for absent in [
        secret,
        "Gallbladder",
        "ultrasound",
        "anticoagulant",
        "Allergies",
        "9735 353 315",
        "front-desk@example.org",
        ".pdf",
    ] {
        assert!(!read.contains(absent), "{absent} in\n{read}");
    }
}

#[test]
fn it_has_no_status_page_no_link_and_no_file() {
    let copy = copy_of(&draft());
    assert_eq!(copy.pages().len(), 1);
    assert!(!text(&copy).contains("/status/"));
    assert!(copy.files().is_empty());
    let bytes = pdf_bytes(&patients_copy_of(&draft()));
    let file = Document::load_mem(&bytes).unwrap();
    let (_, secret) = support::STATUS_URL.split_once('#').unwrap();
    let holds = |bytes: &[u8]| {
        let mut windows = bytes.windows(secret.len());
        windows.any(|window| window == secret.as_bytes())
    };
    assert!(!holds(&bytes));
    for page in file.get_pages().into_values() {
        assert!(!holds(&file.get_page_content(page)));
    }
}

#[test]
fn it_is_sound_and_tagged_and_always_the_same() {
    let copy = copy_of(&draft());
    copy.tool("qpdf", &["--check"], &[]);
    let read = copy.tool("pdfinfo", &["-struct-text"], &[]);
    let read = String::from_utf8(read.stdout).unwrap();
    for heard in ["H1", "\"Your referral\"", "H2", "\"If you get worse\""] {
        assert!(read.contains(heard), "{heard} in\n{read}");
    }
    let again = pdf_bytes(&patients_copy_of(&draft()));
    assert!(pdf_bytes(&patients_copy_of(&draft())) == again);
}
