//! Which font prints a letter: the same rule for fonts that were read and for those that can be
//! fetched.

use super::Weight;

/// A font as far as choosing goes.
pub(crate) trait Choosable {
    fn weight(&self) -> Weight;

    fn has(&self, letter: char) -> bool;

    /// Whether it has every letter of a text.
    fn has_all(&self, text: &str) -> bool {
        text.chars()
            .all(|letter| is_invisible(letter) || self.has(letter))
    }
}

/// The fonts by their places, in the order in which they are asked: those of the wanted weight
/// first.
pub(crate) fn chain<F: Choosable>(
    fonts: &[F],
    weight: Weight,
) -> impl Iterator<Item = (usize, &F)> {
    let of = move |wanted: bool| {
        let places = fonts.iter().enumerate();
        places.filter(move |(_, font)| (font.weight() == weight) == wanted)
    };
    of(true).chain(of(false))
}

/// The first font that has every letter of what a reader sees as one.
pub(crate) fn choose<F: Choosable>(fonts: &[F], grapheme: &str, weight: Weight) -> Option<usize> {
    let mut chain = chain(fonts, weight);
    chain
        .find(|(_, font)| font.has_all(grapheme))
        .map(|(place, _)| place)
}

/// Whether a letter comes out as itself.
pub(crate) fn can_print<F: Choosable>(fonts: &[F], letter: char) -> bool {
    matches!(letter, '\n' | '\t')
        || is_invisible(letter)
        || fonts.iter().any(|font| font.has(letter))
}

/// Letters that steer others and show nothing themselves (joiners, marks of direction, variation
/// selectors): a font that lacks them misses nothing.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}
