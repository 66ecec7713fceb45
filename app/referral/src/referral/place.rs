//! To whom a referral goes, and what the patient can manage.

use serde::{Deserialize, Serialize};

use crate::code::{CategoryCode, SpecialtyCode, SubcategoryCode};
use crate::region::Region;
use crate::route::{Route, Wish};
use crate::urgency::Urgency;
use crate::written::private;

/// To whom a referral goes. With the urgency it makes the [`Route`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The specialty.
    pub specialty: SpecialtyCode,
    /// The category.
    pub category: CategoryCode,
    /// The subcategory, where the category has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subcategory: Option<SubcategoryCode>,
    /// Where the patient is to be seen.
    pub region: Region,
    /// By whom.
    pub wish: Wish,
    /// Whether the patient can travel outside the region.
    pub can_travel: bool,
    /// Whether a video or telephone visit suits the patient.
    pub virtual_visit: bool,
}

impl Place {
    /// What the server may know of it, and how soon.
    pub fn route(&self, urgency: Urgency) -> Route {
        Route {
            specialty: self.specialty.clone(),
            category: self.category.clone(),
            subcategory: self.subcategory.clone(),
            region: self.region,
            urgency,
            wish: self.wish.clone(),
        }
    }
}

private!(Place);
