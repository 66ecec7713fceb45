//! What a page fetches from the server: public lists, never anything about a patient.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;

/// Tells one fetch from another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn(u32);

impl Turn {
    fn next() -> Self {
        static LAST: AtomicU32 = AtomicU32::new(0);
        Self(LAST.fetch_add(1, Ordering::Relaxed).wrapping_add(1))
    }
}

/// How a fetch stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched<T> {
    /// Not here yet.
    Loading(Turn),
    /// Not to be had now; it can be tried again.
    Failed,
    /// Here.
    Ready(T),
}

impl<T> Fetched<T> {
    /// Nothing was asked yet.
    pub fn nothing() -> Self {
        Self::Loading(Turn::default())
    }

    /// What was fetched, if it is here.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading(_) | Self::Failed => None,
        }
    }
}

/// Fetches into `place`, in the browser. What was asked before for the same place is not heard any
/// more.
pub fn fetch<T>(path: String, place: RwSignal<Fetched<T>>)
where
    T: DeserializeOwned + Send + Sync + 'static,
{
    let turn = begin(place);
    spawn_local(async move {
        let text = browser::fetch::get_text(&path).await.ok();
        let value = text.and_then(|text| serde_json::from_str(&text).ok());
        end(place, turn, value);
    });
}

/// From now on `place` waits for the answer of this turn.
pub fn begin<T: Send + Sync + 'static>(place: RwSignal<Fetched<T>>) -> Turn {
    let turn = Turn::next();
    place.set(Fetched::Loading(turn));
    turn
}

/// What came, if it is still waited for.
pub fn end<T: Send + Sync + 'static>(place: RwSignal<Fetched<T>>, turn: Turn, came: Option<T>) {
    // The page may be gone by now.
    let is_awaited = place.try_with_untracked(|place| match place {
        Fetched::Loading(awaited) => *awaited == turn,
        Fetched::Failed | Fetched::Ready(_) => false,
    });
    if is_awaited == Some(true) {
        place.set(came.map_or(Fetched::Failed, Fetched::Ready));
    }
}
