//! PDF.

use pixels::{File, Trouble};
use referral::attachment::FileKind::Pdf;

use crate::support::{at, dark_box, draw, is_dark, pdf, pdf_of, stream, trouble};

/// A black block: left, bottom, width and height.
fn block(left: u32, bottom: u32) -> String {
    format!("0 g {left} {bottom} 100 50 re f")
}

#[test]
fn every_page_of_a_document_is_drawn() {
    let bytes = pdf("400 200", &[block(0, 0), block(100, 0), block(200, 100)]);
    let file = File::open(Pdf, bytes).unwrap();
    assert_eq!(file.pages().count, 3);
    for (page, dark) in [
        (0, (0, 150, 100, 200)),
        (1, (100, 150, 200, 200)),
        (2, (200, 50, 300, 100)),
    ] {
        let drawn = file.draw(page, 400).unwrap();
        assert_eq!((drawn.width, drawn.height), (400, 200));
        assert!(drawn.is_whole);
        assert_eq!(dark_box(&drawn), dark, "{page}");
        assert_eq!(at(&drawn, 399, 0), [255; 3]);
    }
    let large = file.draw(0, 1_200).unwrap();
    assert_eq!((large.width, large.height), (1_200, 600));
    assert_eq!(dark_box(&large), (0, 450, 300, 600));
}

#[test]
fn text_in_a_font_that_the_document_leaves_out_is_drawn() {
    let text = "BT /F1 48 Tf 20 80 Td (Referral) Tj ET".to_owned();
    let drawn = draw(Pdf, &pdf("400 200", &[text]), 0, 400).unwrap();
    let (left, top, right, bottom) = dark_box(&drawn);
    assert!(left >= 20 && right > 150 && top > 70 && bottom <= 122);
}

#[test]
fn a_document_of_very_many_pages_is_drawn_as_far_as_the_limit() {
    let bytes = pdf("400 200", &vec![block(0, 0); 250]);
    let file = File::open(Pdf, bytes).unwrap();
    assert_eq!(file.pages().count, 200);
    assert!(file.pages().has_more);
    assert!(is_dark(&file.draw(199, 100).unwrap(), 10, 45));
    assert_eq!(file.draw(200, 100).err(), Some(Trouble::Damaged));
}

#[test]
fn a_page_of_any_size_is_drawn_within_the_limits() {
    for size in ["14400 14400", "1 14400", "14400 1", "0 0", "9000000000 900"] {
        let bytes = pdf(size, &[block(0, 0)]);
        for width in [0, 1, 100_000, u32::MAX] {
            let drawn = draw(Pdf, &bytes, 0, width);
            let is_small = drawn.is_ok_and(|drawn| drawn.rgba.len() <= 4 * 16_777_216);
            assert!(is_small, "{size} {width}");
        }
    }
}

#[test]
fn a_document_with_a_password_is_locked() {
    // The standard handler with made-up hashes: no password fits, so the empty one does not.
    let hash = "00".repeat(32);
    let bytes = pdf("400 200", &[block(0, 0)]);
    let encrypt =
        format!("<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{hash}> /U <{hash}> >>");
    let text = String::from_utf8(bytes).unwrap();
    let text = text.replace(
        "/Root 1 0 R",
        &format!("/Root 1 0 R /ID [<00> <00>] /Encrypt {encrypt}"),
    );
    assert_eq!(trouble(Pdf, text.as_bytes()), Some(Trouble::Locked));
}

#[test]
fn a_picture_in_a_document_that_cannot_be_read_is_told() {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R \
         /Resources << /XObject << /X 5 0 R >> >> >>"
            .to_owned(),
        stream("0 g 0 0 10 10 re f q 100 0 0 100 100 100 cm /X Do Q"),
        "<< /Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 \
         /ColorSpace /DeviceRGB /Filter /DCTDecode /Length 9 >>\nstream\nnot JPEG.\nendstream"
            .to_owned(),
    ];
    let drawn = draw(Pdf, &pdf_of(&objects), 0, 400).unwrap();
    assert!(is_dark(&drawn, 5, 195));
    assert!(!drawn.is_whole);
}

#[test]
fn a_document_without_pages_is_damaged() {
    assert_eq!(trouble(Pdf, b"%PDF-1.4\nnothing"), Some(Trouble::Damaged));
    assert_eq!(trouble(Pdf, &pdf("400 200", &[])), Some(Trouble::Damaged));
}
