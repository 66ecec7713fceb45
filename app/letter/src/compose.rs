//! Says what stands in the letter: everything that was entered, in the order in which a specialist
//! reads, and what sending gave.

use referral::catalogue::Catalogue;
use referral::{Referral, ReferralNumber};
use time::OffsetDateTime;
use words::told::{Going, tell, tell_files};
use words::{Lang, LetterPart, Words};

use crate::data::Data;
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
    let addressee = words.letter_specialist_at(&facts.specialist, &facts.practice);
    let going = Going {
        sent: facts.sent.as_ref().map(|sent| (sent.number, sent.at)),
        to: &addressee,
        fingerprint: Some(&facts.fingerprint),
    };
    let mut sections = tell(referral, &going, Some(catalogue), lang);
    sections.extend(tell_files(&referral.attachments, lang));
    Letter {
        language: lang.tag(),
        title: words.letter_title().to_owned(),
        addressee,
        head: head(referral, facts, words),
        sections,
        data: facts
            .sent
            .as_ref()
            .and_then(|sent| Data::of(referral, sent, words.letter_data())),
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
