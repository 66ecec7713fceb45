//! What a page fetches from the server: public lists, never anything about a patient.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;

/// How a fetch stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched<T> {
    /// Not here yet.
    Loading,
    /// Not to be had now; it can be tried again.
    Failed,
    /// Here.
    Ready(T),
}

impl<T> Fetched<T> {
    /// What was fetched, if it is here.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading | Self::Failed => None,
        }
    }
}

/// Fetches into `place`, in the browser.
pub fn fetch<T>(path: String, place: RwSignal<Fetched<T>>)
where
    T: DeserializeOwned + Send + Sync + 'static,
{
    place.set(Fetched::Loading);
    spawn_local(async move {
        let text = browser::fetch::get_text(&path).await.ok();
        let value = text.and_then(|text| serde_json::from_str(&text).ok());
        // The page may be gone by now.
        place.try_set(value.map_or(Fetched::Failed, Fetched::Ready));
    });
}
