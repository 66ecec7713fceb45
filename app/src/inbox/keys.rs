//! Keys that do something in the inbox, and the map of them.

use leptos::ev::KeyboardEvent;
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

use super::session::Session;
use crate::ui::choice::Tick;
use crate::ui::field::Asked;
use crate::ui::lang::use_practice_words;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// The next row.
    Next,
    /// The row before.
    Previous,
    /// The search.
    Search,
    /// The map.
    Map,
    /// Out of where one is.
    Leave,
}

/// What had the focus when a key was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// A field, where it is typed.
    Field,
    /// A row of the list.
    Row,
    /// Anything else.
    Page,
}

/// How a key was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pressed {
    /// With Ctrl, Alt or Meta: then it is the browser's.
    pub with_others: bool,
    /// On what.
    pub on: On,
    /// Whether single keys work at all: a person who speaks to their computer turns them off
    /// (WCAG 2.2, 2.1.4).
    pub singles_work: bool,
}

/// What a key asks for, by its name (UI Events).
pub fn key(name: &str, pressed: Pressed) -> Option<Key> {
    if pressed.with_others {
        return None;
    }
    if name == "Escape" {
        return Some(Key::Leave);
    }
    if pressed.on == On::Field {
        return None;
    }
    match name {
        "ArrowDown" if pressed.on == On::Row => Some(Key::Next),
        "ArrowUp" if pressed.on == On::Row => Some(Key::Previous),
        _ if !pressed.singles_work => None,
        "j" | "J" => Some(Key::Next),
        "k" | "K" => Some(Key::Previous),
        "/" => Some(Key::Search),
        "?" => Some(Key::Map),
        _ => None,
    }
}

/// The place of the row to go to, of `count`: from the focused one, or into the list.
pub fn step(focused: Option<usize>, count: usize, key: Key) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (focused, key) {
        (Some(at), Key::Next) => (at + 1).min(last),
        (Some(at), _) => at.saturating_sub(1),
        (None, _) => 0,
    })
}

/// Calls `act` with every key that asks for something, as long as the page is there; `true` means
/// that it was taken. While a window in the page is open, all keys are its own.
pub fn on_key(session: Session, act: impl Fn(Key) -> bool + Send + Sync + Clone + 'static) {
    Effect::new(move |_| {
        let act = act.clone();
        let heard = window_event_listener(leptos::ev::keydown, move |event| {
            let Some(key) = key(&event.key(), pressed(session, &event)) else {
                return;
            };
            // Escape takes one step, whoever of several would take one.
            if !event.default_prevented() && !is_dialog_open() && act(key) {
                event.prevent_default();
            }
        });
        on_cleanup(move || heard.remove());
    });
}

fn pressed(session: Session, event: &KeyboardEvent) -> Pressed {
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<Element>().ok());
    let is_in = |selector: &str| {
        let target = target.as_ref();
        let found = target.and_then(|target| target.closest(selector).ok());
        found.flatten().is_some()
    };
    Pressed {
        with_others: event.ctrl_key() || event.alt_key() || event.meta_key(),
        on: if is_in("input, textarea, select") {
            On::Field
        } else if is_in("a[data-row]") {
            On::Row
        } else {
            On::Page
        },
        singles_work: session.keys_work.get_untracked(),
    }
}

fn is_dialog_open() -> bool {
    let open = document().query_selector("dialog[open]");
    open.ok().flatten().is_some()
}

/// Whether the element with this id has the focus.
pub fn has_focus(id: &str) -> bool {
    document()
        .active_element()
        .is_some_and(|element| element.id() == id)
}

/// Whether something in the element with this id has the focus.
pub fn holds_focus(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    let active = document().active_element();
    element.is_some_and(|element| element.contains(active.as_deref()))
}

/// Whether the element with this id takes room on the screen.
pub fn is_in_sight(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    element.is_some_and(|element| element.client_width() > 0)
}

/// The map of the keys, and the button that shows it. `is_shown` opens it too.
#[component]
pub fn KeyMap(is_shown: RwSignal<bool>) -> impl IntoView {
    let session = Session::here();
    let words = use_practice_words();
    let place = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = place.get() else {
            return;
        };
        if is_shown.get() {
            // A dialog that is open already stays as it is.
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    let line = |(keys, does): (&'static str, &'static str)| {
        view! {
            <div class="summary-row">
                <dt>
                    <kbd>{keys}</kbd>
                </dt>
                <dd>{does}</dd>
            </div>
        }
    };
    let asked = Asked {
        id: "keys-work".to_owned(),
        label: words.keys_on().to_owned(),
        hint: Some(words.keys_on_hint().to_owned()),
        optional: Signal::stored(false),
        error: Signal::stored(None),
    };
    let on_tick = Callback::new(move |on| session.keys_work.set(on));
    view! {
        <button
            class="button button-quiet button-small key-map-button"
            type="button"
            aria-haspopup="dialog"
            on:click=move |_| is_shown.set(true)
        >
            {words.keys_title()}
        </button>
        <dialog
            class="dialog"
            id="keys"
            aria-labelledby="keys-title"
            node_ref=place
            on:close=move |_| is_shown.set(false)
        >
            <h2 id="keys-title">{words.keys_title()}</h2>
            <dl class="key-map">{words.keys().map(line).collect_view()}</dl>
            <Tick asked ticked=session.keys_work on_tick />
            <button class="button" type="button" on:click=move |_| is_shown.set(false)>
                {words.close()}
            </button>
        </dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Pressed = Pressed {
        with_others: false,
        on: On::Page,
        singles_work: true,
    };

    #[test]
    fn keys_do_what_the_map_says() {
        let asked = ["j", "k", "/", "?", "Escape", "x"].map(|name| key(name, PLAIN));
        assert_eq!(
            asked,
            [
                Some(Key::Next),
                Some(Key::Previous),
                Some(Key::Search),
                Some(Key::Map),
                Some(Key::Leave),
                None
            ]
        );
    }

    #[test]
    fn the_arrows_scroll_the_page_unless_a_row_has_the_focus() {
        assert_eq!(key("ArrowDown", PLAIN), None);
        let on_row = Pressed {
            on: On::Row,
            singles_work: false,
            ..PLAIN
        };
        assert_eq!(key("ArrowDown", on_row), Some(Key::Next));
        assert_eq!(key("ArrowUp", on_row), Some(Key::Previous));
    }

    #[test]
    fn what_is_typed_and_what_is_the_browsers_is_left_alone() {
        let typed = Pressed {
            on: On::Field,
            ..PLAIN
        };
        let browsers = Pressed {
            with_others: true,
            ..PLAIN
        };
        let off = Pressed {
            singles_work: false,
            ..PLAIN
        };
        for name in ["j", "k", "/", "?"] {
            for pressed in [typed, browsers, off] {
                assert_eq!(key(name, pressed), None, "{name}");
            }
        }
        assert_eq!(key("Escape", typed), Some(Key::Leave));
    }

    #[test]
    fn a_step_stays_in_the_list_and_enters_it_at_the_top() {
        assert_eq!(step(None, 3, Key::Next), Some(0));
        assert_eq!(step(Some(0), 3, Key::Next), Some(1));
        assert_eq!(step(Some(2), 3, Key::Next), Some(2));
        assert_eq!(step(Some(0), 3, Key::Previous), Some(0));
        assert_eq!(step(None, 0, Key::Next), None);
    }
}
