//! Asking before a page is left that would lose something, and hearing that it was left.
//!
//! A page is left in three ways: its document goes (the tab is closed, another one is loaded), a
//! link leads to another page of the app, or Back does. The browser asks about the first in its
//! own words. About the other two we ask, before the router hears of them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent, PageTransitionEvent, Window, window};

/// Hears an event of the window, until it is dropped.
pub struct Listener {
    window: Window,
    event: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens before anybody further in does.
    pub(crate) fn new(event: &'static str, heard: impl FnMut(Event) + 'static) -> Option<Self> {
        let window = window()?;
        let heard = Closure::<dyn FnMut(Event)>::new(heard);
        window
            .add_event_listener_with_callback_and_bool(event, heard.as_ref().unchecked_ref(), true)
            .ok()?;
        Some(Self {
            window,
            event,
            heard,
        })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // A listener that is not there any more is what is wanted.
        let _ = self.window.remove_event_listener_with_callback_and_bool(
            self.event,
            self.heard.as_ref().unchecked_ref(),
            true,
        );
    }
}

/// Calls `then` when the document is left, for good or into the browser's back/forward cache.
pub fn on_left(mut then: impl FnMut() + 'static) -> Option<Listener> {
    Listener::new("pagehide", move |_| then())
}

/// Calls `then` when the document comes back out of the browser's back/forward cache.
pub fn on_restored(mut then: impl FnMut() + 'static) -> Option<Listener> {
    Listener::new("pageshow", move |event| {
        let event: Option<PageTransitionEvent> = event.dyn_into().ok();
        if event.is_some_and(|event| event.persisted()) {
            then();
        }
    })
}

thread_local! {
    /// Who guards something, the innermost last.
    static GUARDS: RefCell<Vec<Rc<Guarded>>> = const { RefCell::new(Vec::new()) };
}

/// What a guard shares with the listeners.
struct Guarded {
    area: Area,
    armed: Cell<bool>,
    question: &'static str,
}

/// Where a person may go without a question.
pub struct Area {
    holds: Box<dyn Fn(&str) -> bool>,
    current: Box<dyn Fn() -> String>,
}

impl Area {
    /// The page at this path.
    pub fn page(path: impl Into<String>) -> Self {
        let path = path.into();
        let same = path.clone();
        Self {
            holds: Box::new(move |to| to == same),
            current: Box::new(move || path.clone()),
        }
    }

    /// Every page whose path begins so; `current` tells the one in sight.
    pub fn under(prefix: &'static str, current: impl Fn() -> String + 'static) -> Self {
        Self {
            holds: Box::new(move |to| to.starts_with(prefix)),
            current: Box::new(current),
        }
    }
}

/// Lets guards hear of clicks and of Back before the router. To be called once, before the page is
/// mounted: a window calls its listeners in the order in which they came, whatever phase they asked
/// for.
pub fn hear_first() {
    let click = |event: &Event| {
        if leads_to(event).is_some_and(|to| keeps(&to).is_some()) {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    };
    let back = |event: &Event| {
        if let Some(current) = here().and_then(|to| keeps(&to)) {
            event.stop_immediate_propagation();
            return_to(&current);
        }
    };
    for (event, hear) in [("click", click as fn(&Event)), ("popstate", back)] {
        let heard = Listener::new(event, move |event| hear(&event));
        // As long as the page.
        std::mem::forget(heard);
    }
}

/// Asks the innermost guard that would lose something whether to go to this path. If the person
/// stays: the path in sight. One leaving is one question.
fn keeps(to: &str) -> Option<String> {
    let left: Vec<_> = GUARDS.with_borrow(|guards| {
        let left = guards.iter().filter(|guard| !(guard.area.holds)(to));
        left.filter(|guard| guard.armed.get()).cloned().collect()
    });
    let innermost = left.last()?;
    if stays(innermost.question) {
        return Some((innermost.area.current)());
    }
    for guard in &left {
        guard.armed.set(false);
    }
    None
}

/// Loads the document again.
pub fn reload() {
    if let Some(window) = window() {
        // Where the browser will not, the page stays as it is.
        let _ = window.location().reload();
    }
}

/// Loads another page of ours as a document.
pub fn load(path: &str) {
    if let Some(window) = window() {
        // Where the browser will not, the page stays as it is.
        let _ = window.location().assign(path);
    }
}

/// Asks, and says whether the person agreed.
pub fn agrees(question: &str) -> bool {
    !stays(question)
}

/// Asks before its area is left, while it is armed. Once the person agreed to leave, it does not
/// ask again.
pub struct Guard {
    guarded: Rc<Guarded>,
    _unload: Option<Listener>,
}

impl Guard {
    /// Guards this area, not armed yet. `question` is what it asks.
    pub fn new(area: Area, question: &'static str) -> Self {
        let guarded = Rc::new(Guarded {
            area,
            armed: Cell::new(false),
            question,
        });
        GUARDS.with_borrow_mut(|guards| guards.push(Rc::clone(&guarded)));
        let unload = {
            let guarded = Rc::clone(&guarded);
            move |event: Event| {
                if guarded.armed.get() {
                    event.prevent_default();
                }
            }
        };
        Self {
            guarded,
            _unload: Listener::new("beforeunload", unload),
        }
    }

    /// Asks at once, if it is armed: whether the person agrees to leave.
    pub fn lets_go(&self) -> bool {
        let leaves = !self.guarded.armed.get() || !stays(self.guarded.question);
        if leaves {
            self.arm(false);
        }
        leaves
    }

    /// Whether to ask from now on.
    pub fn arm(&self, on: bool) {
        self.guarded.armed.set(on);
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        GUARDS.with_borrow_mut(|guards| guards.retain(|each| !Rc::ptr_eq(each, &self.guarded)));
    }
}

fn stays(question: &str) -> bool {
    let asked = window().map(|window| window.confirm_with_message(question));
    // A browser that shows no question must not keep anybody on a page.
    asked.and_then(Result::ok) == Some(false)
}

/// The path that a click on a link leads to in this tab. A link to another host leads to its path
/// there: away from every page of ours but the one of the same path, and nothing links so.
fn leads_to(event: &Event) -> Option<String> {
    let click: &MouseEvent = event.dyn_ref()?;
    let modified = click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key();
    if click.button() != 0 || modified {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link = target.closest("a[href]").ok().flatten()?;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    let stays = link.has_attribute("download") || link.has_attribute("target");
    (!stays && link.protocol().starts_with("http")).then(|| link.pathname())
}

fn here() -> Option<String> {
    window()?.location().pathname().ok()
}

/// Puts the page's own address back on top of the history, which the browser has just left.
fn return_to(path: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // Where it cannot be put back, only the address in sight is another one.
        let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(path));
    }
}
