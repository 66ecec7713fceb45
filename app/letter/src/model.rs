//! What stands in a letter, in order; nothing of how it looks.

use crate::data::Data;
pub use words::told::{Block, Section};

/// A letter.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// The language it is written in (BCP 47).
    pub language: &'static str,
    /// The heading of the first page, and the document's title.
    pub title: String,
    /// Below the title: the receiving practice.
    pub addressee: String,
    /// What stands on top of every page.
    pub head: Head,
    /// The parts.
    pub sections: Vec<Section>,
    /// The last page, which is for the sender only.
    pub status: Option<StatusPage>,
    /// What was entered, as a file inside the PDF.
    pub data: Option<Data>,
}

/// What stands on top of every page, so that a page that got lost is known.
#[derive(Clone, PartialEq, Eq)]
pub struct Head {
    /// The referral number.
    pub number: String,
    /// The urgency.
    pub urgency: String,
    /// The patient's date of birth.
    pub born: String,
}

/// The sender's own page.
#[derive(Clone, PartialEq, Eq)]
pub struct StatusPage {
    /// The heading.
    pub title: String,
    /// What to do with it.
    pub paragraphs: Vec<String>,
    /// The secret link, printed and drawn as a QR code.
    pub link: String,
}

impl Letter {
    /// Every text of the letter.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let head = [
            &self.title,
            &self.addressee,
            &self.head.number,
            &self.head.urgency,
            &self.head.born,
        ];
        let sections = self.sections.iter().flat_map(|section| {
            let blocks = section.blocks.iter().flat_map(|block| match block {
                Block::Row { label, value: text } | Block::Prose { label, text } => [label, text],
            });
            std::iter::once(&section.title).chain(blocks)
        });
        let status = self.status.iter().flat_map(|status| {
            [&status.title, &status.link]
                .into_iter()
                .chain(&status.paragraphs)
        });
        head.into_iter()
            .chain(sections)
            .chain(status)
            .map(String::as_str)
    }
}
