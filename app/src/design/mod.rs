//! What the pages are made of: every part of the design system in its states, to be looked at. It is
//! HTML and nothing else; only a demo shows it.

mod fields;
mod parts;

use leptos::prelude::*;
use words::DesignPart;

use crate::ui::lang::use_lang;
use crate::ui::title::PageTitle;

/// The page.
#[component]
pub fn DesignPage() -> impl IntoView {
    let words = use_lang().design_words();
    view! {
        <PageTitle text=words.design_title() />
        <h1>{words.design_title()}</h1>
        <p class="lead">{words.design_lead()}</p>
        {part(DesignPart::Steps, parts::steps())}
        {part(DesignPart::Buttons, parts::buttons())}
        {part(DesignPart::Line, fields::line())}
        {part(DesignPart::Prose, fields::prose())}
        {part(DesignPart::Date, fields::date())}
        {part(DesignPart::Radios, fields::radios())}
        {part(DesignPart::Tick, fields::tick())}
        {part(DesignPart::Select, fields::select())}
        {part(DesignPart::Find, fields::find())}
        {part(DesignPart::Files, fields::files())}
        {part(DesignPart::Errors, parts::errors())}
        {part(DesignPart::Summary, parts::summary())}
        {part(DesignPart::Disclosure, parts::disclosure())}
        {part(DesignPart::Notices, parts::notices())}
        {part(DesignPart::Number, parts::number())}
        {part(DesignPart::Marks, parts::marks())}
        {part(DesignPart::Table, parts::table())}
        {part(DesignPart::Dialog, parts::dialog())}
        {part(DesignPart::Toast, parts::toast())}
    }
}

fn part(part: DesignPart, shown: AnyView) -> AnyView {
    let title = use_lang().design_words().design_part(part);
    view! {
        <section class="column">
            <h2>{title}</h2>
            {shown}
        </section>
    }
    .into_any()
}
