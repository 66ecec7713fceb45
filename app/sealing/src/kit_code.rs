//! A code on paper, a recovery kit's or a member's own: 160 bits as eight groups of Crockford
//! base32, each ending in a check character.

use std::fmt;
use std::str::FromStr;

use zeroize::Zeroizing;

use crate::provider::{Provider, ProviderError, random};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 8;
/// Four characters and their check.
const GROUP_LEN: usize = 5;

/// Why what was typed is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KitCodeError {
    /// This group, counted from 1, has a typing error.
    #[error("group {0} has a typing error")]
    Group(usize),
    /// Not eight groups of five characters.
    #[error("a code has eight groups of five characters")]
    Length,
}

/// The 160 bits that are on paper only.
#[derive(Clone, PartialEq, Eq)]
pub struct KitCode(Zeroizing<[u8; 20]>);

impl KitCode {
    /// A random code.
    pub fn make<P: Provider>(provider: &P) -> Result<Self, ProviderError> {
        random(provider).map(Self)
    }

    /// The code of these bytes.
    pub fn from_bytes(bytes: [u8; 20]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(crate) fn as_bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// The eight groups as they are printed.
    pub fn groups(&self) -> [Zeroizing<String>; GROUPS] {
        std::array::from_fn(|group| {
            let values = (0..4).map(|place| self.value(group * 4 + place));
            let values = values.collect::<Vec<_>>();
            let all = values.iter().copied().chain([check(&values)]);
            Zeroizing::new(all.map(|v| char::from(ALPHABET[usize::from(v)])).collect())
        })
    }

    /// Whether this was typed of a group that is written down; `at` counts from 0.
    pub fn has_group(&self, at: usize, typed: &str) -> bool {
        let groups = self.groups();
        let written = groups
            .get(at)
            .and_then(|group| parse_group(at + 1, group).ok());
        written.is_some() && parse_group(at + 1, typed.trim()).ok() == written
    }

    /// The five bits at this place.
    fn value(&self, place: usize) -> u8 {
        let (byte, offset) = (place * 5 / 8, place * 5 % 8);
        let next = self.0.get(byte + 1).copied().unwrap_or(0);
        let window = u16::from_be_bytes([self.0[byte], next]);
        u8::try_from(window >> (11 - offset) & 31).unwrap_or(0)
    }
}

/// Reads one group as typed: any case, `I` and `L` for `1`, `O` for `0`.
///
/// `number` counts from 1 and is only for the error.
pub fn parse_group(number: usize, typed: &str) -> Result<[u8; 4], KitCodeError> {
    let values = typed.chars().map(value_of).collect::<Option<Vec<_>>>();
    match values.as_deref() {
        Some(&[a, b, c, d, last]) if check(&[a, b, c, d]) == last => Ok([a, b, c, d]),
        _ => Err(KitCodeError::Group(number)),
    }
}

/// The sum of value times weight 1, 2, 3, 4, modulo 31.
fn check(values: &[u8]) -> u8 {
    let sum: u16 = (1..)
        .zip(values)
        .map(|(weight, v)| weight * u16::from(*v))
        .sum();
    u8::try_from(sum % 31).unwrap_or(0)
}

fn value_of(typed: char) -> Option<u8> {
    let canonical = match typed.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    let place = ALPHABET.iter().position(|c| char::from(*c) == canonical)?;
    u8::try_from(place).ok()
}

impl fmt::Display for KitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, group) in self.groups().iter().enumerate() {
            let hyphen = if at == 0 { "" } else { "-" };
            write!(f, "{hyphen}{}", **group)?;
        }
        Ok(())
    }
}

impl fmt::Debug for KitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KitCode(..)")
    }
}

impl FromStr for KitCode {
    type Err = KitCodeError;

    fn from_str(typed: &str) -> Result<Self, KitCodeError> {
        let groups = split(typed)?;
        let mut code = Zeroizing::new([0; 20]);
        for (at, group) in groups.iter().enumerate() {
            for (place, value) in parse_group(at + 1, group)?.into_iter().enumerate() {
                let bit = (at * 4 + place) * 5;
                let window = (u16::from(value) << (11 - bit % 8)).to_be_bytes();
                code[bit / 8] |= window[0];
                if let Some(next) = code.get_mut(bit / 8 + 1) {
                    *next |= window[1];
                }
            }
        }
        Ok(Self(code))
    }
}

/// Eight groups by their separators, or by counting where there are none.
fn split(typed: &str) -> Result<Vec<Zeroizing<String>>, KitCodeError> {
    let separated = typed.split(|c: char| c.is_whitespace() || c == '-');
    let groups = separated
        .filter(|g| !g.is_empty())
        .map(str::to_owned)
        .map(Zeroizing::new)
        .collect::<Vec<_>>();
    if groups.len() == GROUPS {
        return Ok(groups);
    }
    let all = Zeroizing::new(groups.iter().flat_map(|g| g.chars()).collect::<Vec<_>>());
    if all.len() != GROUPS * GROUP_LEN {
        return Err(KitCodeError::Length);
    }
    Ok(all
        .chunks(GROUP_LEN)
        .map(|g| Zeroizing::new(g.iter().collect()))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_known_code_is_printed_as_expected() {
        let code = KitCode::from_bytes(std::array::from_fn(|at| u8::try_from(at * 11).unwrap()));
        assert_eq!(
            code.to_string(),
            "005HN-C89CA-6X14N-TP33X-DSWRT-93WTH-MPRBS-QHPH5"
        );
    }

    #[test]
    fn nothing_depends_on_case_separators_or_letters_that_look_like_digits() {
        let code = KitCode::from_bytes([0x08; 20]);
        let printed = code.to_string();
        for typed in [
            printed.to_lowercase(),
            printed.replace('-', ""),
            printed.replace('-', " \n"),
            printed.replace('1', "l").replace('0', "o"),
            printed.replace('1', "I").replace('0', "O"),
        ] {
            assert_eq!(typed.parse(), Ok(code.clone()), "{typed}");
        }
    }

    #[test]
    fn a_group_that_was_typed_is_told_from_the_others() {
        let code = KitCode::from_bytes(std::array::from_fn(|at| u8::try_from(at * 11).unwrap()));
        assert!(code.has_group(1, " c89ca "));
        for (at, typed) in [(0, "C89CA"), (1, "C89CB"), (1, ""), (8, "C89CA")] {
            assert!(!code.has_group(at, typed), "{at}, {typed}");
        }
    }

    #[test]
    fn a_group_that_is_too_short_is_named() {
        let printed = KitCode::from_bytes([7; 20]).to_string();
        let short = format!("{}-{}", &printed[..4], &printed[6..]);
        assert_eq!(short.parse::<KitCode>(), Err(KitCodeError::Group(1)));
        assert_eq!("ABCDE".parse::<KitCode>(), Err(KitCodeError::Length));
    }

    proptest! {
        #[test]
        fn a_printed_code_is_read_back(bytes: [u8; 20]) {
            let code = KitCode::from_bytes(bytes);
            prop_assert_eq!(code.to_string().parse(), Ok(code));
        }

        #[test]
        fn a_wrong_character_names_its_group(bytes: [u8; 20], at in 0_usize..40, by in 1_usize..31) {
            let mut typed = KitCode::from_bytes(bytes).to_string().into_bytes();
            let place = at + at / 5;
            let value = ALPHABET.iter().position(|c| *c == typed[place]).unwrap();
            let other = (value + by) % 32;
            // Modulo 31, the two signs 31 apart are one: `0` and `Z`.
            prop_assume!(value.abs_diff(other) != 31);
            typed[place] = ALPHABET[other];
            let typed = String::from_utf8(typed).unwrap();
            prop_assert_eq!(typed.parse::<KitCode>(), Err(KitCodeError::Group(at / 5 + 1)));
        }

        #[test]
        fn two_neighbours_swapped_name_their_group(bytes: [u8; 20], group in 0_usize..8, at in 0_usize..3) {
            let mut typed = KitCode::from_bytes(bytes).to_string().into_bytes();
            let place = group * 6 + at;
            let value = |c: u8| ALPHABET.iter().position(|a| *a == c).unwrap();
            prop_assume!(value(typed[place]) % 31 != value(typed[place + 1]) % 31);
            typed.swap(place, place + 1);
            let typed = String::from_utf8(typed).unwrap();
            prop_assert_eq!(typed.parse::<KitCode>(), Err(KitCodeError::Group(group + 1)));
        }
    }
}
