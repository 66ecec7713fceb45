//! The letter of the practice that received it: the sender's, but for what is the sender's only.

use letter::{Block, Section};

use crate::support::{self, Pdf, draft, pdf_bytes, received_of};

fn received() -> Pdf {
    Pdf::saved(&pdf_bytes(&received_of(&draft(), None)))
}

#[test]
fn it_says_that_it_was_received_when_and_by_whom() {
    let read = received().text();
    for told in [
        "Referral",
        "received",
        "Received by",
        "Dr. Casey Example",
        "Example Surgical Group",
        "R-7K4M-2QXD-4",
        "2 March 2026",
    ] {
        assert!(read.contains(told), "{told} in\n{read}");
    }
    for senders in [
        "Sent to",
        "Follow this referral",
        "chrome lather",
        "Receipt",
    ] {
        assert!(!read.contains(senders), "{senders} in\n{read}");
    }
}

#[test]
fn all_that_was_entered_is_in_it_and_no_status_page() {
    let (sent, received) = (Pdf::of(&draft()), received());
    let with_status = |pages: Vec<String>| pages.iter().any(|page| page.contains("Follow"));
    assert!(with_status(sent.pages()) && !with_status(received.pages()));
    let read = received.text();
    for told in [
        "Sample, Avery",
        "9735 353 315",
        "Please assess for cholecystectomy.",
        "Ramipril 5 mg once a day",
        "Two stones, thin wall",
        "ultrasound.pdf",
        "front-desk@example.org",
    ] {
        assert!(read.contains(told), "{told} in\n{read}");
    }
    let (_, secret) = support::STATUS_URL.split_once('#').unwrap();
    assert!(!read.contains(secret));
    assert_eq!(received.files(), ["referral-R-7K4M-2QXD-4.json"]);
}

#[test]
fn a_remark_is_read_before_what_it_is_about() {
    let remark = Section {
        title: "Take a second look".to_owned(),
        blocks: vec![Block::Prose {
            label: "Some answers do not fit".to_owned(),
            text: "Date of birth\nHealth number".to_owned(),
        }],
    };
    let read = Pdf::saved(&pdf_bytes(&received_of(&draft(), Some(remark)))).text();
    let place = |told: &str| {
        read.find(told)
            .unwrap_or_else(|| panic!("{told} in\n{read}"))
    };
    assert!(place("Take a second look") < place("Reason for referral"));
    assert!(place("Some answers do not fit") < place("Reason for referral"));
}

#[test]
fn it_is_sound_and_tagged_and_always_the_same() {
    let received = received();
    received.tool("qpdf", &["--check"], &[]);
    let read = received.tool("pdfinfo", &["-struct-text"], &[]);
    let read = String::from_utf8(read.stdout).unwrap();
    for heard in ["H1", "\"Received by\"", "\"Reason for referral\""] {
        assert!(read.contains(heard), "{heard} in\n{read}");
    }
    let bytes = pdf_bytes(&received_of(&draft(), None));
    assert!(pdf_bytes(&received_of(&draft(), None)) == bytes);
}
