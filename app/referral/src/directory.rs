//! Who takes what: what the server tells a sender's browser before anything is sent. All of it
//! is public.

use serde::{Deserialize, Serialize};
use time::Duration;

use crate::attachment::Limits;
use crate::catalogue::{Catalogue, Phrase};
use crate::code::{CategoryCode, SpecialtyCode, SubcategoryCode};
use crate::id::SpecialistId;
use crate::offer::ExpectedWait;
use crate::practice::Away;
use crate::region::Region;
use crate::text::{Name, Short};

/// For how long a wait that was told is worth telling others.
pub const WAIT_HOLDS: Duration = Duration::days(90);

/// A specialist who takes the category that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Listing {
    /// Who.
    pub specialist: SpecialistId,
    /// With title, as people address them.
    pub name: Name,
    /// Their practice.
    pub practice: Short,
    /// The practice's town.
    pub town: Name,
    /// The practice's region.
    pub region: Region,
    /// Languages spoken besides English, each in English.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Name>,
    /// What a sender should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Short>,
    /// Why they take nothing of the category for now, if they do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused: Option<Short>,
    /// When they are away, from today on, the earliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub away: Vec<Away>,
    /// The wait that they told when they last accepted a referral of the category, if that was in
    /// the last [`WAIT_HOLDS`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait: Option<ExpectedWait>,
    /// Whether their practice has a key to seal for. Without one nothing can be sent yet.
    pub ready: bool,
}

/// A specialist in the list of everything that is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Taker {
    /// Who.
    pub specialist: SpecialistId,
    /// With title, as people address them.
    pub name: Name,
    /// Their practice.
    pub practice: Short,
    /// The practice's town.
    pub town: Name,
    /// The practice's region.
    pub region: Region,
    /// Why they take nothing of the category for now, if they do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused: Option<Short>,
    /// The subcategories that they do not take.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<SubcategoryCode>,
}

/// The answer of `GET /api/v1/specialists`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Specialists {
    /// Who takes what was asked for, by name.
    pub specialists: Vec<Listing>,
}

/// The answer of `GET /api/v1/catalogue`: what can be referred, and how much may be attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// Counts up with every change of the catalogue, from 1.
    pub version: u32,
    /// What can be referred.
    pub catalogue: Catalogue,
    /// How many files, and how large.
    pub limits: Limits,
}

/// The answer of `GET /api/v1/categories`: everything that can be referred, and who takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Categories {
    /// In the catalogue's order.
    pub specialties: Vec<SpecialtyTaken>,
}

/// A specialty, and who takes what of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialtyTaken {
    /// The specialty.
    pub code: SpecialtyCode,
    /// What people call it.
    pub name: Phrase,
    /// Its categories, in the catalogue's order.
    pub categories: Vec<CategoryTaken>,
}

/// A category, and who takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryTaken {
    /// The category.
    pub code: CategoryCode,
    /// What people call it.
    pub name: Phrase,
    /// What to know before choosing it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Phrase>,
    /// Its subcategories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subcategories: Vec<SubcategoryName>,
    /// Who takes it, by name. Nobody may.
    pub takers: Vec<Taker>,
}

/// A subcategory by its name only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubcategoryName {
    /// The subcategory.
    pub code: SubcategoryCode,
    /// What people call it.
    pub name: Phrase,
}

impl Categories {
    /// The catalogue with `takers` filled in for each of its categories.
    pub fn of(catalogue: &Catalogue, mut takers: impl FnMut(&CategoryCode) -> Vec<Taker>) -> Self {
        let specialties = catalogue
            .specialties()
            .iter()
            .map(|specialty| SpecialtyTaken {
                code: specialty.code.clone(),
                name: specialty.name.clone(),
                categories: specialty
                    .categories
                    .iter()
                    .map(|category| CategoryTaken {
                        code: category.code.clone(),
                        name: category.name.clone(),
                        note: category.note.clone(),
                        subcategories: category
                            .subcategories
                            .iter()
                            .map(|subcategory| SubcategoryName {
                                code: subcategory.code.clone(),
                                name: subcategory.name.clone(),
                            })
                            .collect(),
                        takers: takers(&category.code),
                    })
                    .collect(),
            })
            .collect();
        Self { specialties }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::test_kit::catalogue;

    fn taker() -> Taker {
        let taker = json!({
            "specialist": "01010101010101010101010101010101",
            "name": "Dr. Priya Ransome",
            "practice": "Orchard Surgical",
            "town": "Kelowna",
            "region": "okanagan",
        });
        serde_json::from_value(taker).unwrap()
    }

    #[test]
    fn a_category_that_nobody_takes_is_listed_too() {
        let taken = Categories::of(&catalogue(), |category| {
            if category.as_str() == "thyroid" {
                vec![taker()]
            } else {
                Vec::new()
            }
        });
        let told: Vec<_> = taken.specialties[0]
            .categories
            .iter()
            .map(|category| (category.code.as_str(), category.takers.len()))
            .collect();
        assert_eq!(told, [("gallbladder", 0), ("thyroid", 1)]);
    }

    #[test]
    fn what_is_told_reads_back() {
        let taken = Categories::of(&catalogue(), |_| vec![taker()]);
        let json = serde_json::to_string(&taken).unwrap();
        assert_eq!(serde_json::from_str::<Categories>(&json).unwrap(), taken);
    }
}
