//! What the operator's files say to people, in as many languages as the operator has written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::Line;

/// A phrase in English and, where it has been translated, in other languages. In a file it is
/// either text, which is English, or a table by language: `{ en = "Knee", fr = "Genou" }`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Phrase {
    /// English only.
    English(String),
    /// English and others.
    Translated(Translated),
}

/// A phrase by language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translated {
    en: String,
    #[serde(flatten)]
    others: BTreeMap<String, String>,
}

impl Phrase {
    /// The most characters, so that an answer can carry the question that was asked.
    pub const LONGEST: usize = 200;

    /// The phrase in a language (BCP 47: `en`, `fr`), or in English where it is not translated.
    pub fn in_language(&self, tag: &str) -> &str {
        match self {
            Self::English(english) => english,
            Self::Translated(phrase) => phrase.others.get(tag).unwrap_or(&phrase.en),
        }
    }

    /// Whether it has been written in a language (BCP 47), so that nothing is fallen back to.
    pub fn is_in(&self, tag: &str) -> bool {
        match self {
            Self::English(_) => tag == "en",
            Self::Translated(phrase) => tag == "en" || phrase.others.contains_key(tag),
        }
    }

    /// Whether there is something in it, and not too much, in every language.
    pub(super) fn fits(&self) -> bool {
        let fits = |text: &String| text.parse::<Line<{ Self::LONGEST }>>().is_ok();
        match self {
            Self::English(english) => fits(english),
            Self::Translated(phrase) => fits(&phrase.en) && phrase.others.values().all(fits),
        }
    }

    /// The phrase in English.
    pub fn english(&self) -> &str {
        self.in_language("en")
    }
}
