//! A practice's fingerprint: what people compare, by voice or by eye.

use std::fmt;

use diceware_wordlists::EFF_LONG_WORDLIST;

use crate::encoding::Sha256Digest;

/// How many words are said.
const WORDS: usize = 6;
/// Words in the list: five throws of a die.
const LIST: u128 = 7_776;
/// Bytes of the hash that the words are made of: six words hold 77 bits.
const BYTES: usize = 10;

/// The hash of a practice's first key record. It never changes: every later record is signed by
/// the key of the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(Sha256Digest);

impl Fingerprint {
    /// Of a first record with this hash.
    pub const fn of(first_record: Sha256Digest) -> Self {
        Self(first_record)
    }

    /// Six words of the EFF's long list (English in every language, like a name): the hash's first
    /// ten bytes, big-endian, modulo 7776^6, written with the list's words as digits.
    pub fn words(&self) -> String {
        let first = &self.0.as_bytes()[..BYTES];
        let mut rest = first
            .iter()
            .fold(0_u128, |sum, byte| sum << 8 | u128::from(*byte));
        let mut words = [""; WORDS];
        for word in words.iter_mut().rev() {
            let at = usize::try_from(rest % LIST).unwrap_or_default();
            *word = EFF_LONG_WORDLIST[at];
            rest /= LIST;
        }
        words.join(" ")
    }
}

/// 64 hexadecimal digits.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(bytes: [u8; 32]) -> String {
        Fingerprint::of(Sha256Digest::from_bytes(bytes)).words()
    }

    #[test]
    fn the_words_are_the_lists_in_its_order() {
        assert_eq!(words([0; 32]), ["abacus"; WORDS].join(" "));
        let mut last_is_one = [0; 32];
        last_is_one[9] = 1;
        assert_eq!(
            words(last_is_one),
            "abacus abacus abacus abacus abacus abdomen"
        );
    }

    #[test]
    fn a_fingerprint_never_changes() {
        let print = Fingerprint::of(Sha256Digest::of(b"letter"));
        assert_eq!(
            print.to_string(),
            "f80105efab6d863fd8fc243d269094469e2277e8f12e5a0a9f401e88494f7b4b"
        );
        assert_eq!(
            print.words(),
            "equal equinox perky partridge squeak wreckage"
        );
    }
}
