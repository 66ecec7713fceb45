//! Why the referral is made.

use referral::Referral;
use referral::catalogue::{Catalogue, Phrase, Prompt};
use referral::form::{PayerKind, SeenBefore, YesNo};
use referral::referral::{
    Answer, Consent, Elsewhere, Payer, PriorVisit, Priority, Reason, Said, Stated,
};

use super::Section;
use super::rows::Rows;
use crate::{Lang, LetterLabel as L, LetterPart, Words};

pub(super) fn reason(reason: &Reason, words: &dyn Words) -> Option<Section> {
    let whom = match &reason.priority {
        Priority::Telephoned { whom, .. } => Some(whom),
        _ => None,
    };
    Rows::new(words, LetterPart::Reason)
        .row(L::Urgency, urgency(&reason.priority, words))
        .maybe(L::Telephoned, whom)
        .row(L::Wanted, words.wanted(reason.wanted))
        .prose(L::Question, Some(&reason.question))
        .prose(L::UrgencyReason, reason.priority.because())
        .prose(L::RedFlags, reason.red_flags.as_ref())
        .prose(L::Sensitive, reason.sensitive.as_ref())
        .prose(L::History, reason.history.as_ref())
        .prose(L::Investigations, reason.investigations.as_ref())
        .section()
}

fn urgency(priority: &Priority, words: &dyn Words) -> String {
    let urgency = words.urgency(priority.urgency());
    match priority {
        Priority::Telephoned { .. } => format!("{urgency} ({})", words.letter_telephoned()),
        _ => urgency.to_owned(),
    }
}

/// The questions as they were asked: in the reader's language where the catalogue still asks the
/// same, else in English, which the referral carries.
pub(super) fn category(
    referral: &Referral,
    catalogue: Option<&Catalogue>,
    lang: Lang,
) -> Option<Section> {
    let words = lang.words();
    let place = &referral.place;
    let prompts: Vec<&Prompt> = catalogue
        .and_then(|catalogue| catalogue.category(&place.category))
        .map(|category| category.prompts(place.subcategory.as_ref()).collect())
        .unwrap_or_default();
    let yes_no = |yes: bool| words.yes_no(if yes { YesNo::Yes } else { YesNo::No });
    let mut rows = Rows::new(words, LetterPart::Category);
    for answer in &referral.reason.answers {
        let prompt = still_asked(&prompts, answer);
        let said = match &answer.said {
            Said::Text(text) => text.to_string(),
            Said::YesNo(yes) => yes_no(*yes).to_owned(),
            Said::Ticked => yes_no(true).to_owned(),
            Said::Date(day) => words.letter_day(*day),
            Said::Choice(option) => {
                let known = prompt.and_then(|prompt| still_offered(prompt, option.as_str()));
                known
                    .map_or(option.as_str(), |name| name.in_language(lang.tag()))
                    .to_owned()
            }
        };
        let asked = prompt.map_or(answer.asked.as_str(), |known| {
            known.ask.in_language(lang.tag())
        });
        rows = rows.labelled(asked.to_owned(), said);
    }
    rows.section()
}

/// The catalogue's question, if it is the one that was answered.
fn still_asked<'a>(prompts: &[&'a Prompt], answer: &Answer) -> Option<&'a Prompt> {
    let same = |prompt: &&Prompt| {
        prompt.code == answer.code && prompt.ask.english() == answer.asked.as_str()
    };
    prompts.iter().copied().find(same)
}

/// The name of the option that was chosen, if it is still called so in English.
fn still_offered<'a>(prompt: &'a Prompt, option: &str) -> Option<&'a Phrase> {
    let mut names = prompt.options.iter().map(|known| &known.name);
    names.find(|name| name.english() == option)
}

pub(super) fn health(reason: &Reason, words: &dyn Words) -> Option<Section> {
    let stated = |stated: &Stated, none: &str| match stated {
        Stated::None => none.to_owned(),
        Stated::Listed(list) => list.to_string(),
    };
    let cautions = &reason.cautions;
    Rows::new(words, LetterPart::Health)
        .row(
            L::Allergies,
            stated(&reason.allergies, words.letter_no_allergies()),
        )
        .row(
            L::Medications,
            stated(&reason.medications, words.letter_no_medications()),
        )
        .ticked(L::Anticoagulant, cautions.anticoagulant)
        .ticked(L::Diabetes, cautions.diabetes)
        .ticked(L::Pregnancy, cautions.pregnancy)
        .section()
}

pub(super) fn background(reason: &Reason, words: &dyn Words) -> Option<Section> {
    let (seen, by) = match &reason.prior_visit {
        None => (None, None),
        Some(PriorVisit::New) => (Some(SeenBefore::New), None),
        Some(PriorVisit::Again { by }) => (Some(SeenBefore::Again), by.as_ref()),
    };
    let elsewhere = match &reason.elsewhere {
        Elsewhere::No => words.yes_no(YesNo::No).to_owned(),
        Elsewhere::To(whom) => whom.to_string(),
    };
    let (payer, claim, injured) = match &reason.payer {
        Payer::Plan => (PayerKind::Plan, None, None),
        Payer::WorkSafe { claim, injured } => (PayerKind::WorkSafe, Some(claim), Some(*injured)),
        Payer::Icbc { claim } => (PayerKind::Icbc, Some(claim), None),
        Payer::Federal => (PayerKind::Federal, None, None),
        Payer::Private => (PayerKind::Private, None, None),
        Payer::Uninsured => (PayerKind::Uninsured, None, None),
    };
    let consent = match reason.consent {
        Consent::Given => words.letter_consent(),
    };
    Rows::new(words, LetterPart::Before)
        .maybe(L::SeenBefore, seen.map(|seen| words.seen_before(seen)))
        .maybe(L::SeenBy, by)
        .row(L::Elsewhere, elsewhere)
        .row(L::Payer, words.payer(payer))
        .maybe(L::Claim, claim)
        .maybe(L::Injured, injured.map(|day| words.letter_day(day)))
        .row(L::Consent, consent)
        .section()
}
