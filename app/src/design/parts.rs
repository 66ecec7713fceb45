//! What is told and pressed, in each state.

use leptos::prelude::*;
use referral::Step;
use referral::choice::Choice as _;
use referral::urgency::Urgency;
use words::{Column, Tray};

use crate::inbox::marks;
use crate::refer::Steps;
use crate::ui::button::Button;
use crate::ui::error_summary::{ErrorSummary, Wrong};
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::number::NumberPanel;
use crate::ui::summary::{Summary, SummaryRow};
use crate::ui::toast;

const NUMBER: &str = "R-7K4M-2QXD-4";

pub fn steps() -> AnyView {
    view! { <Steps step=Step::Patient /> }.into_any()
}

pub fn buttons() -> AnyView {
    let words = use_words();
    view! {
        <p class="buttons">
            <Button label=words.go_on() on_press=|()| () />
            <Button quiet=true label=words.try_again() on_press=|()| () />
            <button class="button" type="button" disabled>
                {words.go_on()}
            </button>
        </p>
        <p>
            <a class="back" href="/design">
                {words.back()}
            </a>
        </p>
    }
    .into_any()
}

pub fn errors() -> AnyView {
    let words = use_words();
    let wrong = vec![
        Wrong {
            anchor: "day".to_owned(),
            text: words.catalogue_failed().to_owned(),
        },
        Wrong {
            anchor: "files".to_owned(),
            text: words.looking_at_files().to_owned(),
        },
    ];
    view! { <ErrorSummary wrong=Signal::stored(wrong) /> }.into_any()
}

pub fn summary() -> AnyView {
    let words = use_words();
    let row = |field, answer: &str| {
        SummaryRow::new(
            words.field_label(field),
            answer.to_owned(),
            words.not_given(),
        )
    };
    let rows = vec![
        row(referral::Field::ClinicTown, "Kelowna"),
        row(referral::Field::ClinicFax, ""),
    ];
    view! {
        <Summary
            title=words.step_title(Step::Clinic)
            change=words.change()
            href="/design".to_owned()
            rows=Signal::stored(rows)
        />
    }
    .into_any()
}

pub fn disclosure() -> AnyView {
    let words = use_words();
    let why = |open| {
        view! {
            <details class="why" open=open>
                <summary>{words.why_title()}</summary>
                <p>{words.why_clinic()}</p>
            </details>
        }
    };
    view! {
        {why(false)}
        {why(true)}
    }
    .into_any()
}

pub fn notices() -> AnyView {
    let words = use_words();
    let notice = |class, text: &'static str| view! { <p class=class>{text}</p> };
    view! {
        {notice("notice", words.recalled())}
        {notice("notice notice-seal", words.goes_to_unknown())}
        {notice("notice notice-stop", words.emergent_stop())}
    }
    .into_any()
}

pub fn number() -> AnyView {
    view! {
        <section class="sent">
            <NumberPanel number=NUMBER.to_owned() label=use_words().done_number() />
        </section>
    }
    .into_any()
}

pub fn marks() -> AnyView {
    let one = |urgency: &Urgency| view! { <li>{marks::urgency(*urgency)}</li> };
    view! {
        <ul class="points">{Urgency::ALL.iter().map(one).collect_view()} <li>{marks::late(9)}</li></ul>
    }
    .into_any()
}

pub fn table() -> AnyView {
    let words = use_practice_words();
    let columns = [Column::Urgency, Column::Patient, Column::Number];
    let head = |column: Column| {
        view! {
            <th role="columnheader" scope="col">
                {words.column(column)}
            </th>
        }
    };
    let row = |urgency: &Urgency| {
        view! {
            <tr role="row">
                <td role="cell" class="cell">
                    {marks::urgency(*urgency)}
                </td>
                <th role="rowheader" scope="row">
                    "Sample, Avery"
                </th>
                <td role="cell" class="cell cell-number">
                    {NUMBER}
                </td>
            </tr>
        }
    };
    view! {
        <div class="list-room">
            <table class="inbox" role="table">
                <caption class="visually-hidden">{words.list_caption(Tray::New)}</caption>
                <thead role="rowgroup">
                    <tr role="row">{columns.map(head).collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">{Urgency::ALL.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

pub fn toast() -> AnyView {
    toast::said(use_words().copied().to_owned())
}

pub fn dialog() -> AnyView {
    let words = use_practice_words();
    view! {
        <dialog class="dialog" open aria-labelledby="dialog-title">
            <h3 id="dialog-title">{words.idle_title()}</h3>
            <p>{words.idle_text()}</p>
            <p role="status">{words.locks_in(60)}</p>
            <Button label=words.stay_open() on_press=|()| () />
        </dialog>
    }
    .into_any()
}
