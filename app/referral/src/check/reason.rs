//! Step 5: why.

use super::reader::{Read, Reader, parse};
use super::{FieldError, Problem, Target};
use crate::catalogue::{Prompt, PromptKind};
use crate::choice::UnknownChoice;
use crate::code::PromptCode;
use crate::form::{Field, PayerKind, SeenBefore, TICKED, YesNo};
use crate::person::{BirthDate, date_from_text};
use crate::referral::{
    Answer, Cautions, Consent, Elsewhere, Payer, PriorVisit, Priority, Reason, Said, Stated,
    check_injury,
};
use crate::urgency::StatedUrgency;

pub(super) fn reason(read: &mut Reader) -> Read<Reason> {
    let priority = priority(read);
    let question = read.must(Field::Question);
    let wanted = read.must(Field::Wanted);
    let red_flags = read.maybe(Field::RedFlags);
    let history = read.maybe(Field::History);
    let medications = stated(read, Field::Medications);
    let allergies = stated(read, Field::Allergies);
    let investigations = read.maybe(Field::Investigations);
    let answers = answers(read);
    let prior_visit = prior_visit(read);
    let elsewhere = elsewhere(read);
    let payer = payer(read);
    let sensitive = read.maybe(Field::SensitiveNote);
    let consent = read.must_tick(Field::Consent);
    Ok(Reason {
        priority: priority?,
        question: question?,
        wanted: wanted?,
        red_flags: red_flags?,
        history: history?,
        medications: medications?,
        allergies: allergies?,
        cautions: Cautions {
            anticoagulant: read.ticked(Field::Anticoagulant),
            diabetes: read.ticked(Field::Diabetes),
            pregnancy: read.ticked(Field::Pregnancy),
        },
        investigations: investigations?,
        answers: answers?,
        prior_visit: prior_visit?,
        elsewhere: elsewhere?,
        payer: payer?,
        sensitive: sensitive?,
        consent: consent.map(|()| Consent::Given)?,
    })
}

/// An emergency goes no further until somebody has been telephoned.
fn priority(read: &mut Reader) -> Read<Priority> {
    let stated = read.must(Field::Urgency)?;
    let telephoned = match stated {
        StatedUrgency::Emergent => read.must_tick(Field::Telephoned),
        _ => Ok(()),
    };
    let whom = read.must(Field::TelephonedWhom);
    let because = read.must(Field::UrgencyReason);
    telephoned?;
    match stated {
        StatedUrgency::Emergent => Ok(Priority::Telephoned {
            because: because?,
            whom: whom?,
        }),
        StatedUrgency::Urgent => Ok(Priority::Urgent { because: because? }),
        StatedUrgency::SemiUrgent => Ok(Priority::SemiUrgent { because: because? }),
        StatedUrgency::Routine => Ok(Priority::Routine),
    }
}

/// A list, or nothing where "none" is ticked and so the list is not asked.
fn stated(read: &mut Reader, list: Field) -> Read<Stated> {
    let listed = read.maybe(list)?;
    Ok(listed.map_or(Stated::None, Stated::Listed))
}

fn prior_visit(read: &mut Reader) -> Read<Option<PriorVisit>> {
    let seen = read.maybe(Field::SeenBefore);
    let by = read.maybe(Field::SeenBy);
    Ok(match seen? {
        None => None,
        Some(SeenBefore::New) => Some(PriorVisit::New),
        Some(SeenBefore::Again) => Some(PriorVisit::Again { by: by? }),
    })
}

fn elsewhere(read: &mut Reader) -> Read<Elsewhere> {
    let elsewhere = read.must(Field::Elsewhere);
    let whither = read.must(Field::ElsewhereWhere);
    match elsewhere? {
        YesNo::No => Ok(Elsewhere::No),
        YesNo::Yes => Ok(Elsewhere::To(whither?)),
    }
}

fn payer(read: &mut Reader) -> Read<Payer> {
    let kind = read.must(Field::Payer)?;
    let claim = read.must(Field::ClaimNumber);
    match kind {
        PayerKind::Plan => Ok(Payer::Plan),
        PayerKind::WorkSafe => {
            let injured = injured(read);
            Ok(Payer::WorkSafe {
                claim: claim?,
                injured: injured?,
            })
        }
        PayerKind::Icbc => Ok(Payer::Icbc { claim: claim? }),
        PayerKind::Federal => Ok(Payer::Federal),
        PayerKind::Private => Ok(Payer::Private),
        PayerKind::Uninsured => Ok(Payer::Uninsured),
    }
}

fn injured(read: &mut Reader) -> Read<time::Date> {
    let today = read.rules.today;
    let [day, month, year] = Field::BIRTH.map(|part| read.draft.get(part));
    let born = BirthDate::from_parts(day, month, year, today).ok();
    read.date(Field::INJURY, |date| {
        let born = born.map_or(date, BirthDate::date);
        check_injury(date, born, today).map(|()| date)
    })
}

/// The answers to what the chosen category asks; none while no category is chosen.
fn answers(read: &mut Reader) -> Read<Vec<Answer>> {
    let rules = read.rules;
    let category = read.draft.get(Field::Category).parse().ok();
    let Some(category) = category.and_then(|code| rules.catalogue.category(&code)) else {
        return Ok(Vec::new());
    };
    let subcategory = read.draft.get(Field::Subcategory).parse().ok();
    let prompts = category.prompts(subcategory.as_ref());
    // All are read before the first that failed stops the rest.
    let answers: Vec<_> = prompts.map(|prompt| answer(read, prompt)).collect();
    answers.into_iter().filter_map(Result::transpose).collect()
}

fn answer(read: &mut Reader, prompt: &Prompt) -> Read<Option<Answer>> {
    let said = said(prompt, read.draft.prompt(&prompt.code));
    let answer = said.and_then(|said| {
        let asked = prompt.ask.english().parse()?;
        Ok(Answer {
            code: prompt.code.clone(),
            asked,
            said,
        })
    });
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(Problem::Missing) if !prompt.required => Ok(None),
        Err(problem) => read.refuse(FieldError {
            target: Target::Prompt(prompt.code.clone()),
            problem,
        }),
    }
}

fn said(prompt: &Prompt, raw: &str) -> Result<Said, Problem> {
    match prompt.answer {
        PromptKind::Text => parse(raw).map(Said::Text),
        PromptKind::YesNo => parse(raw).map(|answer: YesNo| Said::YesNo(answer == YesNo::Yes)),
        PromptKind::Tick if raw == TICKED => Ok(Said::Ticked),
        PromptKind::Tick => Err(Problem::Missing),
        PromptKind::Date if raw.trim().is_empty() => Err(Problem::Missing),
        PromptKind::Date => Ok(Said::Date(date_from_text(raw)?)),
        PromptKind::Choice => {
            let code: PromptCode = parse(raw)?;
            let option = prompt
                .options
                .iter()
                .find(|option| option.code == code)
                .ok_or(UnknownChoice)?;
            Ok(Said::Choice(option.name.english().parse()?))
        }
    }
}
