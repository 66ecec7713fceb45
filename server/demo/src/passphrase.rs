//! Passphrases that everybody may know.

use referral::code::PracticeSlug;
use sha2::{Digest, Sha256};

/// Short words that nobody misspells.
#[rustfmt::skip]
const WORDS: [&str; 64] = [
    "amber", "anchor", "apple", "arrow", "autumn", "badger", "beacon", "birch",
    "bottle", "branch", "bridge", "button", "cabin", "candle", "canoe", "cedar",
    "cherry", "cloud", "clover", "copper", "cotton", "dragon", "eagle", "ember",
    "feather", "ferry", "forest", "garden", "ginger", "glacier", "granite", "harbour",
    "hazel", "heron", "island", "jacket", "juniper", "kettle", "ladder", "lantern",
    "lemon", "maple", "marble", "meadow", "needle", "ocean", "orchard", "otter",
    "paddle", "pebble", "pepper", "pillow", "quartz", "rabbit", "raven", "river",
    "saddle", "salmon", "silver", "spruce", "timber", "tunnel", "valley", "willow",
];

/// Four words that the slug leads to, the same for ever.
pub(crate) fn of(slug: &PracticeSlug) -> String {
    let digest = Sha256::digest(format!("letterlock demo passphrase {slug}"));
    let word = |byte: &u8| WORDS[usize::from(*byte) % WORDS.len()];
    digest[..4].iter().map(word).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_never_changes() {
        let passphrase = of(&"orchard-surgical".parse().expect("a slug"));
        assert_eq!(passphrase, "tunnel-river-silver-raven");
    }
}
