//! Step 3: to which specialist.

use browser::text::folded;
use leptos::prelude::*;
use referral::catalogue::Phrase;
use referral::code::SpecialtyCode;
use referral::directory::{Listing, Specialists};
use referral::form::Need;
use referral::{Field, Step};
use time::Date;
use words::{Section, Words};

use super::answer::{Answer, asked};
use super::form::Form;
use super::step_page::{SectionTitle, StepPage};
use crate::fetched::{Fetched, fetch};
use crate::ui::button::Button;
use crate::ui::choice::{Choosable, Select};
use crate::ui::find::FindRadios;
use crate::ui::lang::{use_lang, use_words};
use crate::ui::live::live;
use crate::ui::when::When;

/// Specialty, category, subcategory and region; then who.
#[component]
pub fn WhereStep() -> impl IntoView {
    view! {
        <StepPage step=Step::Where>
            <SectionTitle section=Section::What />
            <Lookup field=Field::Specialty />
            <Lookup field=Field::Category />
            <Lookup field=Field::Subcategory />
            <Answer field=Field::Region />
            <Who />
            <Answer field=Field::CanTravel />
            <Answer field=Field::VirtualVisit />
        </StepPage>
    }
}

/// A field whose choices come from the catalogue. Another specialty takes the category back, and
/// another category the subcategory; either takes back who was named.
#[component]
fn Lookup(field: Field) -> impl IntoView {
    let form = Form::here();
    let need = form.need(field);
    let choices = Memo::new(move |_| choices(form, field));
    let on_choose = Callback::new(move |code: String| {
        form.draft.update(|draft| {
            draft.set(field, code);
            for below in below(field) {
                draft.set(*below, "");
            }
        });
    });
    let select = move || {
        let words = use_words();
        let asked = asked(form, words, field);
        let value = form.value(field);
        view! { <Select asked options=choices value empty=words.choose_one() on_choose /> }
    };
    let shown = move || {
        need.get() != Need::Unasked && (field == Field::Specialty || !choices.with(Vec::is_empty))
    };
    view! { <When is=shown>{select()}</When> }
}

fn below(field: Field) -> &'static [Field] {
    match field {
        Field::Specialty => &[Field::Category, Field::Subcategory, Field::Specialist],
        Field::Category => &[Field::Subcategory, Field::Specialist],
        _ => &[Field::Specialist],
    }
}

fn choices(form: Form, field: Field) -> Vec<Choosable> {
    let language = use_lang().tag();
    let choosable = |code: &str, name: &Phrase| Choosable {
        code: code.to_owned(),
        label: name.in_language(language).to_owned(),
        hint: None,
    };
    let found = match field {
        Field::Specialty => form.with_catalogue(|catalogue| {
            let each = catalogue.specialties().iter();
            each.map(|each| choosable(each.code.as_str(), &each.name))
                .collect()
        }),
        Field::Category => {
            let chosen: Option<SpecialtyCode> = form
                .draft
                .with(|draft| draft.get(Field::Specialty).parse().ok());
            form.with_catalogue(|catalogue| {
                let each = chosen.and_then(|chosen| catalogue.specialty(&chosen));
                let each = each.into_iter().flat_map(|specialty| &specialty.categories);
                each.map(|each| choosable(each.code.as_str(), &each.name))
                    .collect()
            })
        }
        _ => form.with_category(|category| {
            let each = category.subcategories.iter();
            each.map(|each| choosable(each.code.as_str(), &each.name))
                .collect()
        }),
    };
    found.unwrap_or_default()
}

/// Who takes it, and whom the sender wishes.
#[component]
fn Who() -> impl IntoView {
    let form = Form::here();
    let words = use_words();
    let found: RwSignal<Fetched<Specialists>> = RwSignal::new(Fetched::nothing());
    let question = Memo::new(move |_| question(form));
    Effect::new(move |_| {
        if let Some(path) = question.get() {
            fetch(path, found);
        }
    });
    let retry = move || {
        if let Some(path) = question.get_untracked() {
            fetch(path, found);
        }
    };
    let answer = move || match found.get() {
        Fetched::Loading(_) => view! { <p role="status">{words.loading()}</p> }.into_any(),
        Fetched::Failed => view! {
            <div class="notice notice-stop" role="alert">
                <p>{words.catalogue_failed()}</p>
                <Button quiet=true label=words.try_again() on_press=retry />
            </div>
        }
        .into_any(),
        Fetched::Ready(found) if found.specialists.is_empty() => {
            view! { <p class="notice" role="status">{words.nobody_takes_it()}</p> }.into_any()
        }
        Fetched::Ready(found) => view! { <Takers found=found.specialists /> }.into_any(),
    };
    view! {
        <When is=move || question.with(Option::is_some)>
            <SectionTitle section=Section::Who />
            {live(answer)}
        </When>
    }
}

/// The address that answers who takes what was chosen, once enough was.
fn question(form: Form) -> Option<String> {
    let subcategories = form.with_category(|category| !category.subcategories.is_empty())?;
    form.draft.with(|draft| {
        let [category, subcategory, region] =
            [Field::Category, Field::Subcategory, Field::Region].map(|field| draft.get(field));
        if region.is_empty() || (subcategories && subcategory.is_empty()) {
            return None;
        }
        let subcategory = if subcategory.is_empty() {
            String::new()
        } else {
            format!("&subcategory={subcategory}")
        };
        Some(format!(
            "/api/v1/specialists?category={category}{subcategory}&region={region}"
        ))
    })
}

#[component]
fn Takers(mut found: Vec<Listing>) -> impl IntoView {
    // As people look for a name: É stands with E.
    found.sort_by_cached_key(|listing| folded(listing.name.as_str()));
    let form = Form::here();
    let words = use_words();
    let need = form.need(Field::Specialist);
    form.named.update(|named| {
        named.extend(
            found
                .iter()
                .map(|each| (each.specialist.to_string(), each.name.to_string())),
        );
    });
    let free: Vec<_> = found
        .iter()
        .filter(|listing| listing.paused.is_none())
        .collect();
    let options: Vec<_> = free.iter().map(|listing| choosable(listing)).collect();
    let named = form.value_now(Field::Specialist);
    if !named.is_empty() && options.iter().all(|option| option.code != named) {
        // Whoever was named stopped taking referrals: nobody is named any more.
        form.answer(Field::Specialist, String::new());
    }
    let cards = found.iter().map(card).collect_view();
    let named = move || {
        let asked = asked(form, words, Field::Specialist);
        let on_choose = Callback::new(move |id| form.answer(Field::Specialist, id));
        let value = form.value(Field::Specialist);
        view! { <FindRadios asked options=options.clone() value on_choose /> }
    };
    view! {
        <h3>{words.who_takes_it()}</h3>
        <ul class="cards">{cards}</ul>
        <Answer field=Field::Wish />
        <When is=move || need.get() != Need::Unasked>{named()}</When>
    }
}

fn choosable(listing: &Listing) -> Choosable {
    Choosable {
        code: listing.specialist.to_string(),
        label: listing.name.to_string(),
        hint: Some(hint(listing)),
    }
}

/// What helps to choose: where, and what stands in the way.
fn hint(listing: &Listing) -> String {
    let words = use_words();
    let place = Some(format!("{}, {}", listing.practice, listing.town));
    let parts = [place, wait(words, listing), absence(words, listing)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(". ")
}

fn wait(words: &dyn Words, listing: &Listing) -> Option<String> {
    listing
        .wait
        .map(|wait| words.told_wait(&words.expected_wait(wait)))
}

fn absence(words: &dyn Words, listing: &Listing) -> Option<String> {
    away(listing).map(|until| words.away_until(&words.letter_day(until)))
}

fn card(listing: &Listing) -> impl IntoView + use<> {
    let words = use_words();
    let languages: Vec<String> = listing.languages.iter().map(ToString::to_string).collect();
    let lines = [
        (!languages.is_empty()).then(|| words.speaks(&languages.join(", "))),
        listing.note.as_ref().map(ToString::to_string),
        listing
            .paused
            .as_ref()
            .map(|reason| words.paused(reason.as_str())),
        wait(words, listing),
        absence(words, listing),
    ];
    view! {
        <li class="card">
            <p class="card-title">{listing.name.to_string()}</p>
            <p>{format!("{}, {}", listing.practice, listing.town)}</p>
            {lines.into_iter().flatten().map(|line| view! { <p class="hint">{line}</p> }).collect_view()}
        </li>
    }
}

/// Until when they are away, if they are today.
fn away(listing: &Listing) -> Option<Date> {
    let today = browser::clock::today();
    let now = listing.away.iter().find(|away| away.covers(today))?;
    Some(now.until)
}
