//! The personal health number of British Columbia.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::written::{private, written};

const LENGTH: usize = 10;
/// `HealthNet` pads the number with zeros in front to this length.
const PADDED: usize = 13;
/// Of the second to the ninth digit.
const WEIGHTS: [u8; 8] = [2, 4, 8, 5, 10, 9, 7, 3];

/// A personal health number (PHN): ten digits, the first a 9, the last a check digit.
///
/// Each of the digits two to nine is weighted and reduced modulo 11; the sum's distance to 11 is
/// the check digit. Where that would be 10 or 11, no PHN exists with these digits.
#[derive(Clone, PartialEq, Eq, Hash, Zeroize, ZeroizeOnDrop)]
pub struct Phn([u8; LENGTH]);

/// Why a PHN was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PhnError {
    /// Something other than digits, spaces and hyphens.
    #[error("a PHN has digits only")]
    Sign,
    /// Not ten digits (nor the thirteen of `HealthNet`, with three zeros in front).
    #[error("a PHN has ten digits")]
    Length,
    /// The first digit is not a 9.
    #[error("a PHN starts with 9")]
    First,
    /// The check digit does not fit: at least one digit was mistyped.
    #[error("the PHN was mistyped")]
    Check,
}

impl Phn {
    /// The ten digits without spaces, as they are exchanged.
    pub fn digits(&self) -> String {
        self.0
            .iter()
            .map(|digit| char::from(b'0' + digit))
            .collect()
    }
}

impl FromStr for Phn {
    type Err = PhnError;

    fn from_str(raw: &str) -> Result<Self, PhnError> {
        let mut digits = Vec::with_capacity(PADDED);
        for sign in raw
            .trim()
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
        {
            let digit = sign.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
            digits.push(digit.ok_or(PhnError::Sign)?);
        }
        let digits = match digits.as_slice() {
            [0, 0, 0, number @ ..] if number.len() == LENGTH => number,
            number => number,
        };
        let digits: [u8; LENGTH] = digits.try_into().map_err(|_| PhnError::Length)?;
        match digits {
            [9, .., last] if check_digit(&digits) == Some(last) => Ok(Self(digits)),
            [9, ..] => Err(PhnError::Check),
            _ => Err(PhnError::First),
        }
    }
}

/// The digit that must stand last, if these digits can be a PHN at all.
fn check_digit(digits: &[u8; LENGTH]) -> Option<u8> {
    let sum: u8 = digits[1..]
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight % 11)
        .sum();
    match 11 - sum % 11 {
        check @ 1..=9 => Some(check),
        _ => None,
    }
}

/// In the groups of the card: `9735 353 315`.
impl fmt::Display for Phn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        write!(f, "{} {} {}", &digits[..4], &digits[4..7], &digits[7..])
    }
}

written!(Phn, digits);
private!(Phn);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Published test numbers, and no others: any other valid number may be a person's.
    const VALID: [&str; 16] = [
        "9735353315",
        "9735361219",
        "9872868095",
        "9735352495",
        "9746208843",
        "9874307168",
        "9874359198",
        "9735352535",
        "9873224879",
        "9879454009",
        "9879187222",
        "9872868103",
        "9746209085",
        "9872868128",
        "9874307175",
        "9698658215",
    ];

    fn parse(raw: &str) -> Result<Phn, PhnError> {
        raw.parse()
    }

    #[test]
    fn every_published_number_is_a_phn() {
        for number in VALID {
            assert_eq!(parse(number).unwrap().digits(), number);
        }
    }

    #[test]
    fn numbers_known_to_be_false_are_refused() {
        for number in ["9123456781", "9735361200", "9698648215", "9999999999"] {
            assert_eq!(parse(number), Err(PhnError::Check), "{number}");
        }
        assert_eq!(parse("5736504210"), Err(PhnError::First));
    }

    #[test]
    fn a_phn_whose_check_would_be_ten_or_eleven_is_refused() {
        // Common libraries reduce modulo 11 once more and take both.
        for number in ["9000000000", "9999000020"] {
            assert_eq!(parse(number), Err(PhnError::Check), "{number}");
        }
    }

    #[test]
    fn every_last_digit_is_refused_where_no_check_digit_exists() {
        for last in 0..=9 {
            assert_eq!(parse(&format!("900000000{last}")), Err(PhnError::Check));
        }
    }

    #[test]
    fn spaces_and_hyphens_are_read_over() {
        for typed in [
            "9735 353 315",
            "9735-353-315",
            " 9735353315\n",
            "9735\u{a0}353\u{a0}315",
        ] {
            assert_eq!(parse(typed).unwrap().to_string(), "9735 353 315");
        }
    }

    #[test]
    fn the_padded_form_of_healthnet_is_the_same_number() {
        assert_eq!(parse("0009735353315"), parse("9735353315"));
        assert_eq!(parse("0019735353315"), Err(PhnError::Length));
        assert_eq!(parse("09735353315"), Err(PhnError::Length));
    }

    #[test]
    fn what_is_no_number_is_named_so() {
        assert_eq!(parse("973535331O"), Err(PhnError::Sign));
        assert_eq!(parse("٩٧٣٥٣٥٣٣١٥"), Err(PhnError::Sign));
        assert_eq!(parse("973535331"), Err(PhnError::Length));
        assert_eq!(parse(""), Err(PhnError::Length));
    }

    #[test]
    fn every_wrong_digit_and_every_swapped_pair_is_caught() {
        for number in VALID {
            for place in 1..LENGTH {
                for digit in b'0'..=b'9' {
                    let mut typed = number.as_bytes().to_vec();
                    let right = std::mem::replace(&mut typed[place], digit);
                    let taken = parse(std::str::from_utf8(&typed).unwrap()).is_ok();
                    assert_eq!(taken, right == digit, "{number} at {place}");
                }
            }
            for place in 1..LENGTH - 1 {
                let mut typed = number.as_bytes().to_vec();
                typed.swap(place, place + 1);
                let same = typed == number.as_bytes();
                assert_eq!(parse(std::str::from_utf8(&typed).unwrap()).is_ok(), same);
            }
        }
    }

    #[test]
    fn json_has_bare_digits_and_debug_has_none() {
        let phn = parse("9735 353 315").unwrap();
        assert_eq!(serde_json::to_string(&phn).unwrap(), "\"9735353315\"");
        assert_eq!(serde_json::from_str::<Phn>("\"9735353315\"").unwrap(), phn);
        assert!(serde_json::from_str::<Phn>("\"9735353316\"").is_err());
        assert_eq!(format!("{phn:?}"), "Phn(private)");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_panic(text in "\\PC{0,16}") {
            let _ = parse(&text);
        }
    }
}
