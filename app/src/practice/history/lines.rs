//! The lines in sight: a table on a desk, cards on a phone; and the way to the others.

use std::sync::Arc;

use leptos::prelude::*;
use wire::Moment;
use words::{By, HistoryColumn, Named as _};

use super::HEADING;
use super::desk::{History, PAGE};
use super::trail::{Entry, Trail};
use crate::inbox::here;
use crate::ui::button::Button;
use crate::ui::focus::focus;
use crate::ui::lang::use_practice_words;
use crate::ui::live::live;
use crate::ui::when::When;

const COLUMNS: [HistoryColumn; 4] = [
    HistoryColumn::What,
    HistoryColumn::Who,
    HistoryColumn::When,
    HistoryColumn::Number,
];

/// Those that fit, page by page.
pub fn lines(history: History) -> AnyView {
    let words = use_practice_words();
    let fitting = Memo::new(move |_| {
        let question = history.question.get();
        let trail = history.trail.get();
        trail.map(|trail| trail.find(&question)).unwrap_or_default()
    });
    let shown = move || {
        let trail = history.trail.get()?;
        let (_, places) = fitting.with(|fitting| history.in_sight(fitting));
        (!places.is_empty()).then(|| table(&trail, &places))
    };
    let said = move || {
        let of = fitting.with(Vec::len);
        if of == 0 {
            return words.no_line_fits().to_owned();
        }
        let (from, places) = fitting.with(|fitting| history.in_sight(fitting));
        words.lines_shown(from + 1, from + places.len(), of)
    };
    view! {
        {live(shown)}
        <p class="hint" role="status" id="history-shown">
            {Signal::derive(said)}
        </p>
        {pages(history, Signal::derive(move || fitting.with(Vec::len)))}
    }
    .into_any()
}

/// Roles say again what the elements are: styled as cards, browsers forget it.
fn table(trail: &Arc<Trail>, places: &[usize]) -> AnyView {
    let words = use_practice_words();
    let head = |column: HistoryColumn| {
        view! {
            <th role="columnheader" scope="col">
                {words.history_column(column)}
            </th>
        }
    };
    let entries = places.iter().filter_map(|at| trail.entry(*at));
    let rows = entries.map(|entry| row(trail, entry));
    view! {
        <div class="people-room">
            <table class="people history" role="table">
                <caption class="visually-hidden">{words.history_title()}</caption>
                <thead role="rowgroup">
                    <tr role="row">{COLUMNS.map(head).collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(trail: &Trail, entry: &Entry) -> AnyView {
    let words = use_practice_words();
    let what = entry.what.as_ref();
    let said = what.map_or_else(
        || words.line_unreadable().to_owned(),
        |what| words.line(what, trail),
    );
    let by = what.map_or(By::Somebody, By::of);
    let member = what.and_then(|what| trail.member(what.by()?));
    let who = member.unwrap_or_else(|| words.done_by(by)).to_owned();
    let broken = entry
        .broken
        .map(|broken| view! { <p class="error">{words.line_broken(broken)}</p> });
    let at = words.instant(here(Moment::from_millis(entry.line.at)));
    view! {
        <tr role="row" class:is-broken=entry.broken.is_some()>
            <th role="rowheader" scope="row">
                {said}
                {broken}
            </th>
            <td role="cell">{who}</td>
            <td role="cell">{at}</td>
            <td role="cell" class="history-number">
                {words.line_number(entry.line.sequence)}
            </td>
        </tr>
    }
    .into_any()
}

/// The way to what is newer, and to what is older. Whoever takes it begins at the top.
fn pages(history: History, of: Signal<usize>) -> AnyView {
    let words = use_practice_words();
    let page = history.page;
    let go = move |to: usize| {
        page.set(to);
        request_animation_frame(|| focus(HEADING));
    };
    let is_more = move || (page.get() + 1) * PAGE < of.get();
    view! {
        <nav class="buttons history-pages" aria-label=words.pages_label()>
            <When is=move || { page.get() > 0 }>
                <Button
                    quiet=true
                    label=words.newer_lines()
                    on_press=move |()| go(page.get_untracked().saturating_sub(1))
                />
            </When>
            <When is=is_more>
                <Button
                    quiet=true
                    label=words.older_lines()
                    on_press=move |()| go(page.get_untracked() + 1)
                />
            </When>
        </nav>
    }
    .into_any()
}
