//! The rows of the list: a table on a desk, cards on a phone.

use std::sync::Arc;

use browser::clock;
use browser::vault::message::Summary;
use leptos::prelude::*;
use leptos::reactive::computed::Selector;
use referral::id::OfferId;
use referral::person::BirthDate;
use wire::inbox::Row;
use words::{Column, PracticeWords};

use super::arrange::Chosen;
use super::filters::choosing;
use super::list::Found;
use super::marks;
use super::one::HEADING;
use super::session::Session;
use crate::ui::button::Button;
use crate::ui::focus::focus;
use crate::ui::lang::use_practice_words;
use crate::ui::when::When;

/// The address of the list, below which those of the referrals stand.
pub const INBOX: &str = "/inbox";

/// The id of the link that opens a row's page.
pub fn row_id(offer: OfferId) -> String {
    format!("row-{offer}")
}

/// The address of a row's page.
pub fn row_address(offer: OfferId) -> String {
    format!("{INBOX}/{offer}")
}

/// The rows in sight, or what stands in their place.
#[component]
pub fn Table(found: Found) -> impl IntoView {
    let is_empty = Memo::new(move |_| found.all.with(Vec::is_empty));
    view! {
        <Show when=move || !is_empty.get() fallback=move || view! { <Empty found /> }>
            {table(found)}
            <More found />
        </Show>
    }
}

fn table(found: Found) -> AnyView {
    let words = use_practice_words();
    let caption = move || words.list_caption(found.chosen.with(|chosen| chosen.tray));
    let head = |column: Column| {
        view! {
            <th role="columnheader" scope="col">
                {words.column(column)}
            </th>
        }
    };
    // What a state changes is another row: nothing else of one ever changes.
    let key = |row: &Arc<Row>| (row.offer, row.state);
    // Tells two rows of a thousand that another one is read.
    let read = Selector::new(move || found.place.get().offer());
    // Roles say again what the elements are: styled as cards, browsers forget it.
    view! {
        <table class="inbox" role="table" id="referrals">
            <caption class="visually-hidden">{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">{Column::ALL.map(head).collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">
                <For each=move || found.in_sight.get() key=key let:row>
                    {table_row(&row, &read)}
                </For>
            </tbody>
        </table>
    }
    .into_any()
}

fn table_row(row: &Row, read: &Selector<Option<OfferId>>) -> AnyView {
    let words = use_practice_words();
    let listing = Session::here().listing();
    let (offer, specialist, category) = (row.offer, row.specialist, row.category.clone());
    let received = words.instant(clock::local(row.sent.into()));
    let number = row.number.to_string();
    let read = read.clone();
    let is_read = Signal::derive(move || read.selected(&Some(offer)));
    let current = move || is_read.get().then_some("page");
    // It is there already: the address stays, and only the reader goes.
    let go_on = move |_| {
        if is_read.get_untracked() {
            focus(HEADING);
        }
    };
    view! {
        <tr role="row" class:is-new=row.opened.is_none() class:is-read=is_read>
            {cell(Column::Urgency, marks::urgency(row.urgency))}
            <th role="rowheader" scope="row">
                <a
                    id=row_id(offer)
                    href=row_address(offer)
                    aria-current=current
                    data-row=""
                    on:click=go_on
                >
                    {move || patient(listing.names.with(|names| names.get(&offer).cloned()))}
                    // So that one link can be told from the other out of the table.
                    <span class="visually-hidden">", " {number.clone()}</span>
                </a>
            </th>
            {cell(Column::Category, (move || listing.category(&category)).into_any())}
            {cell(Column::Number, number.into_any())}
            {cell(Column::Specialist, (move || listing.specialist(specialist)).into_any())}
            {cell(Column::Received, received.into_any())}
            {cell(Column::State, marks::state(row))}
        </tr>
    }
    .into_any()
}

fn cell(column: Column, content: AnyView) -> AnyView {
    let class = match column {
        Column::Number => "cell cell-number",
        Column::Category => "cell cell-category",
        Column::Specialist => "cell cell-specialist",
        Column::Received => "cell cell-received",
        _ => "cell",
    };
    view! {
        <td role="cell" class=class>
            {content}
        </td>
    }
    .into_any()
}

/// Name and age, or what stands there until they come.
pub fn patient(name: Option<Summary>) -> AnyView {
    let words = use_practice_words();
    match name {
        None => view! {
            <span aria-hidden="true">"…"</span>
            <span class="visually-hidden">{words.name_coming()}</span>
        }
        .into_any(),
        Some(Summary::Damaged) => {
            view! { <span class="damaged">{words.name_damaged()}</span> }.into_any()
        }
        Some(Summary::Patient {
            family,
            given,
            born,
        }) => {
            let age = age(words, &born);
            view! {
                <span class="patient-name">{format!("{family}, {given}")}</span>
                {age.map(|age| view! { " " <span class="patient-age">{age}</span> })}
            }
            .into_any()
        }
    }
}

fn age(words: &dyn PracticeWords, born: &str) -> Option<String> {
    let born: BirthDate = born.parse().ok()?;
    Some(words.age(born.age_on(clock::today())))
}

#[component]
fn More(found: Found) -> impl IntoView {
    let words = use_practice_words();
    let counts = Memo::new(move |_| (found.in_sight.with(Vec::len), found.all.with(Vec::len)));
    let told = move || {
        let (shown, of) = counts.get();
        words.shown_of(shown, of)
    };
    view! {
        <div class="buttons">
            <p class="hint" role="status">
                {told}
            </p>
            <Show when=move || {
                let (shown, of) = counts.get();
                shown < of
            }>
                <button
                    class="button button-quiet"
                    type="button"
                    on:click=move |_| found.show_more()
                >
                    {words.show_more()}
                </button>
            </Show>
        </div>
    }
}

/// An empty tray says what will stand there; a search that finds nothing, how to go on.
#[component]
fn Empty(found: Found) -> impl IntoView {
    let words = use_practice_words();
    let search = Session::here().listing().search;
    let is_searched = Memo::new(move |_| search.with(|search| !search.trim().is_empty()));
    let is_filtered = Signal::derive(move || found.chosen.with(Chosen::is_filtered));
    let choose = choosing(found);
    let clear = move || choose.run(found.chosen.get_untracked().unfiltered());
    let tray = move || found.chosen.with(|chosen| chosen.tray);
    let empty_tray = move || {
        view! {
            <h2>{move || words.empty_title(tray())}</h2>
            <p>{move || words.empty_text(tray())}</p>
        }
    };
    view! {
        <div class="empty">
            <Show
                when=move || is_searched.get()
                fallback=move || {
                    view! {
                        <When is=is_filtered otherwise=empty_tray>
                            <p>{words.nothing_fits()}</p>
                            <Button quiet=true label=words.clear_filters() on_press=clear />
                        </When>
                    }
                }
            >
                <p>{words.nothing_found()}</p>
                <Button
                    quiet=true
                    label=words.search_again()
                    on_press=move || search.set(String::new())
                />
            </Show>
        </div>
    }
}
