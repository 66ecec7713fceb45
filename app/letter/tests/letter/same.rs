//! The same referral, clock and fonts give the same bytes: here, elsewhere and tomorrow.

use letter::About;
use lopdf::Document;
use sha2::{Digest, Sha256};
use time::Duration;

use crate::support::{SENT, about_of, draft, letter_of, pdf_bytes, written};

/// The letter of [`draft`], sent at [`SENT`]. It changes with the letter's look and words, and with
/// the versions of the fonts and of the crates that write it; with nothing else. Look at the pages
/// before you change it.
const PINNED: &str = "dd7f99d525b54b170d46f037e8515088bdebb5ebfbd0c43ffb83d8ef11eeab81";

/// Of the file with its streams as they are before they are compressed: which library compresses is
/// decided by whatever else is built together with this.
fn digest(bytes: &[u8]) -> String {
    let mut file = Document::load_mem(bytes).unwrap();
    file.decompress();
    let mut plain = Vec::new();
    file.save_to(&mut plain).unwrap();
    hex::encode(Sha256::digest(plain))
}

#[test]
fn the_same_referral_gives_the_same_bytes() {
    // Each has hash maps of its own, with an order of their own, if there are any.
    let (once, again) = (letter_of(&draft()), letter_of(&draft()));
    assert!(pdf_bytes(&once) == pdf_bytes(&again));
}

#[test]
fn the_bytes_are_those_that_somebody_looked_at() {
    assert_eq!(digest(&pdf_bytes(&letter_of(&draft()))), PINNED);
}

#[test]
fn another_moment_gives_another_file() {
    let letter = letter_of(&draft());
    let later = About {
        made: SENT + Duration::SECOND,
        ..about_of(&letter)
    };
    assert!(written(&letter, &later) != pdf_bytes(&letter));
}
