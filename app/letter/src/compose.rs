//! Says what stands in the letter: everything that was entered, in the order in which a specialist
//! reads.

mod parts;
mod patient;
mod reason;
mod rows;
mod sender;

use referral::catalogue::Catalogue;
use referral::{Referral, ReferralNumber};
use time::OffsetDateTime;
use words::{Lang, LetterLabel, LetterPart, Words};

use crate::model::{Head, Letter, StatusPage};

/// What the letter says besides what was entered.
#[derive(Clone, PartialEq, Eq)]
pub struct Facts {
    /// The receiving practice.
    pub practice: String,
    /// The receiving specialist.
    pub specialist: String,
    /// The fingerprint of the practice's key, as the pages show it.
    pub fingerprint: String,
    /// What sending gave; `None` before it, when the check page asks which letters are missing.
    pub sent: Option<Sent>,
}

/// What sending gave.
#[derive(Clone, PartialEq, Eq)]
pub struct Sent {
    /// The number.
    pub number: ReferralNumber,
    /// When the server took it, in the offset in which it is to be printed.
    pub at: OffsetDateTime,
    /// The whole link of the status page with its secret; it stands on the last page only.
    pub status_url: Option<String>,
}

/// Composes the letter. The catalogue gives specialty and category their names; what it does not
/// have (any more) is printed by its code.
pub fn compose(referral: &Referral, facts: &Facts, catalogue: &Catalogue, lang: Lang) -> Letter {
    let words = lang.words();
    let sections = [
        patient::patient(&referral.patient, words),
        reason::reason(&referral.reason, words),
        reason::category(&referral.reason.answers, words),
        reason::health(&referral.reason, words),
        reason::background(&referral.reason, words),
        parts::destination(referral, facts, catalogue, lang),
        sender::sender(referral, words),
        parts::attachments(&referral.attachments, words),
    ];
    Letter {
        language: lang.tag(),
        title: words.letter_title().to_owned(),
        addressee: words.letter_specialist_at(&facts.specialist, &facts.practice),
        head: head(referral, facts, words),
        sections: sections.into_iter().flatten().collect(),
        status: facts.sent.as_ref().and_then(|sent| status(sent, words)),
    }
}

fn head(referral: &Referral, facts: &Facts, words: &dyn Words) -> Head {
    let unsent = || words.letter_unsent().to_owned();
    let born = words.letter_day(referral.patient.born.date());
    Head {
        number: facts
            .sent
            .as_ref()
            .map_or_else(unsent, |sent| sent.number.to_string()),
        urgency: words.urgency(referral.reason.priority.urgency()).to_owned(),
        born: words.letter_born(&born),
    }
}

fn status(sent: &Sent, words: &dyn Words) -> Option<StatusPage> {
    Some(StatusPage {
        title: words.letter_part(LetterPart::Status).to_owned(),
        paragraphs: vec![
            words.letter_status_lead().to_owned(),
            words.letter_status_apart().to_owned(),
        ],
        link: sent.status_url.clone()?,
    })
}

/// The label of a line.
fn label(words: &dyn Words, label: LetterLabel) -> String {
    words.letter_label(label).to_owned()
}
