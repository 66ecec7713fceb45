//! A table of people: cards on a phone.

use leptos::prelude::*;
use words::MemberColumn;

use crate::ui::lang::use_practice_words;

/// A table with this caption for a screen reader. Roles say again what the elements are: styled as
/// cards, browsers forget it.
pub fn table(caption: &'static str, columns: &[MemberColumn], rows: Vec<AnyView>) -> AnyView {
    let words = use_practice_words();
    let head = |column: &MemberColumn| {
        view! {
            <th role="columnheader" scope="col">
                {words.member_column(*column)}
            </th>
        }
    };
    view! {
        <div class="people-room">
            <table class="people" role="table">
                <caption class="visually-hidden">{caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">{columns.iter().map(head).collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A row: who it is about, then the other cells.
pub fn row(who: AnyView, cells: Vec<(MemberColumn, AnyView)>) -> AnyView {
    let words = use_practice_words();
    let cell = |(column, content): (MemberColumn, AnyView)| {
        // As a card it has no head of a column above it.
        let label = match column {
            MemberColumn::Since | MemberColumn::Until => {
                let label = words.member_column(column);
                Some(view! {
                    <span class="people-label" aria-hidden="true">
                        {label}
                        " "
                    </span>
                })
            }
            _ => None,
        };
        view! {
            <td role="cell">
                {label} {content}
            </td>
        }
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {who}
            </th>
            {cells.into_iter().map(cell).collect_view()}
        </tr>
    }
    .into_any()
}
