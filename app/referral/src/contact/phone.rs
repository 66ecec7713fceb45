//! Telephone numbers of the North American Numbering Plan.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::written::{private, written};

const LENGTH: usize = 10;
const LONGEST_EXTENSION: usize = 6;

/// Ten digits of the North American plan, perhaps with an extension.
#[derive(Clone, PartialEq, Eq, Hash, Zeroize, ZeroizeOnDrop)]
pub struct Phone {
    digits: String,
    extension: Option<String>,
}

/// Why a telephone number was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PhoneError {
    /// Letters or signs that no number is written with.
    #[error("a telephone number has digits only")]
    Sign,
    /// Not ten digits after the country code.
    #[error("a telephone number has ten digits")]
    Length,
    /// The area code or the exchange starts with 0 or 1.
    #[error("there is no such area code or exchange")]
    NoSuchNumber,
    /// The extension is not 1 to 6 digits.
    #[error("an extension has up to {LONGEST_EXTENSION} digits")]
    Extension,
}

impl Phone {
    /// The number as machines dial it (E.164), without the extension: `+16045550142`.
    pub fn e164(&self) -> String {
        format!("+1{}", self.digits)
    }

    /// The extension's digits.
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// The number as people in Canada write it, without the extension: `604-555-0142`.
    pub fn national(&self) -> String {
        let digits = &self.digits;
        format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..])
    }

    /// E.164 with the extension as RFC 3966 writes it: `+16045550142;ext=7`.
    fn stored(&self) -> String {
        let extension = self.extension().map(|digits| format!(";ext={digits}"));
        self.e164() + &extension.unwrap_or_default()
    }
}

impl FromStr for Phone {
    type Err = PhoneError;

    /// Reads any usual punctuation, `+1` or `1` in front, and an extension after `x`, `ext`,
    /// `poste` or `#`.
    fn from_str(raw: &str) -> Result<Self, PhoneError> {
        let lower = raw.trim().to_ascii_lowercase();
        let (number, extension) = split_extension(&lower);
        let digits = digits(number)?;
        let digits = match digits.strip_prefix('1') {
            Some(national) if national.len() == LENGTH => national,
            _ => digits.as_str(),
        };
        if digits.len() != LENGTH {
            return Err(PhoneError::Length);
        }
        if [0, 3]
            .iter()
            .any(|place| matches!(digits.as_bytes()[*place], b'0' | b'1'))
        {
            return Err(PhoneError::NoSuchNumber);
        }
        Ok(Self {
            digits: digits.to_owned(),
            extension: extension.map(read_extension).transpose()?,
        })
    }
}

fn split_extension(text: &str) -> (&str, Option<&str>) {
    for mark in [";ext=", "extension", "poste", "ext.", "ext", "x", "#"] {
        if let Some((number, extension)) = text.split_once(mark) {
            return (number, Some(extension));
        }
    }
    (text, None)
}

fn digits(text: &str) -> Result<String, PhoneError> {
    let national = text.trim().strip_prefix('+').unwrap_or(text);
    let signs = national
        .chars()
        .filter(|c| !c.is_whitespace() && !is_punctuation(*c));
    signs
        .map(|c| {
            if c.is_ascii_digit() {
                Ok(c)
            } else {
                Err(PhoneError::Sign)
            }
        })
        .collect()
}

fn is_punctuation(sign: char) -> bool {
    matches!(
        sign,
        '(' | ')' | '-' | '.' | '/' | ',' | '\u{2010}'..='\u{2015}'
    )
}

fn read_extension(text: &str) -> Result<String, PhoneError> {
    let text = text.trim();
    let fits =
        (1..=LONGEST_EXTENSION).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if fits {
        Ok(text.to_owned())
    } else {
        Err(PhoneError::Extension)
    }
}

/// As people read it in English: `604-555-0142 ext. 7`.
impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.national())?;
        match self.extension() {
            Some(extension) => write!(f, " ext. {extension}"),
            None => Ok(()),
        }
    }
}

written!(Phone, stored);
private!(Phone);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_usual_spelling_is_read() {
        for typed in [
            "6045550142",
            "604-555-0142",
            "(604) 555-0142",
            "604.555.0142",
            "+1 604 555 0142",
            "1-604-555-0142",
            " 604 555 0142 ",
            "604–555–0142",
            "+16045550142",
        ] {
            let phone: Phone = typed.parse().unwrap();
            assert_eq!(
                (phone.e164().as_str(), phone.to_string().as_str()),
                ("+16045550142", "604-555-0142"),
                "{typed}"
            );
        }
    }

    #[test]
    fn extensions_are_read_and_kept() {
        for typed in [
            "604-555-0142 x7",
            "6045550142 ext. 7",
            "604 555 0142 EXT 7",
            "604-555-0142 poste 7",
            "604-555-0142, poste 7",
            "604-555-0142#7",
        ] {
            let phone: Phone = typed.parse().unwrap();
            assert_eq!(phone.extension(), Some("7"), "{typed}");
            assert_eq!(phone.national(), "604-555-0142");
            assert_eq!(phone.to_string(), "604-555-0142 ext. 7");
            assert_eq!(phone.to_string().parse::<Phone>().as_ref(), Ok(&phone));
        }
    }

    #[test]
    fn json_is_e164_with_the_extension() {
        let phone: Phone = "604-555-0142 x7".parse().unwrap();
        let json = serde_json::to_string(&phone).unwrap();
        assert_eq!(json, "\"+16045550142;ext=7\"");
        assert_eq!(serde_json::from_str::<Phone>(&json).unwrap(), phone);
    }

    #[test]
    fn what_cannot_be_dialled_is_refused() {
        for (typed, why) in [
            ("", PhoneError::Length),
            ("555-0142", PhoneError::Length),
            ("+44 20 7946 0142", PhoneError::Length),
            ("104-555-0142", PhoneError::NoSuchNumber),
            ("604-155-0142", PhoneError::NoSuchNumber),
            ("604-555-CALL", PhoneError::Sign),
            ("604-555-0142 x", PhoneError::Extension),
            ("604-555-0142 x12345678", PhoneError::Extension),
        ] {
            assert_eq!(typed.parse::<Phone>(), Err(why), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_panic(text in "\\PC{0,24}") {
            let _ = text.parse::<Phone>();
        }
    }
}
