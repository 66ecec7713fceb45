//! A list of answers with the way back to where they were given.

use leptos::prelude::*;

use super::live::live;

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    label: String,
    answer: String,
    given: bool,
}

impl SummaryRow {
    /// An answer under its label, or `instead` where there is none.
    pub fn new(label: impl Into<String>, answer: String, instead: &str) -> Self {
        let given = !answer.trim().is_empty();
        let answer = if given { answer } else { instead.to_owned() };
        Self {
            label: label.into(),
            answer,
            given,
        }
    }

    /// What was asked.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What was answered, or what stands instead.
    pub fn answer(&self) -> &str {
        &self.answer
    }
}

/// A titled list of answers. The link says what it changes to who cannot see where it stands.
#[component]
pub fn Summary(
    title: &'static str,
    change: &'static str,
    href: String,
    #[prop(into)] rows: Signal<Vec<SummaryRow>>,
) -> impl IntoView {
    view! {
        <section class="summary">
            <div class="summary-head">
                <h2>{title}</h2>
                <a href=href>
                    {change} <span class="visually-hidden">{format!(": {title}")}</span>
                </a>
            </div>
            <dl>{live(move || rows.get().into_iter().map(row).collect_view())}</dl>
        </section>
    }
}

/// A titled list of answers that nobody here can change.
pub fn read_only(title: String, rows: Vec<SummaryRow>) -> AnyView {
    view! {
        <section class="summary">
            <div class="summary-head">
                <h2>{title}</h2>
            </div>
            <dl>{rows.into_iter().map(row).collect_view()}</dl>
        </section>
    }
    .into_any()
}

fn row(row: SummaryRow) -> impl IntoView {
    view! {
        <div class="summary-row">
            <dt>{row.label}</dt>
            <dd class:hint=!row.given>{row.answer}</dd>
        </div>
    }
}
