//! The referral number `R-XXXX-XXXX-C`: what a clinic keeps in its chart and reads out on the
//! telephone.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::written::written;

/// No vowels (no words), no 0, O, I, L: 29 signs, a prime number.
const ALPHABET: &[u8; 29] = b"123456789BCDFGHJKMNPQRSTVWXYZ";
const SIGNS: u16 = 29;
const DRAWN: usize = 8;
const LENGTH: usize = DRAWN + 1;

/// A referral number: eight random signs and a check sign.
///
/// The sum of each sign's value times its weight (9, 8, … 2, 1) is 0 modulo 29. As 29 is prime
/// and the weights differ, every single wrong sign and every transposition of two is caught.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReferralNumber([u8; LENGTH]);

/// Why a referral number was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReferralNumberError {
    /// A sign that referral numbers do not use.
    #[error("a referral number has digits from 1 to 9 and consonants only")]
    Sign,
    /// Not nine signs after the leading R.
    #[error("a referral number has R and nine signs")]
    Length,
    /// The signs do not fit together: at least one was mistyped.
    #[error("the referral number was mistyped")]
    Check,
}

impl ReferralNumber {
    /// Draws a number. `byte` gives uniformly random bytes; it is called until eight of them fall
    /// under a multiple of 29, so that every number is equally likely.
    pub fn draw(mut byte: impl FnMut() -> u8) -> Self {
        let mut values = [0; LENGTH];
        for value in &mut values[..DRAWN] {
            *value = loop {
                let drawn = byte();
                if drawn < u8::MAX / 29 * 29 {
                    break drawn % 29;
                }
            };
        }
        let check = (SIGNS - weighted_sum(&values)) % SIGNS;
        values[DRAWN] = u8::try_from(check).unwrap_or_default();
        Self(values)
    }
}

/// The weighted sum modulo 29; the last value has weight 1.
fn weighted_sum(values: &[u8; LENGTH]) -> u16 {
    let weights = (1..=9u16).rev();
    values
        .iter()
        .zip(weights)
        .map(|(value, weight)| u16::from(*value) * weight)
        .sum::<u16>()
        % SIGNS
}

impl FromStr for ReferralNumber {
    type Err = ReferralNumberError;

    /// Reads a number without regard to case, spaces and hyphens. The leading R must be there: it
    /// is a sign of the alphabet too, so without it a number that lost its last sign could pass.
    fn from_str(raw: &str) -> Result<Self, ReferralNumberError> {
        let signs: Vec<char> = raw
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let ['R', body @ ..] = signs.as_slice() else {
            return Err(ReferralNumberError::Length);
        };
        let mut values = Vec::with_capacity(LENGTH);
        for sign in body {
            let value = ALPHABET
                .iter()
                .position(|known| char::from(*known) == *sign);
            let value = value.and_then(|value| u8::try_from(value).ok());
            values.push(value.ok_or(ReferralNumberError::Sign)?);
        }
        let values = values.try_into().map_err(|_| ReferralNumberError::Length)?;
        if weighted_sum(&values) == 0 {
            Ok(Self(values))
        } else {
            Err(ReferralNumberError::Check)
        }
    }
}

impl fmt::Display for ReferralNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("R")?;
        for (place, value) in self.0.iter().enumerate() {
            if place % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(ALPHABET[usize::from(*value)]))?;
        }
        Ok(())
    }
}

written!(ReferralNumber, to_string);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number() -> impl Strategy<Value = ReferralNumber> {
        proptest::collection::vec(0u8..29, DRAWN).prop_map(|values| {
            let mut values = values.into_iter();
            ReferralNumber::draw(move || values.next().unwrap())
        })
    }

    fn signs(number: ReferralNumber) -> Vec<char> {
        number
            .to_string()
            .chars()
            .filter(|c| *c != '-')
            .skip(1)
            .collect()
    }

    fn read(signs: &[char]) -> Result<ReferralNumber, ReferralNumberError> {
        format!("R{}", signs.iter().collect::<String>()).parse()
    }

    proptest! {
        #[test]
        fn every_number_reads_back(number in number()) {
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }

        #[test]
        fn every_single_wrong_sign_is_caught(number in number()) {
            for place in 0..LENGTH {
                for sign in ALPHABET.iter().map(|sign| char::from(*sign)) {
                    let mut typed = signs(number);
                    if typed[place] != sign {
                        typed[place] = sign;
                        prop_assert_eq!(read(&typed), Err(ReferralNumberError::Check));
                    }
                }
            }
        }

        #[test]
        fn every_transposition_of_two_signs_is_caught(number in number()) {
            for first in 0..LENGTH {
                for second in first + 1..LENGTH {
                    let mut typed = signs(number);
                    if typed[first] != typed[second] {
                        typed.swap(first, second);
                        prop_assert_eq!(read(&typed), Err(ReferralNumberError::Check));
                    }
                }
            }
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(text in ".{0,24}") {
            let _ = text.parse::<ReferralNumber>();
        }
    }

    #[test]
    fn the_published_example_is_a_number() {
        let number: ReferralNumber = "R-7K4M-2QXD-4".parse().unwrap();
        assert_eq!(number.to_string(), "R-7K4M-2QXD-4");
        for typed in ["r7k4m2qxd4", " R 7K4M 2QXD 4 ", "R–7K4M–2QXD–4"] {
            assert_eq!(typed.parse(), Ok(number), "{typed}");
        }
    }

    #[test]
    fn too_few_and_unknown_signs_are_told_apart() {
        assert_eq!(
            "R-7K4M-2QXD".parse::<ReferralNumber>(),
            Err(ReferralNumberError::Length)
        );
        assert_eq!(
            "".parse::<ReferralNumber>(),
            Err(ReferralNumberError::Length)
        );
        assert_eq!(
            "R-7K4M-2QXD-0".parse::<ReferralNumber>(),
            Err(ReferralNumberError::Sign)
        );
    }

    #[test]
    fn bytes_that_would_favour_a_sign_are_drawn_again() {
        let mut bytes = [
            255, 254, 253, 252, 251, 250, 249, 248, 247, 246, 245, 244, 243, 242, 241, 240, 239,
            238, 237, 236, 235, 234, 233, 232, 231,
        ]
        .into_iter();
        let mut drawn = 0;
        ReferralNumber::draw(|| {
            drawn += 1;
            bytes.next().unwrap_or(0)
        });
        // 8 whole turns of 29 fit under 255: 232 and above are refused.
        assert_eq!(drawn, 24 + 8);
    }

    #[test]
    fn json_is_the_displayed_form() {
        let number: ReferralNumber = "R-7K4M-2QXD-4".parse().unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"R-7K4M-2QXD-4\"");
    }
}
