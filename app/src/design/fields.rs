//! What is asked, in each state.

use leptos::prelude::*;
use referral::check::Problem;
use referral::choice::Choice as _;
use referral::region::Region;
use referral::urgency::Urgency;
use referral::{Field, FieldError, Target};
use words::{DesignState, FormWords};

use crate::ui::choice::{Choosable, Radios, Select, Tick};
use crate::ui::date::{DateOfParts, DatePart};
use crate::ui::field::Asked;
use crate::ui::find::FindRadios;
use crate::ui::lang::{use_lang, use_words};
use crate::ui::text::{Keyboard, Line, Prose, Width};

const STATES: [DesignState; 4] = [
    DesignState::Empty,
    DesignState::Answered,
    DesignState::Optional,
    DesignState::Wrong,
];

/// A question of the form in one of the states.
fn asked(field: Field, state: DesignState) -> Asked {
    let words = use_words();
    let error = (state == DesignState::Wrong).then(|| {
        let missing = FieldError {
            target: Target::Field(field),
            problem: Problem::Missing,
        };
        FormWords::field_error(words, &missing)
    });
    Asked {
        id: format!("{}-{state:?}", Target::Field(field).anchor()).to_lowercase(),
        label: words.field_label(field).to_owned(),
        hint: Some(use_lang().design_words().design_state(state).to_owned()),
        optional: Signal::stored(state == DesignState::Optional),
        error: Signal::stored(error),
    }
}

fn nothing<T: 'static>() -> Callback<T> {
    Callback::new(|_| {})
}

fn typed(state: DesignState, text: &str) -> String {
    let answered = state == DesignState::Answered;
    if answered {
        text.to_owned()
    } else {
        String::new()
    }
}

pub fn line() -> AnyView {
    let shown = |state| {
        view! {
            <Line
                asked=asked(Field::ClinicPhone, state)
                value=typed(state, "250-555-0142")
                keyboard=Keyboard::Phone
                width=Width::Short
                autocomplete="off"
                on_input=nothing()
            />
        }
    };
    let disabled = asked(Field::ClinicTown, DesignState::Disabled);
    view! {
        {STATES.map(shown).collect_view()}
        <fieldset class="bare" disabled>
            <Line
                asked=disabled
                value=String::new()
                keyboard=Keyboard::Text
                width=Width::Full
                autocomplete="off"
                on_input=nothing()
            />
        </fieldset>
    }
    .into_any()
}

pub fn prose() -> AnyView {
    let shown = |state| {
        let value = typed(state, "Biliary colic, three episodes.");
        view! { <Prose asked=asked(Field::Question, state) value rows=3 on_input=nothing() /> }
    };
    STATES.map(shown).collect_view().into_any()
}

pub fn date() -> AnyView {
    let labels = use_words().date_parts();
    let part = |id, label, value: &str, wrong| DatePart {
        id,
        label,
        value: value.to_owned(),
        wrong: Signal::stored(wrong),
        on_input: nothing(),
    };
    let right = [
        part("day", labels[0], "9", false),
        part("month", labels[1], "4", false),
        part("year", labels[2], "1971", false),
    ];
    let wrong = [
        part("wrong-day", labels[0], "", true),
        part("wrong-month", labels[1], "4", false),
        part("wrong-year", labels[2], "1971", false),
    ];
    view! {
        <DateOfParts asked=asked(Field::BirthDay, DesignState::Answered) parts=right />
        <DateOfParts asked=asked(Field::BirthDay, DesignState::Wrong) parts=wrong />
    }
    .into_any()
}

fn urgencies() -> Vec<Choosable> {
    let words = use_words();
    let one = |urgency: &Urgency| Choosable {
        code: urgency.code().to_owned(),
        label: words.urgency(*urgency).to_owned(),
        hint: None,
    };
    Urgency::ALL.iter().map(one).collect()
}

pub fn radios() -> AnyView {
    let shown = |state| {
        view! {
            <Radios
                asked=asked(Field::Urgency, state)
                options=urgencies()
                value=typed(state, "urgent")
                on_choose=nothing()
            />
        }
    };
    STATES.map(shown).collect_view().into_any()
}

pub fn tick() -> AnyView {
    let shown = |state| {
        let ticked = state == DesignState::Answered;
        view! { <Tick asked=asked(Field::Consent, state) ticked on_tick=nothing() /> }
    };
    STATES.map(shown).collect_view().into_any()
}

fn regions() -> Vec<Choosable> {
    let words = use_words();
    let region = |region: &Region| Choosable {
        code: region.code().to_owned(),
        label: words.region(*region).to_owned(),
        hint: None,
    };
    Region::ALL.iter().map(region).collect()
}

pub fn select() -> AnyView {
    let words = use_words();
    let regions = regions();
    let shown = |state| {
        view! {
            <Select
                asked=asked(Field::Region, state)
                options=regions.clone()
                value=typed(state, "okanagan")
                empty=words.choose_one()
                on_choose=nothing()
            />
        }
    };
    STATES.map(shown).collect_view().into_any()
}

pub fn find() -> AnyView {
    let options = regions();
    let asked = Asked {
        id: "found-region".to_owned(),
        ..asked(Field::Region, DesignState::Answered)
    };
    view! { <FindRadios asked options value=Signal::stored("okanagan".to_owned()) on_choose=nothing() /> }
        .into_any()
}

pub fn files() -> AnyView {
    let words = use_words();
    view! {
        <div class="drop">
            <label class="label" for="files">
                {words.choose_files()}
            </label>
            <input id="files" type="file" multiple disabled />
            <p class="hint">{words.drop_files()}</p>
        </div>
        <p class="hint">{words.no_files()}</p>
    }
    .into_any()
}
