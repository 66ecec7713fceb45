//! Says what stands in the letter: everything that was entered, in the order in which a specialist
//! reads, and what sending gave.

use referral::attachment::Attachment;
use referral::catalogue::Catalogue;
use referral::{Referral, ReferralNumber};
use time::OffsetDateTime;
use words::told::{Parts, tell_address, tell_identity, tell_letter, tell_subject};
use words::{Lang, LetterLabel, LetterPart, Words};

use crate::data::Data;
use crate::inside::Inside;
use crate::model::{Advice, FileLine, Files, Head, Letter, Party, Section, StatusPage};
use crate::proof::Proof;

/// What the letter says besides what was entered.
#[derive(Clone, PartialEq, Eq)]
pub struct Facts {
    /// The receiving practice.
    pub practice: String,
    /// The receiving specialist.
    pub specialist: String,
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
    /// The whole link of the status page with its secret; it stands on the last page only. It is the
    /// sender's: a practice never has it.
    pub status_url: Option<String>,
    /// What proves it. The sender's browser verified it; a practice does not have it.
    pub proof: Option<Proof>,
}

/// Composes the letter. The catalogue gives specialty and category their names; what it does not
/// have (any more) is printed by its code.
pub fn compose(referral: &Referral, facts: &Facts, catalogue: &Catalogue, lang: Lang) -> Letter {
    let words = lang.words();
    let head = head(referral, facts, words);
    let Parts {
        patient,
        reasons,
        sending,
    } = tell_letter(referral, Some(catalogue), lang);
    let sent = facts.sent.as_ref();
    let proof = sent.and_then(|sent| Some(sent.proof.as_ref()?.part(sent, words)));
    Letter {
        language: lang.tag(),
        title: words.letter_title().to_owned(),
        subject: tell_subject(referral, Some(catalogue), lang).join("\n"),
        facts: self::facts(&head, sent, LetterLabel::Sent, words),
        parties: vec![
            receiver(facts, LetterPart::Referral, words),
            sender(referral, words),
        ],
        head,
        patient,
        sections: reasons,
        advice: Vec::new(),
        files: Some(files(&referral.attachments, words)),
        sending,
        proof,
        inside: sent.map_or_else(Vec::new, |sent| inside(referral, sent, words)),
        status: sent.and_then(|sent| status(sent, words)),
    }
}

/// The files inside it, by their names.
fn inside(referral: &Referral, sent: &Sent, words: &dyn Words) -> Vec<Inside> {
    let data = Data::of(referral, sent, words.letter_data());
    let proof = sent.proof.as_ref();
    let receipt = proof.map(|proof| proof.inside(sent, words));
    data.into_iter().chain(receipt).collect()
}

/// Composes the letter as the practice keeps it that received it: the same, and marked as received,
/// without the status page, whose secret is the sender's. A remark comes before what was entered.
pub fn compose_received(
    referral: &Referral,
    facts: &Facts,
    remark: Option<Section>,
    catalogue: &Catalogue,
    lang: Lang,
) -> Letter {
    let words = lang.words();
    let sent = compose(referral, facts, catalogue, lang);
    let received = self::facts(
        &sent.head,
        facts.sent.as_ref(),
        LetterLabel::Received,
        words,
    );
    Letter {
        title: words.letter_received_title().to_owned(),
        facts: received,
        parties: vec![
            receiver(facts, LetterPart::Receiver, words),
            sender(referral, words),
        ],
        sections: remark.into_iter().chain(sent.sections).collect(),
        status: None,
        ..sent
    }
}

/// Composes the patient's own copy: who refers them to whom, how soon, and what happens next.
/// Nothing clinical is in it, nor what anybody typed but names, addresses and telephones: no
/// answers, no names of files, no category, no data, and no status link.
pub fn compose_for_patient(
    referral: &Referral,
    facts: &Facts,
    catalogue: &Catalogue,
    lang: Lang,
) -> Letter {
    let words = lang.words();
    let head = head(referral, facts, words);
    let subject = tell_subject(referral, Some(catalogue), lang).into_iter();
    Letter {
        language: lang.tag(),
        title: words.letter_patient_title().to_owned(),
        subject: subject.take(1).collect(),
        facts: self::facts(&head, facts.sent.as_ref(), LetterLabel::Sent, words),
        parties: vec![
            receiver(facts, LetterPart::Referral, words),
            sender(referral, words),
        ],
        head,
        patient: tell_identity(referral, words),
        sections: Vec::new(),
        advice: advice(referral, facts, words),
        files: None,
        sending: None,
        proof: None,
        inside: Vec::new(),
        status: None,
    }
}

fn advice(referral: &Referral, facts: &Facts, words: &dyn Words) -> Vec<Advice> {
    let urgency = referral.reason.priority.urgency();
    let phone = words.letter_phone(&referral.clinic.phone);
    let told = words.letter_patient(urgency, &facts.practice, &phone);
    let advice = |(title, text): (&str, String)| Advice {
        title: title.to_owned(),
        text,
    };
    told.into_iter().map(advice).collect()
}

/// What is large beside the title.
fn facts(
    head: &Head,
    sent: Option<&Sent>,
    when: LetterLabel,
    words: &dyn Words,
) -> Vec<(String, String)> {
    let fact = |label, value: String| (words.letter_label(label).to_owned(), value);
    let mut facts = vec![
        fact(LetterLabel::Urgency, head.urgency.clone()),
        fact(LetterLabel::Number, head.number.clone()),
    ];
    facts.extend(sent.map(|sent| fact(when, words.letter_instant(sent.at))));
    facts
}

fn receiver(facts: &Facts, title: LetterPart, words: &dyn Words) -> Party {
    Party {
        title: words.letter_part(title).to_owned(),
        lines: vec![facts.specialist.clone(), facts.practice.clone()],
    }
}

fn sender(referral: &Referral, words: &dyn Words) -> Party {
    let clinic = &referral.clinic;
    let reached = |label, number: String| format!("{} {number}", words.letter_label(label));
    let mut lines = vec![referral.sender.provider().name.to_string()];
    lines.extend(clinic.name.as_ref().map(ToString::to_string));
    lines.push(tell_address(&clinic.address, words));
    lines.push(reached(
        LetterLabel::Phone,
        words.letter_phone(&clinic.phone),
    ));
    let fax = clinic.fax.as_ref().map(|fax| words.letter_phone(fax));
    lines.extend(fax.map(|fax| reached(LetterLabel::Fax, fax)));
    Party {
        title: words.letter_part(LetterPart::Sender).to_owned(),
        lines,
    }
}

fn files(files: &[Attachment], words: &dyn Words) -> Files {
    let line = |file: &Attachment| {
        let kind = words.file_kind(file.kind());
        let size = words.file_size(file.size());
        FileLine {
            name: file.name().as_str().to_owned(),
            about: format!("{kind}, {size}"),
        }
    };
    Files {
        title: words.letter_part(LetterPart::Attachments).to_owned(),
        none: files.is_empty().then(|| words.letter_no_files().to_owned()),
        lines: files.iter().map(line).collect(),
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
        level: referral.reason.priority.urgency(),
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
