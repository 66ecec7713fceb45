//! The rule of the pool: whom "choose for me" chooses.
//!
//! Among the eligible it is the specialist for whom (open referrals + 1) / weekly capacity in the
//! category is least: the D'Hondt rule, which shares out referrals in proportion to capacity. Of
//! equals it is who was assigned one longest ago (never comes first), then the lowest id. The rule
//! reads nothing but its input, so whoever holds a [`Record`] can repeat the decision.
//!
//! A referral is open from its reservation on. A declined one is not, and an accepted one is no
//! more once [`ACCEPTED_IS_OPEN`] has passed.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use time::Duration;

use crate::choice::choices;
use crate::id::SpecialistId;

/// How long an accepted referral counts as open, from the decision on: 12 weeks.
///
/// Nobody tells the server yet that a patient was seen. If accepting counted for ever, whoever has
/// worked here for years would get nothing beside a newcomer; if it did not count, whoever accepts
/// at once would get everything. Most who are accepted are seen within these weeks.
pub const ACCEPTED_IS_OPEN: Duration = Duration::weeks(12);

/// New consultations a week that a specialist has declared for a category: 1 to 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Capacity(u16);

/// A capacity is 1 to 1000 a week; who takes nothing does not take the category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a weekly capacity is 1 to {}", Capacity::MOST.0)]
pub struct CapacityError;

impl Capacity {
    const MOST: Self = Self(1_000);

    /// New consultations a week.
    pub fn weekly(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for Capacity {
    type Error = CapacityError;

    fn try_from(weekly: u16) -> Result<Self, CapacityError> {
        if (1..=Self::MOST.0).contains(&weekly) {
            Ok(Self(weekly))
        } else {
            Err(CapacityError)
        }
    }
}

impl From<Capacity> for u16 {
    fn from(capacity: Capacity) -> Self {
        capacity.0
    }
}

choices! {
    /// Why a specialist who takes the category was not considered.
    pub enum Exclusion {
        /// Sees no patients of this region.
        Region = "region",
        /// Does not take this subcategory.
        Subcategory = "subcategory",
        /// Has paused the category.
        Paused = "paused",
        /// Is away.
        Away = "away",
        /// The sender did not allow them.
        NotAllowed = "not-allowed",
        /// Has declined this referral already.
        Declined = "declined",
        /// Their practice is not verified, or suspended.
        Unverified = "unverified",
        /// Their practice has no key to seal for.
        NoKey = "no-key",
    }
}

/// A specialist who takes the category, as the decision found them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// Who.
    pub specialist: SpecialistId,
    /// Open referrals in this category.
    pub open: u32,
    /// Weekly capacity in this category.
    pub capacity: Capacity,
    /// When they were last assigned one in this category: seconds since 1970, UTC.
    pub last_assigned: Option<i64>,
    /// Why they were not considered, if they were not.
    pub exclusion: Option<Exclusion>,
}

impl Candidate {
    /// Which of two comes first: the lesser score, then the longer idle, then the lower id.
    fn cmp_rank(&self, other: &Self) -> Ordering {
        // (a + 1) / v against (b + 1) / w, as (a + 1) w against (b + 1) v: exact, and no overflow.
        let score =
            |mine: &Self, theirs: &Self| (u64::from(mine.open) + 1) * u64::from(theirs.capacity.0);
        score(self, other)
            .cmp(&score(other, self))
            .then_with(|| self.last_assigned.cmp(&other.last_assigned))
            .then_with(|| self.specialist.cmp(&other.specialist))
    }
}

/// Chooses among the candidates; `None` if none of them is eligible. Their order does not matter.
pub fn choose(candidates: &[Candidate]) -> Option<SpecialistId> {
    let eligible = candidates
        .iter()
        .filter(|candidate| candidate.exclusion.is_none());
    eligible
        .min_by(|a, b| a.cmp_rank(b))
        .map(|candidate| candidate.specialist)
}

/// A decision with all that it was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Who takes the category, by id.
    pub candidates: Vec<Candidate>,
    /// Who was chosen.
    pub chosen: Option<SpecialistId>,
}

impl Record {
    /// Decides, and keeps what the decision was made of.
    pub fn decide(mut candidates: Vec<Candidate>) -> Self {
        candidates.sort_by_key(|candidate| candidate.specialist);
        let chosen = choose(&candidates);
        Self { candidates, chosen }
    }

    /// Whether deciding again gives the same.
    pub fn replays(&self) -> bool {
        choose(&self.candidates) == self.chosen
    }
}

#[cfg(test)]
mod tests;
