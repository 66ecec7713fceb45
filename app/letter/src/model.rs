//! What stands in a letter, in order; nothing of how it looks.

use referral::urgency::Urgency;

use crate::inside::Inside;
pub use words::told::{Block, Section};

/// A letter.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// The language it is written in (BCP 47).
    pub language: &'static str,
    /// The heading of the first page, and the document's title.
    pub title: String,
    /// Below the title: what it is about.
    pub subject: String,
    /// Beside the title, each with its label: the urgency, the number, the date.
    pub facts: Vec<(String, String)>,
    /// To whom, and from whom.
    pub parties: Vec<Party>,
    /// What stands at the foot of every page.
    pub head: Head,
    /// The patient, in a box.
    pub patient: Option<Section>,
    /// The parts.
    pub sections: Vec<Section>,
    /// What a patient is told.
    pub advice: Vec<Advice>,
    /// The files that go with it.
    pub files: Option<Files>,
    /// How it was sent.
    pub sending: Option<Section>,
    /// What proves that it was accepted.
    pub proof: Option<Proven>,
    /// The last page, which is for the sender only.
    pub status: Option<StatusPage>,
    /// The files inside the PDF, by their names.
    pub inside: Vec<Inside>,
}

/// What stands at the foot of every page, so that a page that got lost is known.
#[derive(Clone, PartialEq, Eq)]
pub struct Head {
    /// The referral number.
    pub number: String,
    /// The urgency, which has a sign too.
    pub level: Urgency,
    /// The urgency.
    pub urgency: String,
    /// The patient's date of birth.
    pub born: String,
}

/// Who sends, or who receives.
#[derive(Clone, PartialEq, Eq)]
pub struct Party {
    /// Which of them.
    pub title: String,
    /// The name, and how to reach them.
    pub lines: Vec<String>,
}

/// Something that a patient is told, under its own heading.
#[derive(Clone, PartialEq, Eq)]
pub struct Advice {
    /// The heading.
    pub title: String,
    /// What is told.
    pub text: String,
}

/// A list of files.
#[derive(Clone, PartialEq, Eq)]
pub struct Files {
    /// The heading.
    pub title: String,
    /// What is said where there is none.
    pub none: Option<String>,
    /// The files.
    pub lines: Vec<FileLine>,
}

/// A file of the list.
#[derive(Clone, PartialEq, Eq)]
pub struct FileLine {
    /// Its name.
    pub name: String,
    /// Its kind and size.
    pub about: String,
}

/// What proves that a referral was accepted.
#[derive(Clone, PartialEq, Eq)]
pub struct Proven {
    /// What it is about.
    pub about: Section,
    /// The heading of the receipt.
    pub label: String,
    /// The receipt, line by line, in type whose signs are told apart.
    pub signs: Vec<String>,
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
    /// Every text of the letter but for what is read sign by sign.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let head = [
            &self.title,
            &self.subject,
            &self.head.number,
            &self.head.urgency,
            &self.head.born,
        ];
        let facts = self.facts.iter().flat_map(|(label, value)| [label, value]);
        let parties = self
            .parties
            .iter()
            .flat_map(|party| std::iter::once(&party.title).chain(&party.lines));
        let parts = self.patient.iter().chain(&self.sections);
        let about = self.proof.iter().map(|proof| &proof.about);
        let ends = self.sending.iter().chain(about);
        let sections = parts.chain(ends).flat_map(section_texts);
        let advice = self
            .advice
            .iter()
            .flat_map(|advice| [&advice.title, &advice.text]);
        let files = self.files.iter().flat_map(|files| {
            let lines = files
                .lines
                .iter()
                .flat_map(|file| [&file.name, &file.about]);
            std::iter::once(&files.title)
                .chain(&files.none)
                .chain(lines)
        });
        let status = self.status.iter().flat_map(|status| {
            [&status.title, &status.link]
                .into_iter()
                .chain(&status.paragraphs)
        });
        let proof = self.proof.iter().map(|proof| &proof.label);
        head.into_iter()
            .chain(proof)
            .chain(facts)
            .chain(parties)
            .chain(sections)
            .chain(advice)
            .chain(files)
            .chain(status)
            .map(String::as_str)
    }
}

fn section_texts(section: &Section) -> impl Iterator<Item = &String> {
    let blocks = section.blocks.iter().flat_map(|block| match block {
        Block::Row { label, value: text } | Block::Prose { label, text } => [label, text],
    });
    std::iter::once(&section.title).chain(blocks)
}
