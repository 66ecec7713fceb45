//! A referral in words: what was entered, part by part, in the order in which a specialist
//! reads. The letter prints it, and a practice's page shows it.
//!
//! Nothing here is part of [`Words`]: a page that does not tell a whole referral does not carry it.

mod parts;
mod patient;
mod reason;
mod rows;
mod sender;

use referral::catalogue::Catalogue;
use referral::contact::Address;
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

/// The parts of a letter whose head says already who refers whom for what to whom.
pub struct Parts {
    /// The patient.
    pub patient: Option<Section>,
    /// Why the referral is made.
    pub reasons: Vec<Section>,
    /// How it was sent, with what the head has no room for.
    pub sending: Option<Section>,
}

/// The parts of a letter below its head.
pub fn tell_letter(referral: &Referral, catalogue: Option<&Catalogue>, lang: Lang) -> Parts {
    let words = lang.words();
    let reasons = [
        reason::reason(&referral.reason, words),
        reason::category(referral, catalogue, lang),
        reason::health(&referral.reason, words),
        reason::background(&referral.reason, words),
    ];
    Parts {
        patient: patient::patient(&referral.patient, words),
        reasons: reasons.into_iter().flatten().collect(),
        sending: parts::sending(referral, words),
    }
}

/// Who the patient is and no more: the name and the date of birth.
pub fn tell_identity(referral: &Referral, words: &dyn Words) -> Option<Section> {
    patient::identity(&referral.patient, words).section()
}

/// The specialty, the category and the subcategory, as far as they were chosen.
pub fn tell_subject(referral: &Referral, catalogue: Option<&Catalogue>, lang: Lang) -> Vec<String> {
    let (specialty, category, subcategory) = parts::subject(referral, catalogue, lang);
    let all = [Some(specialty), Some(category), subcategory];
    all.into_iter().flatten().collect()
}

/// An address on two lines.
pub fn tell_address(address: &Address, words: &dyn Words) -> String {
    patient::address(address, words)
}

/// The label of a line.
fn label(words: &dyn Words, label: LetterLabel) -> String {
    words.letter_label(label).to_owned()
}
