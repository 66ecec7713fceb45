//! The tag of a language, as people's choices are kept.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The tag of a language (BCP 47), such as `en` or `fr-CA`. What is said in it, the words know.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LangTag(String);

/// The text is no tag of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a language's tag is two or three small letters, as `fr`, with or without more as `fr-CA`")]
pub struct NoLangTag;

impl LangTag {
    /// The most characters of a tag, as far as we keep one (RFC 5646, 4.4.1).
    pub const LONGEST: usize = 35;

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// English.
impl Default for LangTag {
    fn default() -> Self {
        Self("en".to_owned())
    }
}

impl FromStr for LangTag {
    type Err = NoLangTag;

    fn from_str(text: &str) -> Result<Self, NoLangTag> {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or_default();
        let is_language = (2..=3).contains(&language.len())
            && language.bytes().all(|letter| letter.is_ascii_lowercase());
        let more = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|sign| sign.is_ascii_alphanumeric())
        };
        if text.len() <= Self::LONGEST && is_language && parts.all(more) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NoLangTag)
        }
    }
}

impl TryFrom<String> for LangTag {
    type Error = NoLangTag;

    fn try_from(text: String) -> Result<Self, NoLangTag> {
        text.parse()
    }
}

impl From<LangTag> for String {
    fn from(tag: LangTag) -> Self {
        tag.0
    }
}

impl fmt::Display for LangTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_kept_as_it_is_written() {
        for tag in ["en", "fr", "fr-CA", "zh-Hant-HK", "hur"] {
            assert_eq!(tag.parse::<LangTag>().unwrap().to_string(), tag);
        }
        assert_eq!(LangTag::default().as_str(), "en");
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        let long = format!("fr{}", "-abcdefgh".repeat(4));
        for text in [
            "",
            "f",
            "FR",
            "fr-",
            "-fr",
            "français",
            "fr CA",
            "fr-abcdefghi",
            "e1",
            &long,
        ] {
            assert_eq!(text.parse::<LangTag>(), Err(NoLangTag), "{text:?}");
        }
    }
}
