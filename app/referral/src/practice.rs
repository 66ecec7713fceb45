//! A practice and its specialists, as the operator's file describes them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use time::Date;

use crate::balance::Capacity;
use crate::catalogue::Catalogue;
use crate::code::{CategoryCode, PracticeSlug, SpecialistSlug, SpecialtyCode, SubcategoryCode};
use crate::contact::{Email, Phone};
use crate::lang::LangTag;
use crate::region::Region;
use crate::text::{Name, Short};

/// The operator's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeFile {
    /// The practice's name in files and addresses.
    pub slug: PracticeSlug,
    /// What people call it.
    pub name: Short,
    /// Its town.
    pub town: Name,
    /// Its region.
    pub region: Region,
    /// Its telephone.
    pub phone: Phone,
    /// Where it is told that something came in.
    pub notify: Email,
    /// In which language.
    #[serde(default)]
    pub language: LangTag,
    /// Its specialists.
    #[serde(rename = "specialist")]
    pub specialists: Vec<SpecialistProfile>,
}

/// A specialist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecialistProfile {
    /// Unique in the practice; the operator keeps it unique on the server.
    pub slug: SpecialistSlug,
    /// With title, as people address them.
    pub name: Name,
    /// The specialty.
    pub specialty: SpecialtyCode,
    /// Languages spoken besides English, each in English.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Name>,
    /// What a sender should know: "virtual first visit".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Short>,
    /// The categories taken.
    pub takes: Vec<Take>,
    /// When they are away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub away: Vec<Away>,
}

/// A category that a specialist takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Take {
    /// The category.
    pub category: CategoryCode,
    /// New consultations a week.
    pub weekly: Capacity,
    /// Why it is paused, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused: Option<Short>,
    /// Subcategories that are not taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<SubcategoryCode>,
}

/// Days on which a specialist is away, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Away {
    /// The first day, as `2026-03-12`.
    #[serde(with = "crate::day")]
    pub from: Date,
    /// The last day.
    #[serde(with = "crate::day")]
    pub until: Date,
}

impl Away {
    /// Whether a day lies in it.
    pub fn covers(self, day: Date) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// A practice that fits the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeProfile(PracticeFile);

/// What is wrong with a practice's file, and with whom: `or2 > shoulder`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{at}: {fault}")]
pub struct PracticeError {
    /// The slugs and codes that lead to the trouble.
    pub at: String,
    /// The trouble.
    pub fault: PracticeFault,
}

/// What can be wrong with a practice's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PracticeFault {
    /// A practice without specialists, or a specialist who takes nothing.
    #[error("there is nothing in it")]
    Empty,
    /// Two specialists with one slug, or one category twice.
    #[error("it stands there twice")]
    Twice,
    /// The catalogue has no such specialty.
    #[error("the catalogue has no such specialty")]
    NoSuchSpecialty,
    /// The specialty has no such category.
    #[error("the specialty has no such category")]
    NoSuchCategory,
    /// The category has no such subcategory.
    #[error("the category has no such subcategory")]
    NoSuchSubcategory,
    /// Away until a day before the first.
    #[error("the last day away is before the first")]
    AwayBackwards,
}

impl PracticeProfile {
    /// Checks the operator's file against the catalogue.
    ///
    /// # Errors
    /// Names the first trouble, and with whom.
    pub fn parse(file: PracticeFile, catalogue: &Catalogue) -> Result<Self, PracticeError> {
        unless(
            file.specialists.is_empty(),
            &[file.slug.as_str()],
            PracticeFault::Empty,
        )?;
        let mut slugs = BTreeSet::new();
        for specialist in &file.specialists {
            let twice = !slugs.insert(&specialist.slug);
            unless(twice, &[specialist.slug.as_str()], PracticeFault::Twice)?;
            check_specialist(specialist, catalogue)?;
        }
        Ok(Self(file))
    }

    /// The practice's name in files and addresses.
    pub fn slug(&self) -> &PracticeSlug {
        &self.0.slug
    }

    /// What people call it.
    pub fn name(&self) -> &str {
        self.0.name.as_str()
    }

    /// Its town.
    pub fn town(&self) -> &str {
        self.0.town.as_str()
    }

    /// Its region.
    pub fn region(&self) -> Region {
        self.0.region
    }

    /// Its telephone.
    pub fn phone(&self) -> &Phone {
        &self.0.phone
    }

    /// Where it is told that something came in.
    pub fn notify(&self) -> &Email {
        &self.0.notify
    }

    /// In which language it is told.
    pub fn language(&self) -> &LangTag {
        &self.0.language
    }

    /// Its specialists.
    pub fn specialists(&self) -> &[SpecialistProfile] {
        &self.0.specialists
    }
}

impl SpecialistProfile {
    /// The category, if it is taken.
    pub fn take(&self, category: &CategoryCode) -> Option<&Take> {
        self.takes.iter().find(|take| take.category == *category)
    }

    /// Whether they are away on a day.
    pub fn is_away(&self, day: Date) -> bool {
        self.away.iter().any(|away| away.covers(day))
    }
}

fn check_specialist(
    specialist: &SpecialistProfile,
    catalogue: &Catalogue,
) -> Result<(), PracticeError> {
    let slug = specialist.slug.as_str();
    let specialty = catalogue.specialty(&specialist.specialty);
    unless(
        specialty.is_none(),
        &[slug, specialist.specialty.as_str()],
        PracticeFault::NoSuchSpecialty,
    )?;
    unless(specialist.takes.is_empty(), &[slug], PracticeFault::Empty)?;
    let mut taken = BTreeSet::new();
    for take in &specialist.takes {
        let at = [slug, take.category.as_str()];
        let category = specialty.and_then(|specialty| {
            specialty
                .categories
                .iter()
                .find(|category| category.code == take.category)
        });
        unless(category.is_none(), &at, PracticeFault::NoSuchCategory)?;
        unless(!taken.insert(&take.category), &at, PracticeFault::Twice)?;
        let known = |code| category.is_some_and(|category| category.subcategory(code).is_some());
        unless(
            !take.except.iter().all(known),
            &at,
            PracticeFault::NoSuchSubcategory,
        )?;
    }
    let backwards = specialist.away.iter().any(|away| away.until < away.from);
    unless(backwards, &[slug], PracticeFault::AwayBackwards)
}

fn unless(trouble: bool, at: &[&str], fault: PracticeFault) -> Result<(), PracticeError> {
    if trouble {
        Err(PracticeError {
            at: at.join(" > "),
            fault,
        })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use time::macros::date;

    use super::*;
    use crate::test_kit::catalogue;

    fn orchard() -> Value {
        json!({
            "slug": "orchard", "name": "Orchard Surgical", "town": "Kelowna", "region": "okanagan",
            "phone": "250-555-0111", "notify": "inbox@orchard.example.org",
            "specialist": [{
                "slug": "gs1", "name": "Dr. Priya Ransome", "specialty": "general-surgery",
                "languages": ["French"],
                "takes": [{ "category": "gallbladder", "weekly": 9, "except": ["biliary-colic"] }, { "category": "thyroid", "weekly": 9, "paused": "No theatre in March" }],
                "away": [{ "from": "2026-03-12", "until": "2026-03-25" }],
            }],
        })
    }

    fn parse(file: Value) -> Result<PracticeProfile, String> {
        let file = serde_json::from_value(file).map_err(|error| error.to_string())?;
        PracticeProfile::parse(file, &catalogue()).map_err(|error| error.to_string())
    }

    #[test]
    fn a_practice_that_fits_the_catalogue_is_taken() {
        let practice = parse(orchard()).unwrap();
        let specialist = &practice.specialists()[0];
        let take = specialist.take(&"gallbladder".parse().unwrap()).unwrap();
        assert_eq!(take.weekly.weekly(), 9);
        assert!(specialist.take(&"hernia".parse().unwrap()).is_none());
    }

    #[test]
    fn both_ends_of_an_absence_are_away() {
        let practice = parse(orchard()).unwrap();
        let away = |day| practice.specialists()[0].is_away(day);
        assert!(away(date!(2026 - 03 - 12)) && away(date!(2026 - 03 - 25)));
        assert!(!away(date!(2026 - 03 - 11)) && !away(date!(2026 - 03 - 26)));
    }

    #[test]
    fn trouble_is_named_with_whom() {
        for (pointer, value, error) in [
            ("/specialist", json!([]), "orchard: there is nothing in it"),
            (
                "/specialist/0/specialty",
                json!("astrology"),
                "gs1 > astrology: the catalogue has no such specialty",
            ),
            (
                "/specialist/0/takes",
                json!([]),
                "gs1: there is nothing in it",
            ),
            (
                "/specialist/0/takes/0/category",
                json!("knee"),
                "gs1 > knee: the specialty has no such category",
            ),
            (
                "/specialist/0/takes/0/category",
                json!("thyroid"),
                "gs1 > thyroid: the category has no such subcategory",
            ),
            (
                "/specialist/0/takes/0/except",
                json!(["knee"]),
                "gs1 > gallbladder: the category has no such subcategory",
            ),
            (
                "/specialist/0/away/0/until",
                json!("2026-03-11"),
                "gs1: the last day away is before the first",
            ),
            (
                "/specialist/0/takes/0/weekly",
                json!(0),
                "a weekly capacity is 1 to 1000",
            ),
            ("/region", json!("atlantis"), "unknown variant"),
        ] {
            let mut file = orchard();
            *file.pointer_mut(pointer).unwrap() = value;
            let told = parse(file).unwrap_err();
            assert!(told.contains(error), "{pointer}: {told}");
        }
    }
}
