//! Step 7: everything once more.

use leptos::prelude::*;
use referral::catalogue::{Phrase, PromptKind};
use referral::choice::Choice as _;
use referral::form::{Kind, Need, TICKED, YesNo};
use referral::person::{date_from_parts, date_from_text};
use referral::{Field, FieldError, Step, Target};
use words::Words;

use super::destination::{Destination, GoesTo};
use super::form::{Form, told};
use super::letter::{MissingLetters, preload_letter};
use super::sending::Sending;
use super::step_page::{StepPage, address};
use crate::ui::lang::{use_lang, use_words};
use crate::ui::summary::{Summary, SummaryRow};
use crate::ui::when::When;

/// The steps that ask something.
pub(super) const ASKING: [Step; 6] = [
    Step::You,
    Step::Clinic,
    Step::Where,
    Step::Patient,
    Step::Reason,
    Step::Attachments,
];

/// Everything that was entered, each part with the way back to it; who it goes to; and sending.
#[component]
pub fn CheckStep() -> impl IntoView {
    view! { <StepPage step=Step::Check>{answers()}{sending()}</StepPage> }
}

fn answers() -> AnyView {
    let form = Form::here();
    let words = use_words();
    let part = |step| {
        let rows = Memo::new(move |_| rows(form, words, step));
        let title = words.step_title(step);
        view! { <Summary title change=words.change() href=address(step) rows /> }
    };
    view! {
        <p class="lead">{words.check_lead()}</p>
        <StillWrong />
        {ASKING.map(part).collect_view()}
    }
    .into_any()
}

fn sending() -> AnyView {
    let form = Form::here();
    let goes_to = GoesTo::of(form);
    preload_letter(form);
    view! {
        <MissingLetters />
        <Destination goes_to />
        <Sending goes_to />
    }
    .into_any()
}

/// What is still wrong anywhere, each leading to its step.
#[component]
fn StillWrong() -> impl IntoView {
    let form = Form::here();
    let words = use_words();
    let wrong = Memo::new(move |_| form.check().and_then(Result::err).unwrap_or_default());
    let step_of = |error: &FieldError| match &error.target {
        Target::Field(field) => field.step(),
        Target::Prompt(_) => Step::Reason,
        Target::Attachments | Target::Attachment(_) => Step::Attachments,
    };
    let line = move |error: &FieldError| {
        view! {
            <li>
                <a href=address(step_of(error))>{told(form, words, error)}</a>
            </li>
        }
    };
    view! {
        <When is=move || !wrong.with(Vec::is_empty)>
            <div class="error-summary">
                <h2>{words.error_summary_title()}</h2>
                <ul>{move || wrong.with(|wrong| wrong.iter().map(line).collect_view())}</ul>
            </div>
        </When>
    }
}

/// What was answered in a step, in words.
pub(super) fn rows(form: Form, words: &'static dyn Words, step: Step) -> Vec<SummaryRow> {
    let mut rows: Vec<SummaryRow> = Field::of(step)
        .filter_map(|field| row(form, words, field))
        .collect();
    if step == Step::Reason {
        rows.extend(prompt_rows(form, words));
    }
    if step == Step::Attachments {
        rows.extend(file_rows(form, words));
    }
    rows
}

fn row(form: Form, words: &'static dyn Words, field: Field) -> Option<SummaryRow> {
    if form.needs(field) == Need::Unasked {
        return None;
    }
    let typed = form.typed(field);
    let mut label = words.field_label(field);
    let answer = match field.kind() {
        // A date stands once, with its first part.
        Kind::DatePart(_) => {
            let parts = field.date().filter(|parts| parts[0] == field)?;
            label = words.date_legend(field)?;
            day(words, parts.map(|part| form.typed(part)))
        }
        // A box that is not ticked says nothing.
        Kind::Tick => (typed == TICKED).then(|| words.yes_no(YesNo::Yes).to_owned())?,
        Kind::Choice(_) => words
            .option_label(field, &typed)
            .unwrap_or_default()
            .to_owned(),
        Kind::Lookup => looked_up(form, field, &typed)?,
        _ => typed,
    };
    Some(SummaryRow::new(label, answer, words.not_given()))
}

/// A day in words; what cannot be read as one stands as it was typed.
fn day(words: &'static dyn Words, [day, month, year]: [String; 3]) -> String {
    date_from_parts(&day, &month, &year).map_or_else(
        |_| [&*day, &*month, &*year].join(" ").trim().to_owned(),
        |date| words.letter_day(date),
    )
}

/// The answer to a category's question for a day; what cannot be read as one stands as it was typed.
fn typed_day(words: &'static dyn Words, typed: String) -> String {
    date_from_text(&typed).map_or(typed, |date| words.letter_day(date))
}

/// The name of what the catalogue offers under a code.
fn looked_up(form: Form, field: Field, code: &str) -> Option<String> {
    let language = use_lang().tag();
    let name = |name: &Phrase| name.in_language(language).to_owned();
    match field {
        Field::Specialty => {
            let code = code.parse().ok()?;
            form.with_catalogue(|catalogue| {
                catalogue.specialty(&code).map(|found| name(&found.name))
            })?
        }
        Field::Category => form.with_category(|found| name(&found.name)),
        Field::Subcategory => {
            let code = code.parse().ok()?;
            form.with_category(|found| found.subcategory(&code).map(|found| name(&found.name)))?
        }
        _ => form.named.with(|named| named.get(code).cloned()),
    }
}

fn prompt_rows(form: Form, words: &'static dyn Words) -> Vec<SummaryRow> {
    let language = use_lang().tag();
    let subcategory = form
        .draft
        .with(|draft| draft.get(Field::Subcategory).parse().ok());
    let prompts = form.with_category(|category| {
        category
            .prompts(subcategory.as_ref())
            .cloned()
            .collect::<Vec<_>>()
    });
    let row = |prompt: referral::catalogue::Prompt| {
        let typed = form
            .draft
            .with(|draft| draft.prompt(&prompt.code).to_owned());
        let option = prompt
            .options
            .iter()
            .find(|option| option.code.as_str() == typed);
        let answer = match prompt.answer {
            PromptKind::YesNo | PromptKind::Tick => YesNo::from_code(&typed)
                .map(|answer| words.yes_no(answer).to_owned())
                .unwrap_or_default(),
            PromptKind::Choice => option
                .map(|option| option.name.in_language(language).to_owned())
                .unwrap_or_default(),
            PromptKind::Date => typed_day(words, typed),
            PromptKind::Text => typed,
        };
        SummaryRow::new(prompt.ask.in_language(language), answer, words.not_given())
    };
    prompts.unwrap_or_default().into_iter().map(row).collect()
}

fn file_rows(form: Form, words: &'static dyn Words) -> Vec<SummaryRow> {
    let files = form.draft.with(|draft| draft.attachments().to_vec());
    let row = |file: &referral::attachment::Attachment| {
        let about = format!(
            "{}, {}",
            words.file_kind(file.kind()),
            words.file_size(file.size())
        );
        SummaryRow::new(file.name().as_str(), about, "")
    };
    if files.is_empty() {
        vec![SummaryRow::new(
            words.step_title(Step::Attachments),
            String::new(),
            words.not_given(),
        )]
    } else {
        files.iter().map(row).collect()
    }
}
