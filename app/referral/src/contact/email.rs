//! Addresses that a mail is sent to.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::written::{private, written};

/// The longest path that mail takes (RFC 5321, 4.5.3.1).
const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;
const LONGEST_LABEL: usize = 63;

/// An e-mail address in the plain form `name@host.tld` (RFC 5321 without quoted names and address
/// literals). Only its form is known; whether anybody reads it is not.
#[derive(Clone, PartialEq, Eq, Hash, Zeroize, ZeroizeOnDrop)]
pub struct Email(String);

/// Why an address was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EmailError {
    /// Not in the form `name@example.ca`.
    #[error("an e-mail address looks like name@example.ca")]
    Form,
    /// Longer than 254 characters.
    #[error("longer than {LONGEST} characters")]
    TooLong,
}

impl Email {
    /// The address, its host in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = EmailError;

    fn from_str(raw: &str) -> Result<Self, EmailError> {
        let text = raw.trim();
        let (local, host) = text.split_once('@').ok_or(EmailError::Form)?;
        if text.len() > LONGEST {
            Err(EmailError::TooLong)
        } else if is_local(local) && is_host(host) {
            Ok(Self(format!("{local}@{}", host.to_ascii_lowercase())))
        } else {
            Err(EmailError::Form)
        }
    }
}

/// Atoms joined by single dots (RFC 5322, 3.2.3): nothing that could end a header line.
fn is_local(local: &str) -> bool {
    local.len() <= LONGEST_LOCAL
        && local
            .split('.')
            .all(|atom| !atom.is_empty() && atom.bytes().all(is_atom_sign))
}

fn is_atom_sign(sign: u8) -> bool {
    sign.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&sign)
}

/// At least two labels; the last is a name, not a number.
fn is_host(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let named = labels
        .last()
        .is_some_and(|last| last.len() > 1 && !last.bytes().all(|b| b.is_ascii_digit()));
    labels.len() > 1 && named && labels.iter().all(|label| is_label(label))
}

fn is_label(label: &str) -> bool {
    (1..=LONGEST_LABEL).contains(&label.len())
        && label
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

written!(Email, as_str);
private!(Email);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_addresses_are_taken() {
        for (typed, kept) in [
            (" casey@example.org ", "casey@example.org"),
            (
                "Casey.O'Bright+refer@Clinic.Example.ORG",
                "Casey.O'Bright+refer@clinic.example.org",
            ),
            ("a@xn--bcher-kva.example", "a@xn--bcher-kva.example"),
        ] {
            assert_eq!(typed.parse::<Email>().unwrap().as_str(), kept);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for typed in [
            "",
            "casey",
            "@example.org",
            "casey@",
            "casey@example",
            "casey@@example.org",
            "a b@example.org",
            "casey@example..org",
            ".casey@example.org",
            "casey@-example.org",
            "casey@127.0.0.1",
            "casey@[127.0.0.1]",
            "\"a b\"@example.org",
            "Casey <casey@example.org>",
            "a@example.org,b@example.org",
            "josé@example.org",
        ] {
            assert_eq!(typed.parse::<Email>(), Err(EmailError::Form), "{typed}");
        }
    }

    #[test]
    fn nothing_can_end_a_header_line() {
        for typed in [
            "a@example.org\r\nBcc: b@example.org",
            "a\n@example.org",
            "a\0@example.org",
            "a@exa\rmple.org",
        ] {
            assert_eq!(typed.parse::<Email>(), Err(EmailError::Form), "{typed:?}");
        }
    }

    #[test]
    fn the_longest_path_is_254() {
        let host = format!(
            "{}.{}.{}.org",
            "a".repeat(60),
            "b".repeat(60),
            "c".repeat(60)
        );
        let local = |length| format!("{}@{host}", "d".repeat(length));
        assert_eq!(local(64).len(), 251);
        assert!(local(64).parse::<Email>().is_ok());
        assert_eq!(local(65).parse::<Email>(), Err(EmailError::Form));
        assert_eq!(local(68).parse::<Email>(), Err(EmailError::TooLong));
    }

    proptest! {
        #[test]
        fn no_control_character_survives(text in "[a-z\\r\\n\\x00@. ]{0,40}") {
            if let Ok(email) = text.parse::<Email>() {
                prop_assert!(!email.as_str().contains(|c: char| c.is_control() || c.is_whitespace()));
            }
        }
    }
}
