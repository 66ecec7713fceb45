//! TIFF: scans and faxes.

use pixels::{Drawn, File, Pages, Trouble};
use referral::attachment::FileKind::Tiff;

use crate::support::{at, dark_box, draw, is_dark};

const G4: &[u8] = include_bytes!("../files/g4.tif");
const G3: &[u8] = include_bytes!("../files/g3.tif");
const HUFFMAN: &[u8] = include_bytes!("../files/huffman.tif");
const LZW: &[u8] = include_bytes!("../files/lzw.tif");
const PLAIN: &[u8] = include_bytes!("../files/plain.tif");

/// The first page of a file with one page.
fn first(bytes: &[u8]) -> Drawn {
    let drawn = draw(Tiff, bytes, 0, 64).unwrap();
    assert!(drawn.is_whole);
    drawn
}

#[test]
fn every_page_of_a_scan_or_fax_is_drawn_however_it_is_written() {
    for (name, bytes) in [
        ("T.6", G4),
        ("T.4", G3),
        ("T.4's runs", HUFFMAN),
        ("LZW", LZW),
        ("plain", PLAIN),
    ] {
        let file = File::open(Tiff, bytes.to_vec()).unwrap();
        let three = Pages {
            count: 3,
            has_more: false,
        };
        assert_eq!(file.pages(), three, "{name}");
        for page in 0..3 {
            let drawn = file.draw(page, 64).unwrap();
            assert!(drawn.is_whole, "{name} {page}");
            assert_eq!((drawn.width, drawn.height), (64, 48), "{name} {page}");
            let block = (8, 8 * page, 40, 8 * page + 16);
            assert_eq!(dark_box(&drawn), block, "{name} {page}");
        }
    }
}

#[test]
fn scans_of_other_kinds_are_drawn() {
    for bytes in [
        &include_bytes!("../files/deflate.tif")[..],
        include_bytes!("../files/jpeg.tif"),
        include_bytes!("../files/g3-2d.tif"),
        include_bytes!("../files/g4-mirrored.tif"),
    ] {
        let drawn = first(bytes);
        assert!(is_dark(&drawn, 20, 6));
        assert_eq!(at(&drawn, 50, 40), [255; 3]);
    }
}

#[test]
fn a_fax_of_standard_resolution_is_not_squashed() {
    let drawn = first(include_bytes!("../files/g4-standard.tif"));
    assert_eq!((drawn.width, drawn.height), (64, 96));
    assert_eq!(dark_box(&drawn), (8, 0, 40, 32));
}

#[test]
fn a_fax_whose_white_is_zero_is_drawn_the_other_way_round() {
    // The tag's type and count, and its value: 1 says that black is zero.
    let tag = [0x06, 0x01, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01];
    let mut bytes = G4.to_vec();
    let place = bytes.windows(tag.len()).position(|window| window == tag);
    bytes[place.unwrap() + tag.len() - 1] = 0;
    let drawn = first(&bytes);
    assert!(!is_dark(&drawn, 20, 6));
    assert!(is_dark(&drawn, 50, 40));
}

#[test]
fn a_page_is_drawn_as_wide_as_is_wanted_and_never_wider_than_it_is() {
    let narrow = draw(Tiff, G4, 0, 32).unwrap();
    assert_eq!((narrow.width, narrow.height), (32, 24));
    let wide = draw(Tiff, G4, 0, 5_000).unwrap();
    assert_eq!((wide.width, wide.height), (64, 48));
}

#[test]
fn there_is_no_page_behind_the_last() {
    assert_eq!(draw(Tiff, G4, 3, 64).err(), Some(Trouble::Damaged));
}
