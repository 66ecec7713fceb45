//! What a practice is called, as people tell one name from another.

use unicode_normalization::UnicodeNormalization;

use crate::record::KeyRecord;

/// A name and a town as a reader takes them in: by no capital letter, by no character that does not show,
/// and by no other kind or number of spaces. Letters of several scripts that look alike are told apart
/// here, and not by every reader.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Called(String, String);

impl Called {
    /// Of a practice that has this name, in this town.
    pub fn of(name: &str, town: &str) -> Self {
        let folded = |text| shown(text).to_lowercase().nfkc().collect();
        Self(folded(name), folded(town))
    }

    /// As a record has it.
    pub(super) fn by(record: &KeyRecord) -> Self {
        Self::of(&record.name, &record.city)
    }

    /// Whether a text is no more than it shows: whoever reads it has read it all.
    pub fn is_plain(text: &str) -> bool {
        shown(text) == text
    }
}

/// A text as it shows: compatibility characters as what they stand for (NFKC), without those that do not
/// show, and one space between words.
fn shown(text: &str) -> String {
    let seen: String = text.nfkc().filter(|&one| !is_ignorable(one)).collect();
    // The blank of braille is no white space to Unicode, and is to whoever looks.
    let words = seen.split(|one: char| one.is_whitespace() || one == '\u{2800}');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").nfkc().collect()
}

/// `Default_Ignorable_Code_Point` (Unicode 16, `DerivedCoreProperties`).
const fn is_ignorable(one: char) -> bool {
    matches!(
        one,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_called_alike(other: &str) -> bool {
        Called::of(other, "Kelowna") == Called::of("Hill Surgery", "Kelowna")
    }

    #[test]
    fn names_that_look_the_same_on_a_page_are_the_same() {
        for alike in [
            "HILL surgery",
            "Hill  Surgery",
            "Hill\u{a0}Surgery",
            "Hill \u{2003}Surgery",
            "Hi\u{200b}ll Surgery",
            "Hill\u{200f} Surgery",
            "Hill Sur\u{2060}gery",
            "Hill Sur\u{ad}gery",
            "Hill \u{3164}Surgery",
            "Hill\u{2800}Surgery",
            "\u{ff28}ill Surgery",
        ] {
            assert!(is_called_alike(alike), "{alike:?}");
            assert!(alike.is_ascii() || !Called::is_plain(alike), "{alike:?}");
        }
        let composed = Called::of("Clinique de l’Hôpital", "Kelowna");
        assert_eq!(
            Called::of("Clinique de l’Ho\u{302}pital", "Kelowna"),
            composed
        );
    }

    #[test]
    fn other_names_are_others_and_a_plain_one_is_plain() {
        for other in ["Hills Surgery", "HillSurgery", "Hill Surgéry"] {
            assert!(!is_called_alike(other), "{other:?}");
        }
        assert_ne!(Called::of("A", "B C"), Called::of("A B", "C"));
        assert!(Called::is_plain("Clinique de l’Hôpital"));
        assert!(!Called::is_plain("Hill  Surgery"));
    }
}
