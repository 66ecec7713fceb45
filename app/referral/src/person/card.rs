//! Health cards of the other provinces and territories, and of federal plans.
//!
//! Length and signs are checked. A check digit that does not fit only warns: the rules are not
//! published everywhere, and a patient must not be turned away because of one.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::choice::choices;
use crate::written::private;

choices! {
    /// Who issued a card that is not British Columbia's.
    pub enum Issuer {
        /// Alberta.
        Ab = "ab",
        /// Saskatchewan.
        Sk = "sk",
        /// Manitoba.
        Mb = "mb",
        /// Ontario.
        On = "on",
        /// Quebec.
        Qc = "qc",
        /// New Brunswick.
        Nb = "nb",
        /// Nova Scotia.
        Ns = "ns",
        /// Prince Edward Island.
        Pe = "pe",
        /// Newfoundland and Labrador.
        Nl = "nl",
        /// Yukon.
        Yt = "yt",
        /// Northwest Territories.
        Nt = "nt",
        /// Nunavut.
        Nu = "nu",
        /// A federal plan: veterans, forces, RCMP, corrections, interim federal health, status
        /// under the Indian Act.
        Federal = "federal",
    }
}

/// What is known of a number's check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checksum {
    /// It fits.
    Verified,
    /// It does not fit: worth a second look.
    Failed,
    /// There is none, or no published rule.
    Unknown,
}

/// The number on a card, with Ontario's version code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(try_from = "Written")]
pub struct CardNumber {
    #[zeroize(skip)]
    issuer: Issuer,
    number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
}

/// Why a card's number was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CardError {
    /// Signs other than this card has, or in other places.
    #[error("the number does not look like one of this card")]
    Form,
    /// Not as many signs as this card has.
    #[error("a number of this card has {expected} signs")]
    Length {
        /// The number of signs.
        expected: usize,
    },
    /// Ontario's version code is not one or two letters.
    #[error("a version code is one or two letters")]
    Version,
}

/// A card as a document has it, before the parser has seen it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    issuer: Issuer,
    number: String,
    #[serde(default)]
    version: String,
}

impl TryFrom<Written> for CardNumber {
    type Error = CardError;

    fn try_from(written: Written) -> Result<Self, CardError> {
        Self::parse(written.issuer, &written.number, &written.version)
    }
}

impl CardNumber {
    /// Reads a number without regard to case, spaces and hyphens. The version code may be empty,
    /// and must be for every issuer but Ontario; it may also stand behind the number.
    ///
    /// # Errors
    /// If the length or the signs do not fit the issuer. Never for a check digit.
    pub fn parse(issuer: Issuer, number: &str, version: &str) -> Result<Self, CardError> {
        let mut number = compact(number);
        let mut version = compact(version);
        if issuer == Issuer::On && version.is_empty() && number.len() > ONTARIO && number.is_ascii()
        {
            version = number.split_off(ONTARIO);
        }
        check_form(issuer, &number)?;
        let version = match (issuer, version.len()) {
            (_, 0) => None,
            (Issuer::On, 1..=2) if version.bytes().all(|b| b.is_ascii_uppercase()) => Some(version),
            _ => return Err(CardError::Version),
        };
        Ok(Self {
            issuer,
            number,
            version,
        })
    }

    /// Who issued the card.
    pub fn issuer(&self) -> Issuer {
        self.issuer
    }

    /// The number without spaces, in upper case.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Ontario's version code.
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// Whether the check digit fits, where a rule for it is published.
    pub fn checksum(&self) -> Checksum {
        let fits = match self.issuer {
            Issuer::On => luhn(&self.number),
            Issuer::Qc => quebec(&self.number),
            _ => return Checksum::Unknown,
        };
        if fits {
            Checksum::Verified
        } else {
            Checksum::Failed
        }
    }
}

const ONTARIO: usize = 10;

fn compact(raw: &str) -> String {
    raw.chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// Length and signs: `A` stands for a letter, `1` for a digit but 0, `0` for any digit.
fn check_form(issuer: Issuer, number: &str) -> Result<(), CardError> {
    let form = match issuer {
        Issuer::On => "1000000000",
        Issuer::Qc => "AAAA00000000",
        Issuer::Ab | Issuer::Sk | Issuer::Mb | Issuer::Nb | Issuer::Yt => "000000000",
        Issuer::Ns => "0000000000",
        Issuer::Pe => "00000000",
        Issuer::Nl => "000000000000",
        Issuer::Nt => "A0000000",
        Issuer::Nu => "100000000",
        Issuer::Federal => return check_federal(number),
    };
    if number.chars().count() != form.len() {
        return Err(CardError::Length {
            expected: form.len(),
        });
    }
    let fits = number
        .bytes()
        .zip(form.bytes())
        .all(|(sign, kind)| match kind {
            b'A' => sign.is_ascii_uppercase(),
            b'1' => matches!(sign, b'1'..=b'9'),
            _ => sign.is_ascii_digit(),
        });
    let nunavut = issuer != Issuer::Nu || number.starts_with('1');
    if fits && nunavut {
        Ok(())
    } else {
        Err(CardError::Form)
    }
}

/// The federal plans have no common form.
fn check_federal(number: &str) -> Result<(), CardError> {
    let plain = number.bytes().all(|b| b.is_ascii_alphanumeric());
    if plain && (3..=20).contains(&number.len()) {
        Ok(())
    } else {
        Err(CardError::Form)
    }
}

/// ISO/IEC 7812-1, annex B.
fn luhn(number: &str) -> bool {
    let digits = number.bytes().rev().map(|sign| u32::from(sign - b'0'));
    let sum: u32 = digits
        .enumerate()
        .map(|(place, digit)| match place % 2 {
            0 => digit,
            _ => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    sum.is_multiple_of(10)
}

const QUEBEC_WEIGHTS: [u32; 17] = [7, 1, 1, 3, 9, 7, 3, 9, 5, 3, 1, 3, 5, 7, 6, 9, 1];

/// Quebec's check digit is taken over the letters' two-digit codes, the whole year of birth, the
/// month as written, the day and the serial digit. The card leaves the century out, so either fits.
fn quebec(number: &str) -> bool {
    let letters = number.bytes().take(4).flat_map(quebec_letter);
    let digits: Vec<u32> = number
        .bytes()
        .skip(4)
        .map(|sign| u32::from(sign - b'0'))
        .collect();
    let (Some((check, dated)), letters) = (digits.split_last(), letters.collect::<Vec<_>>()) else {
        return false;
    };
    [[1, 9], [2, 0]].iter().any(|century| {
        let signs = letters.iter().chain(century).chain(dated);
        let sum: u32 = signs
            .zip(QUEBEC_WEIGHTS)
            .map(|(sign, weight)| sign * weight)
            .sum();
        sum % 10 == *check
    })
}

/// A = 01, B = 02, … R = 18, S = 20, … Z = 27.
fn quebec_letter(letter: u8) -> [u32; 2] {
    let place = u32::from(letter - b'A') + 1;
    let code = place + u32::from(letter > b'R');
    [code / 10, code % 10]
}

private!(CardNumber);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::choice::Choice;

    fn card(issuer: Issuer, number: &str) -> Result<CardNumber, CardError> {
        CardNumber::parse(issuer, number, "")
    }

    #[test]
    fn ontario_numbers_with_the_right_check_digit_are_verified() {
        for number in ["9876543217", "9287170261", "1262643149", "9876-543-217"] {
            assert_eq!(
                card(Issuer::On, number).unwrap().checksum(),
                Checksum::Verified
            );
        }
    }

    #[test]
    fn a_wrong_check_digit_only_warns() {
        assert_eq!(
            card(Issuer::On, "1286844022").unwrap().checksum(),
            Checksum::Failed
        );
        assert_eq!(
            card(Issuer::Qc, "AAAA01010113").unwrap().checksum(),
            Checksum::Failed
        );
    }

    #[test]
    fn ontario_has_a_version_code_in_its_own_field_or_behind() {
        for (number, version) in [
            ("9876543217", "ab"),
            ("9876 543 217 AB", ""),
            ("9876-543-217-AB", ""),
        ] {
            let card = CardNumber::parse(Issuer::On, number, version).unwrap();
            assert_eq!((card.number(), card.version()), ("9876543217", Some("AB")));
        }
        assert_eq!(
            CardNumber::parse(Issuer::On, "9876543217", "A1"),
            Err(CardError::Version)
        );
        assert_eq!(
            CardNumber::parse(Issuer::On, "9876543217", "ABC"),
            Err(CardError::Version)
        );
        assert_eq!(
            CardNumber::parse(Issuer::Ab, "123456789", "AB"),
            Err(CardError::Version)
        );
    }

    #[test]
    fn quebec_numbers_are_verified() {
        for number in ["AAAA01010112", "aaaa 0151 0117"] {
            assert_eq!(
                card(Issuer::Qc, number).unwrap().checksum(),
                Checksum::Verified
            );
        }
    }

    #[test]
    fn every_issuer_has_its_form() {
        for (issuer, number) in [
            (Issuer::Ab, "123456789"),
            (Issuer::Sk, "123456789"),
            (Issuer::Mb, "123456789"),
            (Issuer::Nb, "123456789"),
            (Issuer::Yt, "123456789"),
            (Issuer::Nu, "123456789"),
            (Issuer::Ns, "1234567890"),
            (Issuer::Pe, "12345678"),
            (Issuer::Nl, "123456789012"),
            (Issuer::Nt, "N1234567"),
            (Issuer::Federal, "K1234567"),
        ] {
            assert_eq!(
                card(issuer, number).unwrap().checksum(),
                Checksum::Unknown,
                "{issuer:?}"
            );
            assert!(
                card(issuer, &number[1..number.len() - 1].repeat(3)).is_err()
                    || issuer == Issuer::Federal
            );
        }
    }

    #[test]
    fn what_no_card_has_is_refused() {
        assert_eq!(card(Issuer::On, "0876543217"), Err(CardError::Form));
        assert_eq!(
            card(Issuer::On, "987654321"),
            Err(CardError::Length { expected: 10 })
        );
        assert_eq!(card(Issuer::Nu, "223456789"), Err(CardError::Form));
        assert_eq!(card(Issuer::Nt, "12345678"), Err(CardError::Form));
        assert_eq!(card(Issuer::Federal, "é123"), Err(CardError::Form));
    }

    #[test]
    fn a_document_goes_through_the_same_parser() {
        let json = r#"{"issuer":"on","number":"9876543217","version":"AB"}"#;
        let card: CardNumber = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&card).unwrap(), json);
        assert!(serde_json::from_str::<CardNumber>(r#"{"issuer":"on","number":"98"}"#).is_err());
        assert_eq!(format!("{card:?}"), "CardNumber(private)");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_panic(place in 0usize..13, number in "\\PC{0,14}", version in "\\PC{0,3}") {
            if let Ok(card) = CardNumber::parse(Issuer::ALL[place], &number, &version) {
                let _ = card.checksum();
            }
        }
    }
}
