//! Where a referral is to go: all that the server may know of it.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::catalogue::{Catalogue, Category};
use crate::code::{CategoryCode, SpecialtyCode, SubcategoryCode};
use crate::id::SpecialistId;
use crate::region::Region;
use crate::urgency::Urgency;

/// The routing of a referral. Nothing in it tells who the patient is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// The specialty.
    pub specialty: SpecialtyCode,
    /// The category within it.
    pub category: CategoryCode,
    /// The subcategory, where the category has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subcategory: Option<SubcategoryCode>,
    /// Where the patient is to be seen.
    pub region: Region,
    /// How soon.
    pub urgency: Urgency,
    /// By whom.
    pub wish: Wish,
}

/// Who is to see the patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Wish {
    /// This specialist.
    Named(SpecialistId),
    /// Whom the rule of the pool chooses.
    Choose {
        /// Among these; `None` means among all who take the category.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        allowed: Option<Vec<SpecialistId>>,
    },
}

/// Why a route leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RouteError {
    /// The catalogue has no such specialty.
    #[error("there is no such specialty")]
    NoSuchSpecialty,
    /// The specialty has no such category.
    #[error("the specialty has no such category")]
    NoSuchCategory,
    /// The category has no such subcategory.
    #[error("the category has no such subcategory")]
    NoSuchSubcategory,
    /// The category has subcategories, and none was chosen.
    #[error("a subcategory must be chosen")]
    SubcategoryMissing,
    /// The pool may choose from nobody.
    #[error("nobody may be chosen")]
    NobodyAllowed,
}

impl Route {
    /// Holds the route against the catalogue.
    ///
    /// # Errors
    /// Names the first thing that the catalogue does not have.
    pub fn check<'a>(&self, catalogue: &'a Catalogue) -> Result<&'a Category, RouteError> {
        let specialty = catalogue
            .specialty(&self.specialty)
            .ok_or(RouteError::NoSuchSpecialty)?;
        let category = specialty
            .categories
            .iter()
            .find(|category| category.code == self.category);
        let category = category.ok_or(RouteError::NoSuchCategory)?;
        match &self.subcategory {
            Some(code) if category.subcategory(code).is_none() => {
                return Err(RouteError::NoSuchSubcategory);
            }
            None if !category.subcategories.is_empty() => {
                return Err(RouteError::SubcategoryMissing);
            }
            _ => {}
        }
        match &self.wish {
            Wish::Choose {
                allowed: Some(allowed),
            } if allowed.is_empty() => Err(RouteError::NobodyAllowed),
            _ => Ok(category),
        }
    }
}

impl Wish {
    /// Whether the sender would have this specialist.
    pub fn allows(&self, specialist: SpecialistId) -> bool {
        match self {
            Self::Named(named) => *named == specialist,
            Self::Choose { allowed: None } => true,
            Self::Choose {
                allowed: Some(allowed),
            } => allowed.contains(&specialist),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_kit::catalogue;

    fn route(category: &str, subcategory: Option<&str>) -> Route {
        Route {
            specialty: "general-surgery".parse().unwrap(),
            category: category.parse().unwrap(),
            subcategory: subcategory.map(|code| code.parse().unwrap()),
            region: Region::Okanagan,
            urgency: Urgency::Routine,
            wish: Wish::Choose { allowed: None },
        }
    }

    #[test]
    fn a_route_through_the_catalogue_is_taken() {
        let catalogue = catalogue();
        assert!(
            route("gallbladder", Some("biliary-colic"))
                .check(&catalogue)
                .is_ok()
        );
        assert!(route("thyroid", None).check(&catalogue).is_ok());
    }

    #[test]
    fn a_route_past_the_catalogue_is_refused() {
        let catalogue = catalogue();
        let check = |route: Route| route.check(&catalogue).err();
        assert_eq!(check(route("knee", None)), Some(RouteError::NoSuchCategory));
        assert_eq!(
            check(route("gallbladder", None)),
            Some(RouteError::SubcategoryMissing)
        );
        assert_eq!(
            check(route("gallbladder", Some("knee"))),
            Some(RouteError::NoSuchSubcategory)
        );
        assert_eq!(
            check(route("thyroid", Some("knee"))),
            Some(RouteError::NoSuchSubcategory)
        );
        let nobody = Wish::Choose {
            allowed: Some(Vec::new()),
        };
        assert_eq!(
            check(Route {
                wish: nobody,
                ..route("thyroid", None)
            }),
            Some(RouteError::NobodyAllowed)
        );
        let unknown = Route {
            specialty: "astrology".parse().unwrap(),
            ..route("thyroid", None)
        };
        assert_eq!(check(unknown), Some(RouteError::NoSuchSpecialty));
    }

    #[test]
    fn json_is_plain() {
        let json = serde_json::to_string(&route("thyroid", None)).unwrap();
        assert_eq!(
            json,
            r#"{"specialty":"general-surgery","category":"thyroid","region":"okanagan","urgency":"routine","wish":{"choose":{}}}"#,
        );
        assert_eq!(
            serde_json::from_str::<Route>(&json).unwrap(),
            route("thyroid", None)
        );
    }
}
