//! The languages, and how one is chosen.

use crate::{
    DesignWords, En, Fr, HomeWords, KitWords, MailWords, PracticeWords, StatusWords, Words,
    negotiate,
};

/// A language that the pages speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

impl Lang {
    /// Every language, the first one being the one to fall back to.
    pub const ALL: &'static [Self] = &[Self::En, Self::Fr];

    /// The language's tag (BCP 47), as `<html lang>`, the language's cookie and the catalogue's
    /// phrases have it.
    ///
    /// French is `fr` and not `fr-CA`: the words are Canadian, but there is no other French here to
    /// tell them from, a screen reader finds its voice by `fr` wherever it was bought, and a
    /// reader whose browser asks for `fr-CA` is answered by `fr` (RFC 4647, 3.4). Nothing takes the
    /// form of a date or a number from the tag: the words write them out.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// The language with exactly this tag, as a cookie or an address has it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|lang| lang.tag() == tag)
    }

    /// The language to answer a browser in that sent this `Accept-Language` (RFC 9110, 12.5.4);
    /// English where it accepts none that there is, or says nothing that can be read.
    pub fn negotiate(accept_language: &str) -> Self {
        negotiate::negotiate(accept_language)
    }

    /// The language's name in itself, for the link that changes to it. Mark the link with `lang`
    /// and `hreflang`, so that a screen reader says it right.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
        }
    }

    /// The words of this language.
    pub fn words(self) -> &'static dyn Words {
        match self {
            Self::En => &En,
            Self::Fr => &Fr,
        }
    }

    /// The words of the first page in this language. They are no part of [`Words`]: browsers get
    /// them as HTML.
    pub fn home_words(self) -> &'static dyn HomeWords {
        match self {
            Self::En => &En,
            Self::Fr => &Fr,
        }
    }

    /// The words of the design system's page in this language.
    pub fn design_words(self) -> &'static dyn DesignWords {
        match self {
            Self::En => &En,
            Self::Fr => &Fr,
        }
    }

    /// The words of the mails in this language. They are no part of [`Words`]: browsers need none
    /// of them.
    pub fn mail_words(self) -> &'static dyn MailWords {
        match self {
            Self::En => &En,
            Self::Fr => &Fr,
        }
    }

    /// The words of the status page in this language. They are no part of [`Words`]: it is not
    /// loaded with the sender's form.
    pub fn status_words(self) -> &'static dyn StatusWords {
        match self {
            Self::En => &En,
            Self::Fr => &Fr,
        }
    }

    /// The words of a recovery kit on paper in this language. They are no part of [`Words`]: only the
    /// worker that makes the page needs them.
    pub fn kit_words(self) -> &'static dyn KitWords {
        match self {
            Self::En => &En,
            Self::Fr => &Fr,
        }
    }

    /// The words of a practice's pages in this language. They are no part of [`Words`]: a sender
    /// does not fetch them.
    pub fn practice_words(self) -> &'static dyn PracticeWords {
        match self {
            Self::En => &En,
            Self::Fr => &Fr,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_leads_back_to_its_language_and_nothing_else_does() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_tag(lang.tag()), Some(*lang));
        }
        for tag in ["", "FR", "fr-CA", " fr", "de", "*", "français"] {
            assert_eq!(Lang::from_tag(tag), None, "{tag:?}");
        }
    }

    #[test]
    fn every_language_calls_itself_by_a_name_of_its_own() {
        assert_eq!(
            Lang::ALL
                .iter()
                .map(|lang| lang.own_name())
                .collect::<Vec<_>>(),
            ["English", "Français"]
        );
    }

    #[test]
    fn english_is_what_is_fallen_back_to() {
        assert_eq!(Lang::ALL.first(), Some(&Lang::default()));
        assert_eq!(Lang::default(), Lang::En);
    }
}
