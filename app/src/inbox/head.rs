//! What the practice knows of a referral before it is opened.

use std::sync::Arc;

use leptos::prelude::*;
use wire::inbox::Row;
use words::Column;

use super::marks;
use super::reading::{Reading, here};
use super::table::patient;
use crate::ui::lang::use_practice_words;

/// The facts of the row, as they are now.
#[component]
pub fn Head(reading: Reading) -> impl IntoView {
    move || reading.row.get().map(|row| facts(reading, &row))
}

fn facts(reading: Reading, row: &Arc<Row>) -> AnyView {
    let words = use_practice_words();
    let listing = reading.session.listing();
    let offer = row.offer;
    let name = move || patient(listing.names.with(|names| names.get(&offer).cloned()));
    let specialist = row.specialist;
    let category = row.category.clone();
    let received = words.instant(here(row.sent));
    view! {
        <dl class="facts">
            {fact(Column::Patient, name.into_any())}
            {fact(Column::Urgency, marks::urgency(row.urgency))}
            {fact(Column::Category, (move || listing.category(&category)).into_any())}
            {fact(Column::Specialist, (move || listing.specialist(specialist)).into_any())}
            {fact(Column::Received, received.into_any())}
            {fact(Column::State, marks::state(row))}
        </dl>
    }
    .into_any()
}

fn fact(column: Column, content: AnyView) -> AnyView {
    let words = use_practice_words();
    view! {
        <div>
            <dt>{words.column(column)}</dt>
            <dd>{content}</dd>
        </div>
    }
    .into_any()
}
