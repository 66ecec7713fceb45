//! The fonts that can be fetched and the letters that each has: all that is known of them, and all
//! that has to be known, before one is fetched.

use std::collections::BTreeSet;

use serde::Deserialize;
use thiserror::Error;
use unicode_segmentation::UnicodeSegmentation;

use super::choice::{Choosable, can_print, chain, choose};
use super::{FontError, Weight};
use crate::kit::Kit;
use crate::model::Letter;

/// The fonts there are, in the order in which they are asked for a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontList(Vec<Listed>);

/// A font that can be fetched.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Listed {
    /// The name of its file.
    pub file: String,
    /// How heavy it is.
    pub weight: Weight,
    letters: Letters,
}

/// Why a list cannot be used.
#[derive(Debug, Error)]
pub enum ListError {
    /// It is no list.
    #[error("the list of fonts cannot be read")]
    Unreadable(#[from] serde_json::Error),
    /// No letter can be printed with its fonts.
    #[error(transparent)]
    Unfit(#[from] FontError),
}

impl FontList {
    /// Reads the list: JSON, `[{"file", "weight", "letters"}]`, the letters by code point as
    /// numbers that say by turns how many are skipped and how many follow.
    ///
    /// # Errors
    /// If it is no list, if there is no font on it, or if the first has no Latin letters.
    pub fn parse(json: &[u8]) -> Result<Self, ListError> {
        let fonts: Vec<Listed> = serde_json::from_slice(json)?;
        super::check_first(&fonts)?;
        Ok(Self(fonts))
    }

    /// The letters that no font has, each once, by code point. They are printed as `U+XXXX`; the
    /// check page names them.
    pub fn missing(&self, letter: &Letter) -> Vec<char> {
        let letters = letter.texts().flat_map(str::chars);
        let missing: BTreeSet<char> = letters
            .filter(|letter| !can_print(&self.0, *letter))
            .collect();
        missing.into_iter().collect()
    }

    /// The fonts that print the letter, by their places in the list. With them it looks as with all
    /// of the list.
    pub fn needed(&self, letter: &Letter) -> BTreeSet<usize> {
        let signs = letter.proof.as_ref().and_then(|_| self.fixed());
        self.printing(letter.texts())
            .into_iter()
            .chain(signs)
            .collect()
    }

    /// The fonts that print the kit, in the same way.
    pub fn needed_by_kit(&self, kit: &Kit) -> BTreeSet<usize> {
        let printing = self.printing(kit.texts());
        printing.into_iter().chain(self.fixed()).collect()
    }

    fn printing<'a>(&self, texts: impl Iterator<Item = &'a str>) -> BTreeSet<usize> {
        let weights = [Weight::Regular, Weight::Bold];
        let first = |weight| chain(&self.0, weight).next();
        // Headings and pages' numbers are in our own words, which the first ones have.
        let mut needed: BTreeSet<usize> = weights
            .into_iter()
            .filter_map(|weight| first(weight).map(|(place, _)| place))
            .collect();
        for grapheme in texts.flat_map(|text| text.graphemes(true)) {
            for weight in weights {
                if let Some(whole) = choose(&self.0, grapheme, weight) {
                    needed.insert(whole);
                } else {
                    let each = grapheme.split("").filter(|letter| !letter.is_empty());
                    needed.extend(each.filter_map(|letter| choose(&self.0, letter, weight)));
                }
            }
        }
        needed
    }

    /// The font for what is read sign by sign, by its place.
    pub fn fixed(&self) -> Option<usize> {
        let mut fonts = self.0.iter();
        fonts.position(|font| font.weight == Weight::Fixed)
    }

    /// A font by its place.
    pub fn get(&self, place: usize) -> Option<&Listed> {
        self.0.get(place)
    }

    /// All of them.
    pub fn fonts(&self) -> &[Listed] {
        &self.0
    }
}

impl Choosable for Listed {
    fn weight(&self) -> Weight {
        self.weight
    }

    fn has(&self, letter: char) -> bool {
        self.letters.have(letter)
    }
}

/// Letters as stretches of code points, ascending: the first, and the one behind the last.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Vec<u32>")]
struct Letters(Vec<(u32, u32)>);

impl From<Vec<u32>> for Letters {
    fn from(runs: Vec<u32>) -> Self {
        let mut next = 0_u32;
        let stretch = |run: &[u32]| {
            let [skipped, had] = *run else {
                return None;
            };
            let first = next.saturating_add(skipped);
            next = first.saturating_add(had);
            Some((first, next))
        };
        Self(runs.chunks(2).map_while(stretch).collect())
    }
}

impl Letters {
    fn have(&self, letter: char) -> bool {
        let letter = u32::from(letter);
        let before = self.0.partition_point(|(first, _)| *first <= letter);
        let stretch = before.checked_sub(1).and_then(|place| self.0.get(place));
        stretch.is_some_and(|(_, end)| letter < *end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATIN: &str = r#"{"file":"latin","weight":"regular","letters":[32,95]}"#;

    fn parse(fonts: &[&str]) -> Result<FontList, ListError> {
        FontList::parse(format!("[{}]", fonts.join(",")).as_bytes())
    }

    #[test]
    fn letters_are_had_from_the_first_of_a_stretch_to_its_last() {
        let letters = Letters::from(vec![65, 2, 1, 1]);
        let had: Vec<char> = ('@'..='F').filter(|letter| letters.have(*letter)).collect();
        assert_eq!(had, ['A', 'B', 'D']);
    }

    #[test]
    fn letters_that_no_font_can_have_are_not_had() {
        let letters = Letters::from(vec![u32::MAX, u32::MAX, 7]);
        assert!(!letters.have('\u{10FFFF}'));
    }

    #[test]
    fn a_list_is_read() {
        let list = parse(&[LATIN]).unwrap();
        assert_eq!(list.fonts()[0].file, "latin");
        assert_eq!(list.get(0).unwrap().weight, Weight::Regular);
        assert_eq!(list.get(1), None);
    }

    #[test]
    fn a_list_that_prints_nothing_is_refused() {
        let greek = r#"{"file":"greek","weight":"bold","letters":[913,25]}"#;
        let unfit = |list: Result<FontList, ListError>| match list {
            Err(ListError::Unfit(error)) => Some(error),
            _ => None,
        };
        assert_eq!(unfit(parse(&[])), Some(FontError::None));
        assert_eq!(unfit(parse(&[greek, LATIN])), Some(FontError::NotLatin));
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for broken in ["", "{}", r#"[{"file":"latin"}]"#, "<!doctype html>"] {
            let read = FontList::parse(broken.as_bytes());
            assert!(matches!(read, Err(ListError::Unreadable(_))), "{broken}");
        }
    }
}
