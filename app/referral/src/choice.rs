//! Enums whose variants have a written code: what a radio button's value, a file and a sealed
//! document say. The code never changes; what a person reads is in the crate `words`.

use thiserror::Error;

/// The text is not the code of any choice in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not one of the choices")]
pub struct UnknownChoice;

/// A closed list of answers, each with a stable code in kebab-case.
pub trait Choice: Copy + 'static {
    /// Every variant, in the order in which a page offers them.
    const ALL: &'static [Self];
    /// The codes of [`Choice::ALL`], in the same order.
    const CODES: &'static [&'static str];

    /// The stable written form.
    fn code(self) -> &'static str;

    /// The variant with exactly this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|choice| choice.code() == code)
    }
}

/// Declares an enum, its codes, and its serde form (the code).
macro_rules! choices {
    (
        $(#[$about:meta])*
        $vis:vis enum $name:ident {
            $( $(#[$doc:meta])* $variant:ident = $code:literal, )+
        }
    ) => {
        $(#[$about])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        $vis enum $name {
            $( $(#[$doc])* #[serde(rename = $code)] $variant, )+
        }

        impl $crate::choice::Choice for $name {
            const ALL: &'static [Self] = &[$( Self::$variant, )+];
            const CODES: &'static [&'static str] = &[$( $code, )+];

            fn code(self) -> &'static str {
                match self { $( Self::$variant => $code, )+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::choice::UnknownChoice;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                $crate::choice::Choice::from_code(code).ok_or($crate::choice::UnknownChoice)
            }
        }
    };
}
pub(crate) use choices;
