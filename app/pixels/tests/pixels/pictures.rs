//! PNG and JPEG.

use image::{ImageFormat, Rgba, RgbaImage};
use pixels::{File, Trouble};
use referral::attachment::FileKind::{Jpeg, Png};

use crate::support::{at, dark_box, draw, trouble};

const TURNED: &[u8] = include_bytes!("../files/turned.jpg");
const RED: &[u8] = include_bytes!("../files/red.jpg");

fn png(picture: &RgbaImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn a_png_is_drawn_on_white_paper() {
    let mut picture = RgbaImage::from_pixel(20, 10, Rgba([0, 0, 0, 0]));
    picture.put_pixel(3, 4, Rgba([10, 120, 200, 255]));
    let bytes = png(&picture);
    assert_eq!(File::open(Png, bytes.clone()).unwrap().pages().count, 1);
    let drawn = draw(Png, &bytes, 0, 20).unwrap();
    assert_eq!((drawn.width, drawn.height), (20, 10));
    assert!(drawn.is_whole);
    assert_eq!(at(&drawn, 3, 4), [10, 120, 200]);
    assert_eq!(at(&drawn, 0, 0), [255; 3]);
}

#[test]
fn a_jpeg_is_drawn() {
    let drawn = draw(Jpeg, RED, 0, 500).unwrap();
    assert_eq!((drawn.width, drawn.height), (32, 16));
    assert!(drawn.is_whole);
    let [red, green, blue] = at(&drawn, 16, 8);
    assert!(red > 190 && green < 10 && blue < 10);
}

#[test]
fn a_photograph_is_turned_as_it_was_taken() {
    let drawn = draw(Jpeg, TURNED, 0, 500).unwrap();
    assert_eq!((drawn.width, drawn.height), (48, 64));
    assert_eq!(dark_box(&drawn), (32, 8, 48, 40));
    let narrow = draw(Jpeg, TURNED, 0, 24).unwrap();
    assert_eq!((narrow.width, narrow.height), (24, 32));
}

#[test]
fn a_jpeg_without_its_end_says_that_something_is_missing() {
    let cut = &RED[..RED.len() - 40];
    let drawn = draw(Jpeg, cut, 0, 500);
    assert!(drawn.is_err() || drawn.is_ok_and(|drawn| !drawn.is_whole));
}

#[test]
fn a_png_without_its_end_is_damaged() {
    let bytes = png(&RgbaImage::from_pixel(200, 200, Rgba([1, 2, 3, 255])));
    assert_eq!(
        trouble(Png, &bytes[..bytes.len() / 2]),
        Some(Trouble::Damaged)
    );
}

#[test]
fn a_file_that_is_not_what_it_says_is_damaged() {
    assert_eq!(trouble(Png, RED), Some(Trouble::Damaged));
    assert_eq!(trouble(Jpeg, b"plain text"), Some(Trouble::Damaged));
}
