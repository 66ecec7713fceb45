//! The practitioner number of British Columbia's Medical Services Plan.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::written::written;

const LENGTH: usize = 5;

/// An MSP practitioner number: five digits or letters, zeros in front kept. It has no public check
/// digit and is no secret, so it proves nothing about who typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MspNumber([u8; LENGTH]);

/// Why a practitioner number was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MspError {
    /// Something other than digits and letters.
    #[error("an MSP number has digits and letters only")]
    Sign,
    /// Not five signs.
    #[error("an MSP number has five signs")]
    Length,
}

impl FromStr for MspNumber {
    type Err = MspError;

    fn from_str(raw: &str) -> Result<Self, MspError> {
        let signs: String = raw
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .collect();
        if !signs.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Err(MspError::Sign);
        }
        let signs = signs.to_ascii_uppercase().into_bytes();
        signs.try_into().map(Self).map_err(|_| MspError::Length)
    }
}

impl fmt::Display for MspNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|sign| write!(f, "{}", char::from(*sign)))
    }
}

written!(MspNumber, to_string);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_digits_or_letters_are_a_number() {
        for (typed, number) in [
            ("00101", "00101"),
            ("a1b2c", "A1B2C"),
            (" 001-02 ", "00102"),
        ] {
            assert_eq!(typed.parse::<MspNumber>().unwrap().to_string(), number);
        }
    }

    #[test]
    fn other_lengths_and_signs_are_refused() {
        assert_eq!("101".parse::<MspNumber>(), Err(MspError::Length));
        assert_eq!("001011".parse::<MspNumber>(), Err(MspError::Length));
        assert_eq!("".parse::<MspNumber>(), Err(MspError::Length));
        assert_eq!("0010é".parse::<MspNumber>(), Err(MspError::Sign));
        assert_eq!("00.01".parse::<MspNumber>(), Err(MspError::Sign));
    }
}
