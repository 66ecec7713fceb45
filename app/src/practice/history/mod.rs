//! What was done in the practice, by whom and when: its audit trail, for its owners.
//!
//! All lines are fetched, and this browser recomputes each one's link to the one before: a line that
//! was altered, or where one is missing, is marked. That lines were taken away from the end is found
//! by what the browser remembers of its last look.

mod desk;
mod filters;
mod known;
mod lines;
mod trail;

use leptos::prelude::*;

use self::desk::{FileSaved, History};
use self::filters::filters;
use self::lines::lines;
use super::members::MEMBERS;
use crate::inbox::session::Session;
use crate::ui::button::Button;
use crate::ui::focus::focus;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::live::live;
use crate::ui::title::PageTitle;
use crate::ui::told::Stopped;
use words::Verdict;

/// The address of the page.
pub const HISTORY: &str = "/practice/history";
/// The id of its heading.
const HEADING: &str = "history-title";

/// The page.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let words = use_practice_words();
    let session = Session::here();
    let owns = session
        .who
        .with_untracked(|who| who.as_ref().is_some_and(|who| who.role.owns()));
    let history = History::of(session, words);
    Effect::new(move |_| {
        if owns {
            history.load();
        }
        // A frame later, when it is there.
        request_animation_frame(|| focus(HEADING));
    });
    let shown = if owns {
        whole(history)
    } else {
        view! { <p>{words.history_is_for_owners()}</p> }.into_any()
    };
    view! {
        <PageTitle text=words.history_title() />
        <a class="back" href=MEMBERS>
            {words.back_to_members()}
        </a>
        {head(history, owns)}
        {shown}
    }
}

fn head(history: History, owns: bool) -> AnyView {
    let words = use_practice_words();
    let refresh = owns.then(|| {
        view! { <Button quiet=true label=words.refresh() on_press=move |()| history.load() /> }
    });
    view! {
        <div class="list-head">
            <h1 id=HEADING tabindex="-1">
                {words.history_title()}
            </h1>
            {refresh}
        </div>
    }
    .into_any()
}

fn whole(history: History) -> AnyView {
    let words = use_practice_words();
    let trouble = Signal::derive(move || {
        let trouble = history.trouble.get();
        trouble.map(|trouble| words.practice_trouble(trouble))
    });
    let coming = move || {
        history
            .coming
            .get()
            .map(|lines| words.history_loading(lines))
    };
    let is_here = Memo::new(move |_| history.trail.with(Option::is_some));
    let shown = move || {
        if is_here.get() {
            view! {
                {filters(history)}
                {lines(history)}
                {saving(history)}
            }
            .into_any()
        } else {
            not_here(history)
        }
    };
    view! {
        <p class="lead column">{words.history_lead()}</p>
        <Stopped text=trouble />
        <p class="hint" role="status">
            {coming}
        </p>
        {verdict(history)}
        {live(shown)}
    }
    .into_any()
}

/// The way to try again, where nothing came.
fn not_here(history: History) -> AnyView {
    let again = use_words().try_again();
    live(move || {
        history.trouble.with(Option::is_some).then(|| {
            view! { <Button quiet=true label=again on_press=move |()| history.load() /> }
        })
    })
}

/// What this browser found. What is wrong is called out; what is not, is said.
fn verdict(history: History) -> AnyView {
    let words = use_practice_words();
    let said = move || {
        let verdict = history.verdict.get()?;
        let holds = matches!(verdict, Verdict::Holds { .. });
        let class = if holds {
            "notice"
        } else {
            "notice notice-stop"
        };
        Some(view! {
            <section class=class id="history-verdict">
                <h2>{words.verdict_title(verdict)}</h2>
                <p>{words.verdict(verdict)}</p>
            </section>
        })
    };
    view! { <div role="status">{live(said)}</div> }.into_any()
}

/// Paper, and the file.
fn saving(history: History) -> AnyView {
    let words = use_practice_words();
    let said = move || match history.file.get() {
        None => "",
        Some(FileSaved::Yes) => words.lines_saved(),
        Some(FileSaved::No) => words.lines_not_saved(),
    };
    view! {
        <div class="column on-paper">
            <div class="buttons">
                <Button
                    quiet=true
                    label=words.print_lines()
                    on_press=move |()| history.print()
                />
                <Button
                    quiet=true
                    label=words.save_lines()
                    on_press=move |()| history.save()
                />
            </div>
            <p class="hint">{words.save_lines_hint()}</p>
            <p role="status">{Signal::derive(said)}</p>
        </div>
    }
    .into_any()
}
