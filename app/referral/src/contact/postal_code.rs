//! Canadian postal codes.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::written::{private, written};

/// Letters that no postal code has (D, F, I, O, Q, U), and those that none starts with.
const NEVER: &[u8] = b"DFIOQU";
const NEVER_FIRST: &[u8] = b"DFIOQUWZ";

/// A Canadian postal code, kept in upper case with one space: `V1Y 0A1`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PostalCode([u8; 6]);

/// The text is not in the form `V1Y 0A1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a postal code looks like V1Y 0A1")]
pub struct PostalCodeError;

impl FromStr for PostalCode {
    type Err = PostalCodeError;

    /// Reads a postal code without regard to case and spaces.
    fn from_str(raw: &str) -> Result<Self, PostalCodeError> {
        let signs: String = raw.chars().filter(|c| !c.is_whitespace()).collect();
        let signs = signs.to_ascii_uppercase().into_bytes();
        let code: [u8; 6] = signs.try_into().map_err(|_| PostalCodeError)?;
        let fits = code.iter().enumerate().all(|(place, sign)| match place {
            0 => sign.is_ascii_uppercase() && !NEVER_FIRST.contains(sign),
            2 | 4 => sign.is_ascii_uppercase() && !NEVER.contains(sign),
            _ => sign.is_ascii_digit(),
        });
        if fits {
            Ok(Self(code))
        } else {
            Err(PostalCodeError)
        }
    }
}

impl fmt::Display for PostalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, sign) in self.0.iter().enumerate() {
            let space = if place == 3 { " " } else { "" };
            write!(f, "{space}{}", char::from(*sign))?;
        }
        Ok(())
    }
}

written!(PostalCode, to_string);
private!(PostalCode);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_becomes_one() {
        for typed in ["V1Y 0A1", "v1y0a1", " v1Y  0a1 ", "V1Y\u{a0}0A1"] {
            assert_eq!(typed.parse::<PostalCode>().unwrap().to_string(), "V1Y 0A1");
        }
    }

    #[test]
    fn what_is_no_postal_code_is_refused() {
        for typed in [
            "",
            "V1Y",
            "V1Y-0A1",
            "W1Y 0A1",
            "Z1Y 0A1",
            "D1Y 0A1",
            "V1O 0A1",
            "VIY 0A1",
            "V1Y 0A1 2",
            "90210",
        ] {
            assert!(typed.parse::<PostalCode>().is_err(), "{typed}");
        }
    }
}
