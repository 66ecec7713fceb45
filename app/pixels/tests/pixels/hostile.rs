//! What hostile people write: nothing panics, and nothing large is decoded.

use pixels::{File, MAX_BYTES, Trouble};
use proptest::prelude::*;
use referral::attachment::FileKind::{self, Docx, Jpeg, Pdf, Png, Text, Tiff};

use crate::support::{draw, pdf, trouble};

const FILES: [(FileKind, &[u8]); 9] = [
    (Jpeg, include_bytes!("../files/red.jpg")),
    (Jpeg, include_bytes!("../files/turned.jpg")),
    (Tiff, include_bytes!("../files/deflate.tif")),
    (Tiff, include_bytes!("../files/g3.tif")),
    (Tiff, include_bytes!("../files/g3-2d.tif")),
    (Tiff, include_bytes!("../files/g4.tif")),
    (Tiff, include_bytes!("../files/huffman.tif")),
    (Tiff, include_bytes!("../files/jpeg.tif")),
    (Tiff, include_bytes!("../files/lzw.tif")),
];

/// A PNG's beginning, that says it is so large; its checksum is right.
fn png_head(width: u32, height: u32) -> Vec<u8> {
    let mut chunk = b"IHDR".to_vec();
    chunk.extend(width.to_be_bytes());
    chunk.extend(height.to_be_bytes());
    chunk.extend([8, 6, 0, 0, 0]);
    let sum = crc32(&chunk).to_be_bytes();
    let idat = [&b"\0\0\0\0IDAT"[..], &crc32(b"IDAT").to_be_bytes()].concat();
    [&b"\x89PNG\r\n\x1a\n\0\0\0\r"[..], &chunk, &sum, &idat].concat()
}

/// As PNG wants it (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 * (crc & 1))
        })
    })
}

/// A TIFF of one directory with these tags: number, type (3 short, 4 long) and value.
fn tiff(tags: &[(u16, u16, u32)]) -> Vec<u8> {
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend(u16::try_from(tags.len()).unwrap().to_le_bytes());
    for (tag, kind, value) in tags {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([0; 4]);
    bytes
}

fn scan(width: u32, height: u32, compression: u32) -> Vec<u8> {
    tiff(&[
        (256, 4, width),
        (257, 4, height),
        (258, 3, 1),
        (259, 3, compression),
        (262, 3, 0),
        (273, 4, 8),
        (277, 3, 1),
        (278, 4, height),
        (279, 4, 100),
    ])
}

#[test]
fn a_picture_that_says_it_is_huge_is_too_large() {
    for (width, height) in [
        (100_000, 100_000),
        (0x7fff_ffff, 0x7fff_ffff),
        (40_000_001, 1),
    ] {
        let found = trouble(Png, &png_head(width, height));
        assert_eq!(found, Some(Trouble::TooLarge), "{width} {height}");
    }
}

#[test]
fn a_scan_or_fax_that_says_it_is_huge_is_too_large() {
    for compression in [1, 2, 3, 4, 5, 7, 8] {
        for (width, height) in [(100_000, 100_000), (u32::MAX, u32::MAX), (40_000_001, 1)] {
            let found = trouble(Tiff, &scan(width, height, compression));
            let is_refused = matches!(found, Some(Trouble::TooLarge | Trouble::Damaged));
            assert!(is_refused, "{compression} {width} {height} {found:?}");
        }
    }
}

#[test]
fn a_scan_without_an_area_is_damaged() {
    for compression in [1, 3, 4] {
        let found = trouble(Tiff, &scan(0, 0, compression));
        assert_eq!(found, Some(Trouble::Damaged), "{compression}");
    }
}

#[test]
fn a_way_of_writing_that_nobody_knows_is_unknown() {
    assert_eq!(trouble(Tiff, &scan(10, 10, 34_661)), Some(Trouble::Unknown));
}

#[test]
fn directories_in_a_ring_are_not_followed_for_ever() {
    let mut bytes = scan(10, 10, 1);
    let next = bytes.len() - 4;
    bytes[next..].copy_from_slice(&8_u32.to_le_bytes());
    let opened = File::open(Tiff, bytes);
    assert!(opened.is_err() || opened.is_ok_and(|file| file.pages().count <= 2));
}

#[test]
fn a_file_of_too_many_bytes_is_not_looked_at() {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.resize(MAX_BYTES + 1, b' ');
    assert_eq!(File::open(Pdf, bytes).err(), Some(Trouble::TooLarge));
}

#[test]
fn what_has_no_pixels_is_not_drawn() {
    assert_eq!(trouble(Text, b"Haemoglobin 98 g/L"), Some(Trouble::Unknown));
    let docx = b"PK\x03\x04\x14\0\x06\0..word/document.xml";
    assert_eq!(trouble(Docx, docx), Some(Trouble::Unknown));
}

#[test]
fn a_document_whose_pages_contain_themselves_ends() {
    let text = String::from_utf8(pdf("400 200", &["0 g".to_owned()])).unwrap();
    let ring = text.replace("/Kids [ 4 0 R]", "/Kids [ 2 0 R]");
    assert_ne!(ring, text);
    let _ = draw(Pdf, ring.as_bytes(), 0, 100);
}

#[test]
fn every_file_cut_anywhere_is_drawn_or_refused() {
    let document = pdf("400 200", &["0 g 0 0 50 50 re f".to_owned()]);
    let files = FILES.iter().map(|(kind, bytes)| (*kind, *bytes));
    for (kind, bytes) in files.chain([(Pdf, document.as_slice())]) {
        for length in (0..bytes.len()).step_by(7) {
            let _ = draw(kind, &bytes[..length], 0, 64);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_file_with_other_bytes_here_and_there_is_drawn_or_refused(
        file in 0..FILES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let (kind, bytes) = FILES[file];
        let mut bytes = bytes.to_vec();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Ok(file) = File::open(kind, bytes) {
            for page in 0..file.pages().count.min(3) {
                let _ = file.draw(page, 64);
            }
        }
    }

    #[test]
    fn a_document_with_other_bytes_here_and_there_is_drawn_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = pdf("400 200", &["BT /F1 48 Tf (R) Tj ET 0 0 9 9 re f".to_owned()]);
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = draw(Pdf, &bytes, 0, 64);
    }
}
