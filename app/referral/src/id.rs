//! Names of things that the server keeps: 128 random bits each, 32 lower-case hexadecimal signs.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::written::written;

/// An id must be 32 hexadecimal signs in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("an id is 32 lower-case hexadecimal signs")]
pub struct IdError;

macro_rules! id {
    ($(#[$about:meta])* $name:ident) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// Takes 16 bytes, which the caller drew at random.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// The 16 bytes.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                from_hex(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        written!($name, to_string);
    };
}

id!(
    /// One referral, from reservation on.
    ReferralId
);
id!(
    /// One attached file within a referral.
    AttachmentId
);
id!(
    /// One receiving practice.
    PracticeId
);
id!(
    /// One specialist of a practice.
    SpecialistId
);
id!(
    /// One offer of a referral to a specialist.
    OfferId
);
id!(
    /// One member of a practice: a person with an account.
    MemberId
);
id!(
    /// One invitation to become a member.
    InviteId
);

fn from_hex(text: &str) -> Result<[u8; 16], IdError> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() || pairs.len() != 16 {
        return Err(IdError);
    }
    let mut bytes = [0; 16];
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = nibble(*high)? << 4 | nibble(*low)?;
    }
    Ok(bytes)
}

fn nibble(sign: u8) -> Result<u8, IdError> {
    match sign {
        b'0'..=b'9' => Ok(sign - b'0'),
        b'a'..=b'f' => Ok(sign - b'a' + 10),
        _ => Err(IdError),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_id_reads_back(bytes: [u8; 16]) {
            let id = ReferralId::from_bytes(bytes);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(text in ".{0,40}") {
            let _ = text.parse::<OfferId>();
        }
    }

    #[test]
    fn an_id_has_one_spelling() {
        let id = "00112233445566778899aabbccddeeff";
        assert_eq!(id.parse::<PracticeId>().unwrap().to_string(), id);
        assert_eq!(id.to_uppercase().parse::<PracticeId>(), Err(IdError));
        assert_eq!(id[..30].parse::<PracticeId>(), Err(IdError));
        assert_eq!(format!("{id}00").parse::<PracticeId>(), Err(IdError));
        assert_eq!(format!(" {}", &id[1..]).parse::<PracticeId>(), Err(IdError));
    }
}
