//! One field of the form, asked in the way that its kind wants.

use leptos::prelude::*;
use referral::choice::Choice as _;
use referral::form::{Kind, Need};
use referral::urgency::StatedUrgency;
use referral::{Field, Target};
use words::Words;

use super::form::Form;
use crate::ui::choice::{Choosable, Radios, Select, Tick};
use crate::ui::date::{DateOfParts, DatePart};
use crate::ui::field::Asked;
use crate::ui::lang::use_words;
use crate::ui::text::{Keyboard, Line, Prose, Width};
use crate::ui::when::When;

/// More choices than this stand in a list that opens.
const MOST_RADIOS: usize = 6;

/// Asks a field, if it applies given the other answers.
#[component]
pub fn Answer(field: Field) -> impl IntoView {
    let form = Form::here();
    let need = form.need(field);
    view! { <When is=move || need.get() != Need::Unasked>{move || ask(field)}</When> }
}

fn ask(field: Field) -> AnyView {
    let form = Form::here();
    let words = use_words();
    let asked = asked(form, words, field);
    let on_input = Callback::new(move |typed| form.answer(field, typed));
    match field.kind() {
        Kind::Line(_) => line(field, asked, Keyboard::Text, Width::Full, on_input),
        Kind::Number(_) => line(field, asked, Keyboard::Text, Width::Short, on_input),
        Kind::Email => line(field, asked, Keyboard::Email, Width::Full, on_input),
        Kind::Phone => line(field, asked, Keyboard::Phone, Width::Short, on_input),
        Kind::Prose(max) => {
            let rows = if max > 1_000 { 6 } else { 3 };
            view! { <Prose asked value=form.value_now(field) rows on_input /> }.into_any()
        }
        Kind::Tick => {
            let on_tick = Callback::new(move |on| form.draft.update(|draft| draft.tick(field, on)));
            view! { <Tick asked ticked=form.ticked(field) on_tick /> }.into_any()
        }
        Kind::Choice(codes) => {
            let options = options(words, field, codes);
            let value = form.value(field);
            if codes.len() > MOST_RADIOS {
                let empty = words.choose_one();
                view! { <Select asked options value empty on_choose=on_input /> }.into_any()
            } else {
                view! { <Radios asked options value on_choose=on_input /> }.into_any()
            }
        }
        Kind::DatePart(_) | Kind::Lookup => ().into_any(),
    }
}

fn line(
    field: Field,
    asked: Asked,
    keyboard: Keyboard,
    width: Width,
    on_input: Callback<String>,
) -> AnyView {
    let value = Form::here().value_now(field);
    let autocomplete = autocomplete(field);
    view! { <Line asked value keyboard width autocomplete on_input /> }.into_any()
}

/// The question of a field, with what is wrong with its answer.
pub fn asked(form: Form, words: &'static dyn Words, field: Field) -> Asked {
    let need = form.need(field);
    let is_tick = field.kind() == Kind::Tick;
    Asked {
        id: field.id().to_owned(),
        label: words.field_label(field).to_owned(),
        hint: words.field_hint(field).map(str::to_owned),
        optional: Signal::derive(move || !is_tick && need.get() == Need::Optional),
        error: form.error_at(Target::Field(field)),
    }
}

fn options(words: &'static dyn Words, field: Field, codes: &[&str]) -> Vec<Choosable> {
    let option = |code: &&str| Choosable {
        code: (*code).to_owned(),
        label: words.option_label(field, code).unwrap_or(code).to_owned(),
        hint: (field == Field::Urgency)
            .then(|| StatedUrgency::from_code(code))
            .flatten()
            .map(|urgency| words.stated_urgency_hint(urgency).to_owned()),
    };
    codes.iter().map(option).collect()
}

/// What a browser may fill in: the sender's own data, never the patient's.
fn autocomplete(field: Field) -> &'static str {
    match field {
        Field::SenderName => "name",
        Field::SenderEmail => "email",
        Field::ClinicName => "organization",
        Field::ClinicPhone => "tel",
        Field::ClinicStreet => "street-address",
        Field::ClinicTown => "address-level2",
        Field::ClinicPostalCode => "postal-code",
        _ => "off",
    }
}

/// Asks the three fields of a date, if they apply.
#[component]
pub fn DateAnswer(fields: [Field; 3]) -> impl IntoView {
    let need = Form::here().need(fields[0]);
    view! { <When is=move || need.get() != Need::Unasked>{move || ask_date(fields)}</When> }
}

fn ask_date(fields: [Field; 3]) -> AnyView {
    let form = Form::here();
    let words = use_words();
    let [day, ..] = fields;
    let wrong = fields.map(|field| form.error_at(Target::Field(field)));
    let asked = Asked {
        id: format!("{}-group", day.id()),
        label: words.date_legend(day).unwrap_or_default().to_owned(),
        hint: words.field_hint(day).map(str::to_owned),
        optional: Signal::stored(false),
        error: Signal::derive(move || wrong.iter().find_map(Signal::get)),
    };
    let part = |field: Field| DatePart {
        id: field.id(),
        label: words.field_label(field),
        value: form.value_now(field),
        wrong: {
            let error = form.error_at(Target::Field(field));
            Signal::derive(move || error.with(Option::is_some))
        },
        on_input: Callback::new(move |typed| form.answer(field, typed)),
    };
    view! { <DateOfParts asked parts=fields.map(part) /> }.into_any()
}
