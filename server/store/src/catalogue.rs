//! The catalogue as it is kept.

use referral::catalogue::Catalogue;

/// The catalogue in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCatalogue {
    /// Counts up with every change, from 1.
    pub version: u32,
    /// What can be referred.
    pub catalogue: Catalogue,
}
