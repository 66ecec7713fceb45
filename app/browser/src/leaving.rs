//! Asking before a page is left that would lose something, and hearing that it was left.
//!
//! A page is left in three ways: its document goes (the tab is closed, another one is loaded), a
//! link leads to another page of the app, or Back does. The browser asks about the first in its
//! own words. About the other two we ask, before the router hears of them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, MouseEvent, PageTransitionEvent, Window, window};

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

/// Hears an event.
type Hear = Rc<dyn Fn(&Event)>;

thread_local! {
    /// Who hears of Back before the router.
    static ON_BACK: RefCell<Vec<Hear>> = const { RefCell::new(Vec::new()) };
}

/// Lets guards hear of Back before the router. To be called once, before the page is mounted: a
/// window calls its listeners in the order in which they came, whatever phase they asked for.
pub fn hear_back_first() {
    let heard = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        for hear in ON_BACK.with_borrow(Clone::clone) {
            hear(&event);
        }
    });
    if let Some(window) = window() {
        let heard = heard.as_ref().unchecked_ref();
        // Where it cannot be heard, a page is left without a question.
        let _ = window.add_event_listener_with_callback("popstate", heard);
    }
    // As long as the page.
    heard.forget();
}

/// Hears of Back, until it is dropped.
struct BackListener(Hear);

impl BackListener {
    fn new(heard: impl Fn(&Event) + 'static) -> Self {
        let heard: Hear = Rc::new(heard);
        ON_BACK.with_borrow_mut(|all| all.push(Rc::clone(&heard)));
        Self(heard)
    }
}

impl Drop for BackListener {
    fn drop(&mut self) {
        ON_BACK.with_borrow_mut(|all| all.retain(|heard| !Rc::ptr_eq(heard, &self.0)));
    }
}

/// Loads the document again.
pub fn reload() {
    if let Some(window) = window() {
        // Where the browser will not, the page stays as it is.
        let _ = window.location().reload();
    }
}

/// Asks before the page is left, while it is armed. Once the person agreed to leave, it does not
/// ask again.
pub struct Guard {
    armed: Rc<Cell<bool>>,
    question: &'static str,
    _listeners: [Option<Listener>; 2],
    _back: BackListener,
}

impl Guard {
    /// Guards the page at `path`, not armed yet. `question` is what it asks.
    pub fn new(path: &'static str, question: &'static str) -> Self {
        let armed = Rc::new(Cell::new(false));
        let stays = {
            let armed = Rc::clone(&armed);
            move || armed.get() && stays(&armed, question)
        };
        let unload = {
            let armed = Rc::clone(&armed);
            move |event: Event| {
                if armed.get() {
                    event.prevent_default();
                }
            }
        };
        let click = {
            let stays = stays.clone();
            move |event: Event| {
                if leads_away(&event) && stays() {
                    event.prevent_default();
                    event.stop_immediate_propagation();
                }
            }
        };
        let back = move |event: &Event| {
            if here().as_deref() != Some(path) && stays() {
                event.stop_immediate_propagation();
                return_to(path);
            }
        };
        let listeners = [
            Listener::new("beforeunload", unload),
            Listener::new("click", click),
        ];
        Self {
            armed,
            question,
            _listeners: listeners,
            _back: BackListener::new(back),
        }
    }

    /// Asks at once, if it is armed: whether the person agrees to leave.
    pub fn lets_go(&self) -> bool {
        !self.armed.get() || !stays(&self.armed, self.question)
    }

    /// Whether to ask from now on.
    pub fn arm(&self, on: bool) {
        self.armed.set(on);
    }
}

/// Asks. Whoever agrees to leave is not asked again.
fn stays(armed: &Cell<bool>, question: &str) -> bool {
    let asked = window().map(|window| window.confirm_with_message(question));
    // A browser that shows no question must not keep anybody on a page.
    let leaves = asked.and_then(Result::ok).unwrap_or(true);
    armed.set(!leaves);
    !leaves
}

/// Whether a click follows a link out of the page in sight, in this tab.
fn leads_away(event: &Event) -> bool {
    let Some(click) = event.dyn_ref::<MouseEvent>() else {
        return false;
    };
    let modified = click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key();
    if click.button() != 0 || modified {
        return false;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
    link.is_some_and(|link| {
        let href = link.get_attribute("href").unwrap_or_default();
        let stays = href.starts_with('#') || href.starts_with("blob:");
        !stays && !link.has_attribute("download") && !link.has_attribute("target")
    })
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
