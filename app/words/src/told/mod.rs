//! A referral in words: what was entered, part by part, in the order in which a specialist
//! reads. The letter prints it, and a practice's page shows it.
//!
//! Nothing here is part of [`Words`]: a page that does not tell a whole referral does not carry it.

mod parts;
mod patient;
mod reason;
mod rows;
mod sender;

use referral::attachment::Attachment;
use referral::catalogue::Catalogue;
use referral::{Referral, ReferralNumber};
use time::OffsetDateTime;

use crate::{Lang, LetterLabel, Words};

/// A part under one heading.
#[derive(Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A piece of a part.
#[derive(Clone, PartialEq, Eq)]
pub enum Block {
    /// A short answer beside its label.
    Row {
        /// What it is.
        label: String,
        /// The answer.
        value: String,
    },
    /// A long answer below its label, over the whole width; line ends are kept.
    Prose {
        /// What it is.
        label: String,
        /// The answer.
        text: String,
    },
}

/// Where a referral goes, as far as it is known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Going<'a> {
    /// The referral's number and when the server took it, in the offset in which it is to be told.
    pub sent: Option<(ReferralNumber, OffsetDateTime)>,
    /// The receiving specialist, or specialist and practice.
    pub to: &'a str,
    /// The fingerprint of the practice's key.
    pub fingerprint: Option<&'a str>,
}

/// The parts of a referral but for its files. The catalogue gives specialty and category their names; what it does
/// not have (any more) is told by its code.
pub fn tell(
    referral: &Referral,
    going: &Going<'_>,
    catalogue: Option<&Catalogue>,
    lang: Lang,
) -> Vec<Section> {
    let words = lang.words();
    let parts = [
        patient::patient(&referral.patient, words),
        reason::reason(&referral.reason, words),
        reason::category(referral, catalogue, lang),
        reason::health(&referral.reason, words),
        reason::background(&referral.reason, words),
        parts::destination(referral, going, catalogue, lang),
        sender::sender(referral, words),
    ];
    parts.into_iter().flatten().collect()
}

/// The list of a referral's files.
pub fn tell_files(files: &[Attachment], lang: Lang) -> Option<Section> {
    parts::attachments(files, lang.words())
}

/// The label of a line.
fn label(words: &dyn Words, label: LetterLabel) -> String {
    words.letter_label(label).to_owned()
}
