//! Free text: bounded, trimmed, and without characters that hide or reorder what a reader sees.
//!
//! Control characters, bidirectional overrides and other invisible steering are dropped rather
//! than refused: they come in with text pasted from a chart, and nobody can be asked to delete
//! what nobody can see. Letters and joiners of every script stay exactly as typed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Text on one line, at most `MAX` Unicode scalar values, never empty.
#[derive(
    Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Zeroize, ZeroizeOnDrop,
)]
#[serde(try_from = "String")]
pub struct Line<const MAX: usize>(String);

/// Text that may run over many lines, at most `MAX` Unicode scalar values, never empty.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(try_from = "String")]
pub struct Prose<const MAX: usize>(String);

/// A person's name, or part of one.
pub type Name = Line<100>;
/// What somebody calls a device of theirs.
pub type DeviceName = Line<60>;
/// A short answer: a street, a relation, a title.
pub type Short = Line<200>;
/// A paragraph: a justification, a note.
pub type Note = Prose<1_000>;
/// Pages of text: history, medications, investigations.
pub type Long = Prose<10_000>;

/// Why text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TextError {
    /// Nothing visible was entered.
    #[error("nothing was entered")]
    Empty,
    /// More than `max` characters (Unicode scalar values) remain after trimming.
    #[error("longer than {max} characters")]
    TooLong {
        /// The most that is taken.
        max: usize,
    },
}

macro_rules! text {
    ($type:ident, $clean:path) => {
        impl<const MAX: usize> FromStr for $type<MAX> {
            type Err = TextError;

            fn from_str(raw: &str) -> Result<Self, TextError> {
                bounded($clean(raw), MAX).map(Self)
            }
        }

        impl<const MAX: usize> TryFrom<String> for $type<MAX> {
            type Error = TextError;

            fn try_from(raw: String) -> Result<Self, TextError> {
                raw.parse()
            }
        }

        impl<const MAX: usize> $type<MAX> {
            /// The text as it is shown.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<const MAX: usize> fmt::Display for $type<MAX> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<const MAX: usize> fmt::Debug for $type<MAX> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($type), "(private)"))
            }
        }
    };
}
text!(Line, clean_line);
text!(Prose, clean_prose);

fn bounded(text: String, max: usize) -> Result<String, TextError> {
    if text.is_empty() {
        Err(TextError::Empty)
    } else if text.chars().count() > max {
        Err(TextError::TooLong { max })
    } else {
        Ok(text)
    }
}

/// One line: every kind of line break and tab becomes a space.
pub(crate) fn clean_line(raw: &str) -> String {
    let spaced = raw
        .chars()
        .map(|c| if is_break(c) || c == '\t' { ' ' } else { c });
    trimmed(&spaced.filter(|c| is_plain(*c)).collect::<String>())
}

/// Many lines: every kind of line break becomes `\n`, a tab a space.
fn clean_prose(raw: &str) -> String {
    let unified = raw.replace("\r\n", "\n");
    let lines = unified.chars().map(|c| match c {
        c if is_break(c) => '\n',
        '\t' => ' ',
        c => c,
    });
    trimmed(
        &lines
            .filter(|c| *c == '\n' || is_plain(*c))
            .collect::<String>(),
    )
}

/// Trimmed of white space and of zero-width characters, so that "nothing visible" is empty.
fn trimmed(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || is_zero_width(c))
        .to_owned()
}

fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{61c}')
}

/// Whether a character may stay: no control, no bidirectional embedding, override or isolate
/// (UAX #9), no byte order mark, no tag character.
pub(crate) fn is_plain(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(raw: &str) -> Result<String, TextError> {
        raw.parse::<Line<10>>().map(|line| line.as_str().to_owned())
    }

    #[test]
    fn names_of_any_script_are_kept_exactly() {
        for name in [
            "Łukasz",
            "José",
            "ਪ੍ਰਿਆ",
            "می\u{200c}خواهم",
            "محمد",
            "陳美蘭",
            "O’Shea-Li",
        ] {
            assert_eq!(line(name).as_deref(), Ok(name));
        }
    }

    #[test]
    fn what_hides_or_reorders_is_dropped() {
        assert_eq!(
            line("ab\u{202e}cd\u{0}\u{7}\u{2066}e").as_deref(),
            Ok("abcde")
        );
        assert_eq!(line("\u{e0041}\u{feff}ok").as_deref(), Ok("ok"));
    }

    #[test]
    fn a_line_stays_one_line() {
        assert_eq!(line("a\r\nBcc\tb").as_deref(), Ok("a  Bcc b"));
    }

    #[test]
    fn prose_keeps_its_lines_and_loses_the_rest() {
        let prose: Note = " a\r\nb\u{2028}c\td\u{202e} ".parse().unwrap();
        assert_eq!(prose.as_str(), "a\nb\nc d");
    }

    #[test]
    fn only_invisible_characters_count_as_nothing() {
        assert_eq!(line(" \u{200b}\u{a0}\u{200f} "), Err(TextError::Empty));
    }

    #[test]
    fn length_is_counted_in_characters_after_trimming() {
        assert!(line("  éééééééééé  ").is_ok());
        assert_eq!(line("éééééééééé1"), Err(TextError::TooLong { max: 10 }));
    }

    #[test]
    fn debug_prints_no_text() {
        assert_eq!(
            format!("{:?}", "Avery".parse::<Name>().unwrap()),
            "Line(private)"
        );
    }

    #[test]
    fn a_document_goes_through_the_same_parser() {
        assert!(serde_json::from_str::<Line<3>>("\"abcd\"").is_err());
        assert_eq!(
            serde_json::from_str::<Line<4>>("\"ab\\ncd\"")
                .unwrap_err()
                .to_string(),
            "longer than 4 characters"
        );
    }
}
