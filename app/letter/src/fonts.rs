//! The fonts a letter is set in: a chain in which the first one that has a letter prints it.

use thiserror::Error;

/// How heavy a face is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// For answers.
    Regular,
    /// For headings and labels.
    Bold,
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
    pub fn parse(files: &'a [FontFile]) -> Result<Self, FontError> {
        let faces: Vec<Face> = files
            .iter()
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
        let first = faces.first().ok_or(FontError::None)?;
        if "U+0123456789ABCDEF".chars().all(|sign| first.has(sign)) {
            Ok(Self { faces })
        } else {
            Err(FontError::NotLatin)
        }
    }

    /// Whether a letter comes out as itself.
    pub(crate) fn can_print(&self, letter: char) -> bool {
        matches!(letter, '\n' | '\t')
            || is_invisible(letter)
            || self.faces.iter().any(|face| face.has(letter))
    }

    /// The first font that has every letter of what a reader sees as one.
    pub(crate) fn with(&self, grapheme: &str, weight: Weight) -> Option<FontIndex> {
        self.chain(weight)
            .find(|index| self.has_all(*index, grapheme))
    }

    /// Whether a font has every letter of a text.
    pub(crate) fn has_all(&self, index: FontIndex, text: &str) -> bool {
        let face = self.face(index);
        text.chars()
            .all(|letter| is_invisible(letter) || face.has(letter))
    }

    /// The font to fall back to when there is nothing to choose by.
    pub(crate) fn first(&self, weight: Weight) -> FontIndex {
        self.chain(weight).next().unwrap_or(FontIndex(0))
    }

    pub(crate) fn face(&self, index: FontIndex) -> &Face<'a> {
        // An index is only ever made from a place in this list.
        &self.faces[index.0]
    }

    fn chain(&self, weight: Weight) -> impl Iterator<Item = FontIndex> {
        let of = move |wanted: bool| {
            let places = self.faces.iter().enumerate();
            places
                .filter(move |(_, face)| (face.weight == weight) == wanted)
                .map(|(place, _)| FontIndex(place))
        };
        of(true).chain(of(false))
    }
}

impl Face<'_> {
    fn has(&self, letter: char) -> bool {
        self.shaper.glyph_index(letter).is_some()
    }
}

/// Letters that steer others and show nothing themselves (joiners, marks of direction, variation
/// selectors): a font that lacks them misses nothing.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}
