//! The proof as somebody checks it who has nothing but the paper, or the file.

use futures::executor::block_on;
use letter::{Facts, Fonts, Item, Proof, Sent, layout};
use referral::form::Field;
use sealing::native::Native;
use sealing::receipt::Receipt;
use words::Lang;

use crate::support::{
    self, CHECKPOINT, Pdf, attach, catalogue, draft, patients_copy_of, pdf_bytes, receipt,
    received_of, referral_of, server,
};

const FILE: &str = "referral-R-7K4M-2QXD-4.receipt.jws";

/// The receipt as it is read off the pages: everything below its label that a receipt is made of.
fn printed(pdf: &Pdf) -> String {
    let read = pdf.text();
    let (_, below) = read.split_once("The receipt, sign by sign").unwrap();
    let is_part = |line: &&str| !line.is_empty() && !line.contains(' ');
    let lines = below
        .lines()
        .map(str::trim)
        .skip_while(|line| line.is_empty());
    lines.take_while(is_part).collect()
}

/// The facts with another proof.
fn with(change: impl FnOnce(Proof) -> Proof) -> Facts {
    let facts = support::facts();
    let sent = facts.sent.map(|sent| Sent {
        proof: sent.proof.map(change),
        ..sent
    });
    Facts { sent, ..facts }
}

#[test]
fn the_receipt_that_was_printed_is_the_servers() {
    let printed = printed(&Pdf::of(&draft()));
    let read = block_on(Receipt::verify(&Native, &server().public(), &printed));
    assert_eq!(read.unwrap(), receipt());
}

#[test]
fn a_receipt_that_another_server_signed_is_told_apart() {
    let printed = printed(&Pdf::of(&draft()));
    let other = sealing::native::SigningKey::from_seed(&[8; 32]).public();
    assert!(block_on(Receipt::verify(&Native, &other, &printed)).is_err());
}

#[test]
fn the_receipt_is_a_file_too_byte_for_byte() {
    let pdf = Pdf::of(&draft());
    assert_eq!(pdf.files(), ["referral-R-7K4M-2QXD-4.json", FILE]);
    let saved = pdf.tool("pdfdetach", &["-save", "2", "-o", "/dev/stdout"], &[]);
    assert!(saved.stdout == support::proof().receipt.into_bytes());
}

#[test]
fn number_time_key_log_and_server_stand_beside_it() {
    let read = Pdf::of(&draft()).text();
    let (_, proof) = read.split_once("Proof of sending").unwrap();
    let kid = server().public().kid().to_string();
    let (name, rest) = CHECKPOINT.split_once(':').unwrap();
    let (_, root) = rest.split_once(':').unwrap();
    for told in [
        "R-7K4M-2QXD-4",
        "2 March 2026, 14:05 (UTC−08:00)",
        "chrome lather violet outage hazing plural",
        "81d0 8e86 5a0f 9b2c",
        name,
        "12 entries",
        root,
        &kid,
    ] {
        assert!(proof.contains(told), "{told} in\n{proof}");
    }
}

#[test]
fn a_server_without_a_log_has_no_line_for_one() {
    let facts = with(|proof| Proof {
        checkpoint: String::new(),
        ..proof
    });
    let letter = letter::compose(&referral_of(&draft()), &facts, &catalogue(), Lang::En);
    let read = Pdf::saved(&pdf_bytes(&letter)).text();
    assert!(
        read.contains("Proof of sending") && !read.contains("Key log then"),
        "{read}"
    );
}

#[test]
fn neither_the_practice_nor_the_patient_has_the_senders_proof() {
    for letter in [received_of(&draft(), None), patients_copy_of(&draft())] {
        let pdf = Pdf::saved(&pdf_bytes(&letter));
        assert!(!pdf.text().contains("Proof of sending"));
        assert!(!pdf.files().contains(&FILE.to_owned()));
    }
}

#[test]
fn a_receipt_of_a_few_files_is_whole_on_one_page_wherever_the_referral_ends() {
    let receipt = support::proof().receipt;
    for lines in 0..40 {
        let mut draft = draft();
        draft.set(Field::History, "A line of history.\n".repeat(lines));
        let pages = Pdf::of(&draft).pages();
        let squeezed = |page: &String| page.split_whitespace().collect::<String>();
        let whole = pages
            .iter()
            .map(squeezed)
            .filter(|page| page.contains(&receipt));
        assert_eq!(whole.count(), 1, "{lines} lines");
    }
}

#[test]
fn every_sign_of_the_longest_receipt_has_its_place() {
    let mut draft = draft();
    for file in 20..38 {
        attach(&mut draft, "scan.pdf", file);
    }
    let longest = "Wm-_".repeat(900);
    let facts = with(|proof| Proof {
        receipt: longest.clone(),
        ..proof
    });
    let letter = letter::compose(&referral_of(&draft), &facts, &catalogue(), Lang::Fr);
    let files = support::fonts();
    let sheets = layout(&letter, &Fonts::parse(&files).unwrap(), Lang::Fr.words());
    let texts = sheets.pages.iter().flat_map(|page| &page.items);
    // Without the feet, which stand between the pages.
    let read = texts.filter(|placed| placed.element.is_some());
    let lines = read.filter_map(|placed| match &placed.item {
        Item::Text(line) => Some(line),
        _ => None,
    });
    let drawn: String = lines
        .flat_map(|line| line.runs.iter().flat_map(|run| &run.clusters))
        .map(|cluster| cluster.text.trim())
        .collect();
    assert!(drawn.contains(&longest));
}
