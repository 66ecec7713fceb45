//! The first page: what this is, what it costs, what is sealed and who can open it. It is only read,
//! so it is HTML and nothing else: no part of it is in the WebAssembly.

mod pictures;

use leptos::prelude::*;
use words::HomeWords;

use self::pictures::{folded_letter, how};
use crate::ui::lang::use_lang;
use crate::ui::site::{Site, use_site};
use crate::ui::title::PageTitle;

/// The first page.
#[component]
pub fn HomePage() -> impl IntoView {
    let words = use_lang().home_words();
    view! {
        <PageTitle text=words.home_title() />
        {opening(words)}
        {how_it_works(words)}
        {questions(words)}
        {for_practices(words)}
    }
}

/// All that somebody has to know before they begin, and the way to begin.
fn opening(words: &dyn HomeWords) -> AnyView {
    view! {
        <section class="hero">
            <div class="hero-text">
                <h1>{words.home_title()}</h1>
                <p class="lead">{words.home_lead()}</p>
                <p>
                    <a class="button button-large" href="/refer/you" rel=use_site().rel_to(Site::Sender)>
                        {words.start_referral()}
                    </a>
                </p>
                <ul class="facts-short">
                    {words.facts().map(|fact| view! { <li>{fact}</li> }).collect_view()}
                </ul>
            </div>
            <div class="hero-picture">{folded_letter()}</div>
        </section>
    }
    .into_any()
}

fn how_it_works(words: &dyn HomeWords) -> AnyView {
    let step = |(picture, (title, text)): (AnyView, (&'static str, &'static str))| {
        view! {
            <li class="how-step">
                <div class="how-picture">{picture}</div>
                <h3>{title}</h3>
                <p>{text}</p>
            </li>
        }
    };
    let steps = how().into_iter().zip(words.how()).map(step).collect_view();
    view! {
        <section class="how">
            <h2>{words.how_title()}</h2>
            <ol>{steps}</ol>
        </section>
    }
    .into_any()
}

fn questions(words: &dyn HomeWords) -> AnyView {
    let asked = words.questions();
    // The last is the honest limit: it stands open.
    let last = asked.len() - 1;
    let question = |(place, (question, answer)): (usize, (&'static str, &'static str))| {
        view! {
            <details class="question" open=place == last>
                <summary>{question}</summary>
                <p>{answer}</p>
            </details>
        }
    };
    view! {
        <section class="column questions">
            <h2>{words.questions_title()}</h2>
            {asked.into_iter().enumerate().map(question).collect_view()}
        </section>
    }
    .into_any()
}

fn for_practices(words: &dyn HomeWords) -> AnyView {
    view! {
        <section class="column practices">
            <h2>{words.practices_title()}</h2>
            <p>{words.practices_text()}</p>
            <p>
                <a class="button button-quiet" href="/inbox" rel=use_site().rel_to(Site::Practice)>
                    {words.home_sign_in()}
                </a>
            </p>
        </section>
    }
    .into_any()
}
