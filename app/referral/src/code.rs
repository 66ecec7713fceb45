//! Codes that the operator's files give to things: slugs such as `general-surgery`.
//!
//! A specialty's and a category's code is unique in the whole catalogue, a subcategory's within
//! its category, a prompt's within what one referral can be asked (so that two categories may
//! share the prompt `ultrasound`, and the answer survives a change of category).

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::written::written;

/// A code must be a slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "a code has 1 to {} lower-case letters and digits, in words joined by single hyphens",
    CODE_MAX
)]
pub struct CodeError;

/// The most characters that a code has.
pub const CODE_MAX: usize = 40;

macro_rules! code {
    ($(#[$about:meta])* $name:ident) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The slug.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = CodeError;

            fn from_str(text: &str) -> Result<Self, CodeError> {
                if is_slug(text) { Ok(Self(text.to_owned())) } else { Err(CodeError) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        written!($name, as_str);
    };
}

code!(
    /// A specialty: `general-surgery`.
    SpecialtyCode
);
code!(
    /// A category of a specialty: `gallbladder`.
    CategoryCode
);
code!(
    /// A subcategory of a category: `biliary-colic`.
    SubcategoryCode
);
code!(
    /// A question that a category or subcategory asks: `ultrasound`.
    PromptCode
);
code!(
    /// A practice, as the operator's file names it: `orchard-surgical`.
    PracticeSlug
);
code!(
    /// A specialist, as the operator's file names them: `gs1`.
    SpecialistSlug
);

fn is_slug(text: &str) -> bool {
    text.len() <= CODE_MAX
        && text.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_codes() {
        for slug in ["a", "gallbladder", "hand-wrist-elbow", "gs1", "2-values"] {
            assert_eq!(slug.parse::<CategoryCode>().unwrap().as_str(), slug);
        }
    }

    #[test]
    fn anything_else_is_not() {
        let long = "a".repeat(CODE_MAX + 1);
        for text in [
            "", "-", "a-", "-a", "a--b", "A", "é", "a b", "a.b", "a/b", "a\n", &long,
        ] {
            assert_eq!(text.parse::<CategoryCode>(), Err(CodeError), "{text:?}");
        }
    }
}
