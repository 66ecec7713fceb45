//! Postal addresses.

use serde::{Deserialize, Serialize};

use super::PostalCode;
use crate::choice::choices;
use crate::text::{Name, Short};
use crate::written::private;

choices! {
    /// Where an address lies or a card was issued.
    pub enum Jurisdiction {
        /// British Columbia.
        Bc = "bc",
        /// Alberta.
        Ab = "ab",
        /// Saskatchewan.
        Sk = "sk",
        /// Manitoba.
        Mb = "mb",
        /// Ontario.
        On = "on",
        /// Quebec.
        Qc = "qc",
        /// New Brunswick.
        Nb = "nb",
        /// Nova Scotia.
        Ns = "ns",
        /// Prince Edward Island.
        Pe = "pe",
        /// Newfoundland and Labrador.
        Nl = "nl",
        /// Yukon.
        Yt = "yt",
        /// Northwest Territories.
        Nt = "nt",
        /// Nunavut.
        Nu = "nu",
        /// Outside Canada.
        Abroad = "abroad",
    }
}

/// A postal address. Abroad, the town's line also names the country, and there is no Canadian
/// postal code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// Number and street, or whatever the mail is delivered to.
    pub street: Short,
    /// City, town or village.
    pub town: Name,
    /// Province, territory, or abroad.
    pub jurisdiction: Jurisdiction,
    /// The Canadian postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<PostalCode>,
}

private!(Address);
