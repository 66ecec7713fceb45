//! Everything that was entered, in the order in which a specialist reads.

use std::sync::Arc;

use browser::vault::message::Opened;
use leptos::prelude::*;
use referral::Field;
use words::Words;
use words::told::{Block, Going, Section, tell};

use super::on_paper::OnPaper;
use super::reading::{Reading, here};
use crate::ui::lang::{use_lang, use_practice_words, use_words};
use crate::ui::summary::{SummaryRow, read_only};

/// The referral, with what does not fit the rules of the form first.
#[component]
pub fn Whole(reading: Reading) -> impl IntoView {
    let shown = move || reading.opened.get().map(|opened| whole(reading, &opened));
    view! { <div class="reading-main" id="whole">{shown}</div> }
}

fn whole(reading: Reading, opened: &Arc<Opened>) -> AnyView {
    let words = use_practice_words();
    let lang = use_lang();
    let listing = reading.session.listing();
    let sealed = words.sealed_at(&words.instant(here(opened.created)));
    let row = &opened.row;
    let specialist = listing.specialist(row.specialist);
    let going = Going {
        sent: Some((row.number, here(row.sent))),
        to: &specialist,
        fingerprint: None,
    };
    let parts = listing.offered.with(|offered| {
        let catalogue = offered.ready().map(|offered| &offered.catalogue);
        tell(&opened.referral, &going, catalogue, lang)
    });
    view! {
        <OnPaper reading />
        {breaks(&opened.breaks)}
        {parts.into_iter().map(part).collect_view()}
        <p class="hint">{sealed}</p>
    }
    .into_any()
}

fn part(part: Section) -> AnyView {
    let row = |block| match block {
        Block::Row { label, value: text } | Block::Prose { label, text } => {
            SummaryRow::new(label, text, "")
        }
    };
    let rows = part.blocks.into_iter().map(row).collect();
    read_only(part.title, rows)
}

/// The questions whose answers a sender's page would not have let through.
fn breaks(breaks: &[String]) -> Option<AnyView> {
    if breaks.is_empty() {
        return None;
    }
    let (words, form_words) = (use_practice_words(), use_words());
    let question = |id: &String| view! { <li>{question(id, form_words)}</li> };
    let notice = view! {
        <div class="notice notice-seal" role="alert" id="breaks">
            <h2>{words.breaks_title()}</h2>
            <p>{words.breaks_text()}</p>
            <ul>{breaks.iter().map(question).collect_view()}</ul>
        </div>
    };
    Some(notice.into_any())
}

/// A question by the id of its field.
pub fn question(id: &str, words: &dyn Words) -> String {
    let field = Field::ALL.iter().find(|field| field.id() == id);
    field.map_or_else(
        || id.to_owned(),
        |field| {
            let legend = words.date_legend(*field);
            legend
                .unwrap_or_else(|| words.field_label(*field))
                .to_owned()
        },
    )
}
