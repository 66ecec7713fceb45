//! What a sender asks the directory for.

use referral::code::{CategoryCode, SubcategoryCode};
use referral::region::Region;
use time::{Date, OffsetDateTime};

/// Who takes this?
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryQuery {
    /// The category.
    pub category: CategoryCode,
    /// Only who takes this of it, too.
    pub subcategory: Option<SubcategoryCode>,
    /// Only who is there.
    pub region: Option<Region>,
    /// Now: a key that has expired is none.
    pub now: OffsetDateTime,
    /// Absences that ended before this day are not told.
    pub today: Date,
}
