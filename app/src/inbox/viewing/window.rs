//! The window in which a file is looked at.

use leptos::ev::KeyboardEvent;
use leptos::html::Dialog;
use leptos::prelude::*;

use super::step::{Act, Sight, Zoom, act};
use super::{Stage, Trouble, Viewing};
use crate::ui::focus::focus;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::live::live;
use crate::ui::told::Stopped;
use crate::ui::when::When;
use words::NotShown;

/// The id of the part that scrolls.
const PANE: &str = "viewer-pane";

/// The window. It opens with a file, and Esc closes it; the browser gives the focus back to the
/// button that opened it.
#[component]
pub fn ViewerWindow(viewing: Viewing) -> impl IntoView {
    let place = NodeRef::<Dialog>::new();
    let is_open = Memo::new(move |_| viewing.file.with(Option::is_some));
    Effect::new(move |_| {
        let Some(dialog) = place.get() else {
            return;
        };
        if is_open.get() {
            // A dialog that is open already stays as it is.
            let _ = dialog.show_modal();
            // A frame later, when what is new is there.
            request_animation_frame(|| focus(PANE));
        } else {
            dialog.close();
        }
    });
    on_cleanup(move || viewing.close());
    view! {
        <dialog
            class="dialog viewer"
            id="viewer"
            aria-labelledby="viewer-title"
            node_ref=place
            on:close=move |_| viewing.close()
            on:keydown=move |event| on_key(viewing, &event)
        >
            <When is=is_open>
                <Head viewing />
                <Said viewing />
                <Pane viewing />
            </When>
        </dialog>
    }
}

/// The file's name, and the buttons.
#[component]
fn Head(viewing: Viewing) -> impl IntoView {
    let words = use_practice_words();
    view! {
        <div class="viewer-head">
            <h2 id="viewer-title">{name(viewing)}</h2>
            <button class="button button-quiet button-small" type="button" on:click=move |_| viewing.close()>
                {words.close()}
            </button>
        </div>
        <When is=move || is_drawn(viewing)>
            <Tools viewing />
        </When>
    }
}

/// Turning pages, and how large they are.
#[component]
fn Tools(viewing: Viewing) -> impl IntoView {
    let words = use_practice_words();
    let go = move |act: Option<Act>| {
        if let Some(act) = act {
            take(viewing, act);
        }
    };
    let page = move || viewing.page.get();
    let last = move || viewing.pages.get().count.saturating_sub(1);
    let previous = move || page().checked_sub(1).map(Act::Go);
    let next = move || (page() < last()).then(|| Act::Go(page() + 1));
    let smaller = move || viewing.zoom.get().smaller().map(Act::Zoom);
    let larger = move || viewing.zoom.get().larger().map(Act::Zoom);
    let fit = move || (viewing.zoom.get() != Zoom::Fit).then_some(Act::Zoom(Zoom::Fit));
    let tool = move |text: &'static str, does: Signal<Option<Act>>| {
        view! {
            <button
                class="button button-quiet button-small"
                type="button"
                aria-disabled=move || does.with(Option::is_none).then_some("true")
                on:click=move |_| go(does.get_untracked())
            >
                {text}
            </button>
        }
    };
    view! {
        <div class="viewer-tools" role="group" aria-label=words.viewer_tools()>
            {tool(words.previous_page(), Signal::derive(previous))}
            {tool(words.next_page(), Signal::derive(next))}
            {tool(words.smaller(), Signal::derive(smaller))}
            {tool(words.larger(), Signal::derive(larger))}
            {tool(words.fit_width(), Signal::derive(fit))}
        </div>
    }
}

/// What is going on, and what is wrong.
#[component]
fn Said(viewing: Viewing) -> impl IntoView {
    let words = use_practice_words();
    let try_again = use_words().try_again();
    let trouble = Signal::derive(move || match viewing.stage.get() {
        Stage::Stopped(Trouble::Practice(trouble)) => Some(words.practice_trouble(trouble)),
        Stage::Stopped(Trouble::File(why)) => Some(words.not_shown(why).to_owned()),
        Stage::Shown(shown) if !shown.is_whole => Some(words.page_not_whole().to_owned()),
        _ => None,
    });
    let may_try = move || {
        matches!(
            viewing.stage.get(),
            Stage::Stopped(
                Trouble::Practice(_) | Trouble::File(NotShown::NotLoaded | NotShown::Stopped)
            )
        )
    };
    let only = move || {
        let pages = viewing.pages.get();
        pages
            .has_more
            .then(|| view! { <p class="hint">{words.only_first_pages(pages.count)}</p> })
    };
    view! {
        <p class="viewer-said" role="status">
            {move || said(viewing)}
        </p>
        <Stopped text=trouble />
        <When is=may_try>
            <button
                class="button button-small"
                type="button"
                on:click=move |_| {
                    viewing.start();
                    focus(PANE);
                }
            >
                {try_again}
            </button>
        </When>
        {live(only)}
    }
}

fn said(viewing: Viewing) -> Option<String> {
    let words = use_practice_words();
    let count = viewing.pages.get().count;
    match viewing.stage.get() {
        Stage::Opening(done, total) => {
            let form_words = use_words();
            let [done, total] = [done, total].map(|bytes| form_words.file_size(bytes));
            Some(words.opening_file(&done, &total))
        }
        Stage::Reading => Some(words.reading_file().to_owned()),
        Stage::Drawing => Some(words.drawing_page(viewing.page.get() + 1, count)),
        Stage::Shown(shown) => Some(words.page_of(shown.page + 1, count)),
        Stage::Text(_) | Stage::Stopped(_) => None,
    }
}

/// The page.
#[component]
fn Pane(viewing: Viewing) -> impl IntoView {
    let words = use_practice_words();
    let text = move || match viewing.stage.get() {
        Stage::Text(text) => Some(view! { <pre class="viewer-plain">{text}</pre> }),
        _ => None,
    };
    // The page before stays in sight until the next one is drawn.
    let page = Memo::new(
        move |before: Option<&Option<u32>>| match viewing.stage.get() {
            Stage::Shown(shown) => Some(shown.page),
            Stage::Drawing => before.copied().flatten(),
            _ => None,
        },
    );
    let label = move || {
        let page = page.get()? + 1;
        Some(words.page_of_file(page, viewing.pages.get().count, &name(viewing)))
    };
    view! {
        <div
            class="viewer-pane"
            id=PANE
            role="region"
            aria-label=move || words.pages_area(&name(viewing))
            tabindex="0"
            node_ref=viewing.pane
        >
            <canvas
                class=move || viewing.zoom.get().class()
                role="img"
                aria-label=label
                aria-describedby="viewer-pixels"
                hidden=move || page.get().is_none()
                node_ref=viewing.canvas
            ></canvas>
            {live(text)}
        </div>
        <p class="hint" id="viewer-pixels" hidden=move || !is_drawn(viewing)>
            {words.pixels_text()}
        </p>
    }
}

/// Whether the file is one that is drawn and not a text.
fn is_drawn(viewing: Viewing) -> bool {
    let kind = viewing
        .file
        .with(|file| file.as_ref().map(referral::attachment::Attachment::kind));
    kind != Some(referral::attachment::FileKind::Text)
}

fn name(viewing: Viewing) -> String {
    viewing.file.with(|file| {
        let file = file.as_ref();
        file.map_or_else(String::new, |file| file.name().as_str().to_owned())
    })
}

fn on_key(viewing: Viewing, event: &KeyboardEvent) {
    let is_browsers = event.ctrl_key() || event.alt_key() || event.meta_key();
    if is_browsers || !is_drawn(viewing) {
        return;
    }
    if let Some(asked) = sight(viewing).and_then(|sight| act(&event.key(), sight)) {
        take(viewing, asked);
        event.prevent_default();
    }
}

fn sight(viewing: Viewing) -> Option<Sight> {
    let pane = viewing.pane.get_untracked()?;
    // Whole pixels: the last of them may be missing.
    let below = pane.scroll_height() - pane.client_height() - pane.scroll_top();
    Some(Sight {
        page: viewing.page.get_untracked(),
        count: viewing.pages.get_untracked().count,
        zoom: viewing.zoom.get_untracked(),
        is_top: pane.scroll_top() <= 1,
        is_bottom: below <= 1,
        singles_work: viewing
            .reading
            .get_value()
            .session
            .keys_work
            .get_untracked(),
    })
}

fn take(viewing: Viewing, act: Act) {
    match act {
        Act::Go(page) => viewing.go(page),
        Act::Zoom(zoom) => viewing.set_zoom(zoom),
        Act::Down => scroll(viewing, 1),
        Act::Up => scroll(viewing, -1),
    }
}

/// By nine tenths of what is in sight, so that a line that was cut is read whole.
fn scroll(viewing: Viewing, screens: i32) {
    if let Some(pane) = viewing.pane.get_untracked() {
        let by = pane.client_height() * 9 / 10;
        pane.set_scroll_top(pane.scroll_top() + screens * by);
    }
}
