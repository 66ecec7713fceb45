//! Which letters the fonts cannot print.

use crate::fonts::Fonts;
use crate::model::Letter;

/// The letters that no font has, each once, by code point. They are printed as `U+XXXX`; the check
/// page names them.
pub fn missing(letter: &Letter, fonts: &Fonts) -> Vec<char> {
    let mut missing: Vec<char> = letter
        .texts()
        .flat_map(str::chars)
        .filter(|letter| !fonts.can_print(*letter))
        .collect();
    missing.sort_unstable();
    missing.dedup();
    missing
}
