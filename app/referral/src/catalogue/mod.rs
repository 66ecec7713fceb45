//! What can be referred: specialties, their categories and subcategories, and what each asks.
//!
//! The operator writes it as a file; the server parses it once and hands it to the browser, which
//! parses it again with the same code.

mod checker;
mod phrase;
mod prompt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use phrase::{Phrase, Translated};
pub use prompt::{Prompt, PromptKind, PromptOption};

use crate::code::{CategoryCode, SpecialtyCode, SubcategoryCode};
use crate::urgency::StatedUrgency;

/// A catalogue that holds together: codes are unique where they must be, and every question can
/// be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "CatalogueFile", into = "CatalogueFile")]
pub struct Catalogue {
    specialties: Vec<Specialty>,
}

/// The operator's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueFile {
    /// The specialties, in the order in which pages list them.
    #[serde(rename = "specialty")]
    pub specialties: Vec<Specialty>,
}

/// A specialty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Specialty {
    /// Unique in the catalogue.
    pub code: SpecialtyCode,
    /// What people call it.
    pub name: Phrase,
    /// The SNOMED CT concept of the specialty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snomed: Option<String>,
    /// Its categories, in the order in which pages list them.
    #[serde(rename = "category")]
    pub categories: Vec<Category>,
}

/// A category: what a specialist takes, and what the pool balances.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Category {
    /// Unique in the catalogue.
    pub code: CategoryCode,
    /// What people call it.
    pub name: Phrase,
    /// What to know before choosing it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Phrase>,
    /// The urgency that is suggested.
    #[serde(default = "routine")]
    pub urgency: StatedUrgency,
    /// Within how many weeks a patient should be seen; the urgency's own target if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_weeks: Option<u16>,
    /// What it asks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prompts: Vec<Prompt>,
    /// Its subcategories; if there are any, one must be chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subcategories: Vec<Subcategory>,
}

/// A subcategory; what it says stands in place of its category's, and its prompts come after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Subcategory {
    /// Unique in the category.
    pub code: SubcategoryCode,
    /// What people call it.
    pub name: Phrase,
    /// The urgency that is suggested, if not the category's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<StatedUrgency>,
    /// Within how many weeks, if not the category's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_weeks: Option<u16>,
    /// What it asks besides the category's prompts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prompts: Vec<Prompt>,
}

fn routine() -> StatedUrgency {
    StatedUrgency::Routine
}

/// What is wrong with a catalogue, and where: `orthopaedics > knee > weight-bearing-x-ray`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{at}: {fault}")]
pub struct CatalogueError {
    /// The codes that lead to the trouble.
    pub at: String,
    /// The trouble.
    pub fault: CatalogueFault,
}

/// What can be wrong with a catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CatalogueFault {
    /// There are no specialties, or a specialty has no categories.
    #[error("there is nothing in it")]
    Empty,
    /// The code was given before, where it must be unique.
    #[error("the code is used twice")]
    Twice,
    /// A prompt with answer `choice` has fewer than two options.
    #[error("a choice needs at least two options")]
    TooFewOptions,
    /// A prompt has options, and its answer is not `choice`.
    #[error("only a choice has options")]
    NeedlessOptions,
    /// A name, question or hint that is empty or longer than [`Phrase::LONGEST`].
    #[error("a phrase has 1 to {} characters", Phrase::LONGEST)]
    Phrase,
    /// A target of no weeks.
    #[error("a target is at least one week")]
    NoWeeks,
}

impl Catalogue {
    /// Checks the operator's file.
    ///
    /// # Errors
    /// Names the first trouble and the codes that lead to it.
    pub fn parse(file: CatalogueFile) -> Result<Self, CatalogueError> {
        checker::check(&file)?;
        Ok(Self {
            specialties: file.specialties,
        })
    }

    /// The specialties, in the order in which pages list them.
    pub fn specialties(&self) -> &[Specialty] {
        &self.specialties
    }

    /// Every category with its specialty.
    pub fn categories(&self) -> impl Iterator<Item = (&Specialty, &Category)> {
        self.specialties.iter().flat_map(|specialty| {
            specialty
                .categories
                .iter()
                .map(move |category| (specialty, category))
        })
    }

    /// The specialty with this code.
    pub fn specialty(&self, code: &SpecialtyCode) -> Option<&Specialty> {
        self.specialties
            .iter()
            .find(|specialty| specialty.code == *code)
    }

    /// The category with this code, whatever its specialty.
    pub fn category(&self, code: &CategoryCode) -> Option<&Category> {
        self.categories()
            .map(|(_, category)| category)
            .find(|category| category.code == *code)
    }

    /// The specialty that a category belongs to.
    pub fn specialty_of(&self, code: &CategoryCode) -> Option<&Specialty> {
        self.categories()
            .find(|(_, category)| category.code == *code)
            .map(|(specialty, _)| specialty)
    }
}

impl Category {
    /// The subcategory with this code.
    pub fn subcategory(&self, code: &SubcategoryCode) -> Option<&Subcategory> {
        self.subcategories
            .iter()
            .find(|subcategory| subcategory.code == *code)
    }

    /// What a referral is asked: the category's prompts, then the subcategory's.
    pub fn prompts(&self, subcategory: Option<&SubcategoryCode>) -> impl Iterator<Item = &Prompt> {
        let subcategory = subcategory.and_then(|code| self.subcategory(code));
        self.prompts.iter().chain(
            subcategory
                .into_iter()
                .flat_map(|subcategory| &subcategory.prompts),
        )
    }

    /// The urgency that is suggested.
    pub fn suggested_urgency(&self, subcategory: Option<&SubcategoryCode>) -> StatedUrgency {
        let own = subcategory
            .and_then(|code| self.subcategory(code))
            .and_then(|subcategory| subcategory.urgency);
        own.unwrap_or(self.urgency)
    }

    /// Within how many weeks a patient should be seen.
    pub fn target(&self, subcategory: Option<&SubcategoryCode>) -> u16 {
        let own = subcategory
            .and_then(|code| self.subcategory(code))
            .and_then(|subcategory| subcategory.target_weeks);
        let usual = || self.suggested_urgency(subcategory).sent_as().target_weeks();
        own.or(self.target_weeks).unwrap_or_else(usual)
    }
}

impl TryFrom<CatalogueFile> for Catalogue {
    type Error = CatalogueError;

    fn try_from(file: CatalogueFile) -> Result<Self, CatalogueError> {
        Self::parse(file)
    }
}

impl From<Catalogue> for CatalogueFile {
    fn from(catalogue: Catalogue) -> Self {
        Self {
            specialties: catalogue.specialties,
        }
    }
}

#[cfg(test)]
mod tests;
