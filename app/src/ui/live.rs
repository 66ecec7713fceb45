//! A part of a page that follows signals.

use leptos::prelude::*;

/// What `view` shows, made again when a signal in it changes.
///
/// A closure does the same in a `view!`, but Leptos is then compiled once more for it, and a page
/// has to load all that.
pub fn live<V: IntoView + 'static>(view: impl Fn() -> V + Send + 'static) -> AnyView {
    follow(Box::new(move || view().into_any()))
}

fn follow(view: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || view()).into_any()
}
