//! Names of attached files, made safe to show and to save under.

use std::fmt;

use serde::Serialize;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::FileKind;
use crate::text::clean_line;
use crate::written::private;

/// The most characters before the extension.
const LONGEST_STEM: usize = 100;
/// What a file is called that brought no usable name.
const NAMELESS: &str = "attachment";

/// A file name without path, control characters and reordering, with the extension of its kind.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Zeroize, ZeroizeOnDrop)]
pub struct FileName(String);

impl FileName {
    /// Makes a name safe. The path goes, as does whatever a file system or a reader could trip
    /// over; the extension becomes the kind's.
    pub fn safe(raw: &str, kind: FileKind) -> Self {
        let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
        let clean = clean_line(last);
        let stem = match clean.rsplit_once('.') {
            Some((stem, extension)) if is_extension(extension) => stem,
            _ => &clean,
        };
        let stem: String = stem.chars().filter(|c| !is_awkward(*c)).collect();
        let stem = match stem.trim_matches(is_edge) {
            "" => NAMELESS.to_owned(),
            stem if is_reserved(stem) => format!("_{stem}"),
            stem => stem.to_owned(),
        };
        let stem: String = stem.chars().take(LONGEST_STEM).collect();
        Self(format!(
            "{}.{}",
            stem.trim_end_matches(is_edge),
            kind.extension_for(&clean)
        ))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// So that `report v1.2` keeps its number.
fn is_extension(text: &str) -> bool {
    (1..=5).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
        && text.bytes().any(|b| b.is_ascii_alphabetic())
}

/// What no name should begin or end with.
fn is_edge(sign: char) -> bool {
    sign == '.' || sign.is_whitespace()
}

/// Signs that Windows forbids in names, or a shell would read.
fn is_awkward(sign: char) -> bool {
    matches!(sign, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '`' | '$')
        || matches!(sign, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Names of devices that Windows opens instead of a file.
fn is_reserved(stem: &str) -> bool {
    let first = stem
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_ascii_uppercase();
    let numbered = ["COM", "LPT"].iter().any(|port| {
        first
            .strip_prefix(port)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    });
    numbered || ["CON", "PRN", "AUX", "NUL"].contains(&first.as_str())
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

private!(FileName);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pdf(raw: &str) -> String {
        FileName::safe(raw, FileKind::Pdf).as_str().to_owned()
    }

    #[test]
    fn ordinary_names_of_any_script_stay() {
        for name in [
            "ultrasound.pdf",
            "échographie 2026.pdf",
            "超音波.pdf",
            "a.b.pdf",
        ] {
            assert_eq!(pdf(name), name);
        }
        assert_eq!(pdf("SCAN.PDF"), "SCAN.pdf");
        assert_eq!(
            FileName::safe("x-ray.jpeg", FileKind::Jpeg).as_str(),
            "x-ray.jpeg"
        );
    }

    #[test]
    fn what_could_harm_goes() {
        for (raw, safe) in [
            ("/etc/passwd", "passwd.pdf"),
            ("..\\..\\evil.exe", "evil.pdf"),
            ("C:\\scans\\a.pdf", "a.pdf"),
            ("photo\u{202e}fdp.exe", "photofdp.pdf"),
            ("a\u{0}\nb.pdf", "a b.pdf"),
            ("", "attachment.pdf"),
            ("..", "attachment.pdf"),
            (".pdf", "attachment.pdf"),
            ("nul.pdf", "_nul.pdf"),
            ("COM1", "_COM1.pdf"),
            ("report v1.2", "report v1.2.pdf"),
            ("a<b>:\"|?*.pdf", "ab.pdf"),
        ] {
            assert_eq!(pdf(raw), safe, "{raw:?}");
        }
    }

    #[test]
    fn a_long_name_is_cut_before_its_extension() {
        assert_eq!(pdf(&"é".repeat(300)), format!("{}.pdf", "é".repeat(100)));
    }

    proptest! {
        #[test]
        fn a_safe_name_is_plain_and_stays_as_it_is(raw in "\\PC{0,60}|[\\x00-\\x7f]{0,30}") {
            let safe = pdf(&raw);
            prop_assert_eq!(safe.rsplit_once('.').map(|(_, extension)| extension), Some("pdf"));
            prop_assert!(!safe.contains(|c: char| c.is_control() || c == '/' || c == '\\'));
            prop_assert_eq!(pdf(&safe), safe);
        }
    }
}
