//! The number on a patient's card, or the reason why there is none.

use serde::{Deserialize, Serialize};

use super::{CardNumber, Checksum, Phn};
use crate::choice::choices;
use crate::text::Short;
use crate::written::private;

/// What the referral says about the patient's health number.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HealthNumber {
    /// A BC personal health number.
    Bc(Phn),
    /// A card of another province or territory, or of a federal plan.
    Card(CardNumber),
    /// No number, and why.
    None(NoNumber),
}

/// Why there is no number.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoNumber {
    /// Born too lately to have one.
    Newborn,
    /// Lives outside Canada.
    OutOfCountry,
    /// A refugee or claimant under the Interim Federal Health Program, without its number at hand.
    Refugee,
    /// Has one, but not with them.
    NotAtHand,
    /// Another reason, in words.
    Other(Short),
}

choices! {
    /// [`NoNumber`] as the form offers it.
    pub enum NoNumberReason {
        /// Born too lately to have one.
        Newborn = "newborn",
        /// Lives outside Canada.
        OutOfCountry = "out-of-country",
        /// A refugee or claimant under the Interim Federal Health Program.
        Refugee = "refugee",
        /// Has one, but not with them.
        NotAtHand = "not-at-hand",
        /// Another reason, asked in words.
        Other = "other",
    }
}

impl HealthNumber {
    /// What is known of the number's check digit. A PHN that exists here has passed its check.
    pub fn checksum(&self) -> Checksum {
        match self {
            Self::Bc(_) => Checksum::Verified,
            Self::Card(card) => card.checksum(),
            Self::None(_) => Checksum::Unknown,
        }
    }
}

impl NoNumber {
    /// The reason's place in the list.
    pub fn reason(&self) -> NoNumberReason {
        match self {
            Self::Newborn => NoNumberReason::Newborn,
            Self::OutOfCountry => NoNumberReason::OutOfCountry,
            Self::Refugee => NoNumberReason::Refugee,
            Self::NotAtHand => NoNumberReason::NotAtHand,
            Self::Other(_) => NoNumberReason::Other,
        }
    }
}

private!(HealthNumber, NoNumber);
