//! The fonts a letter is set in: a chain in which the first one that has a letter prints it.

mod choice;
mod list;

use serde::Deserialize;
use thiserror::Error;

pub use list::{FontList, ListError, Listed};

use choice::Choosable;

/// How heavy a face is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// For answers.
    Regular,
    /// For headings and labels.
    Bold,
    /// For what is read sign by sign; every sign is as wide as the others.
    Fixed,
}

/// A font as it was fetched: TrueType or OpenType, one face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFile {
    /// How heavy it is.
    pub weight: Weight,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why the fonts cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FontError {
    /// There is none.
    #[error("a letter needs at least one font")]
    None,
    /// A file is no font that can be read; counted from 0.
    #[error("font {0} cannot be read")]
    Unreadable(usize),
    /// The first font has to have the letters that `U+XXXX` is written with.
    #[error("the first font does not have the digits and Latin capitals")]
    NotLatin,
}

/// Fonts that were read, in the order in which they are asked.
pub struct Fonts<'a> {
    faces: Vec<Face<'a>>,
}

pub(crate) struct Face<'a> {
    weight: Weight,
    pub(crate) bytes: &'a [u8],
    pub(crate) shaper: rustybuzz::Face<'a>,
}

/// A font's place in its [`Fonts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontIndex(pub(crate) usize);

impl<'a> Fonts<'a> {
    /// Reads the fonts. Their order is that in which they are asked for a letter; those of the
    /// wanted weight are asked first.
    ///
    /// # Errors
    /// If there is no font, if one cannot be read, or if the first has no Latin letters.
    pub fn parse(files: impl IntoIterator<Item = &'a FontFile>) -> Result<Self, FontError> {
        let faces: Vec<Face> = files
            .into_iter()
            .enumerate()
            .map(|(place, file)| {
                let shaper = rustybuzz::Face::from_slice(&file.bytes, 0);
                Ok(Face {
                    weight: file.weight,
                    bytes: &file.bytes,
                    shaper: shaper.ok_or(FontError::Unreadable(place))?,
                })
            })
            .collect::<Result<_, _>>()?;
        check_first(&faces)?;
        Ok(Self { faces })
    }

    /// Whether a letter comes out as itself.
    pub(crate) fn can_print(&self, letter: char) -> bool {
        choice::can_print(&self.faces, letter)
    }

    /// The first font that has every letter of what a reader sees as one.
    pub(crate) fn with(&self, grapheme: &str, weight: Weight) -> Option<FontIndex> {
        choice::choose(&self.faces, grapheme, weight).map(FontIndex)
    }

    /// Whether a font has every letter of a text.
    pub(crate) fn has_all(&self, index: FontIndex, text: &str) -> bool {
        self.face(index).has_all(text)
    }

    /// The font to fall back to when there is nothing to choose by.
    pub(crate) fn first(&self, weight: Weight) -> FontIndex {
        let first = choice::chain(&self.faces, weight).next();
        FontIndex(first.map_or(0, |(place, _)| place))
    }

    pub(crate) fn face(&self, index: FontIndex) -> &Face<'a> {
        // An index is only ever made from a place in this list.
        &self.faces[index.0]
    }
}

impl Choosable for Face<'_> {
    fn weight(&self) -> Weight {
        self.weight
    }

    fn has(&self, letter: char) -> bool {
        self.shaper.glyph_index(letter).is_some()
    }
}

/// What is printed as `U+XXXX` is printed with the first font.
fn check_first(fonts: &[impl Choosable]) -> Result<(), FontError> {
    let first = fonts.first().ok_or(FontError::None)?;
    if first.has_all("U+0123456789ABCDEF") {
        Ok(())
    } else {
        Err(FontError::NotLatin)
    }
}
