//! The one place in `IndexedDB` that we use, as futures.

use std::cell::Cell;
use std::rc::Rc;

use futures::channel::oneshot;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{
    Event, EventTarget, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbTransaction,
    IdbTransactionMode, window,
};

use super::NotKept;

/// What the database, its one store and the one thing in it are called.
const NAME: &str = "letterlock";
const STORE: &str = "draft";
const KEPT: &str = "kept";

/// The open database. It is closed when it is dropped, so that it is in no other tab's way.
pub(super) struct Database(IdbDatabase);

impl Database {
    /// Opens the database; `None` where there is none.
    pub(super) async fn open() -> Result<Option<Self>, NotKept> {
        let is_new = Rc::new(Cell::new(false));
        let opened = Self::opened({
            let is_new = Rc::clone(&is_new);
            move |request| {
                is_new.set(true);
                // What would have been made is not, and the request fails.
                let making = request.transaction();
                making.is_some_and(|making| making.abort().is_ok())
            }
        });
        match opened.await {
            Err(_) if is_new.get() => Ok(None),
            opened => opened.map(Some),
        }
    }

    /// Opens the database, which is made where there is none.
    pub(super) async fn open_or_make() -> Result<Self, NotKept> {
        let make = |request: &IdbOpenDbRequest| {
            let database: Option<IdbDatabase> = request.result().ok().map(JsValue::unchecked_into);
            database.is_some_and(|database| database.create_object_store(STORE).is_ok())
        };
        Self::opened(make).await
    }

    /// Opens it; `make` is asked where there is none, and says whether it could.
    async fn opened(make: impl Fn(&IdbOpenDbRequest) -> bool + 'static) -> Result<Self, NotKept> {
        let factory = window().ok_or(NotKept::Unable)?.indexed_db();
        let factory = factory.map_err(unable)?.ok_or(NotKept::Unable)?;
        let request = factory.open_with_u32(NAME, 1).map_err(unable)?;
        let asked = request.clone();
        let making = Closure::<dyn FnMut(Event)>::new(move |_| {
            make(&asked);
        });
        request.set_onupgradeneeded(Some(making.as_ref().unchecked_ref()));
        let opened = Outcome::of(&request, "success", "error")?.heard().await;
        request.set_onupgradeneeded(None);
        opened?;
        Ok(Self(request.result().map_err(unable)?.unchecked_into()))
    }

    /// Begins a transaction.
    pub(super) fn begin(&self) -> Result<Turn, NotKept> {
        let mode = IdbTransactionMode::Readwrite;
        let transaction = self.0.transaction_with_str_and_mode(STORE, mode);
        let transaction = transaction.map_err(unable)?;
        Ok(Turn {
            store: transaction.object_store(STORE).map_err(unable)?,
            transaction,
        })
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// One transaction. It holds as long as nothing but itself is waited for.
pub(super) struct Turn {
    transaction: IdbTransaction,
    store: IdbObjectStore,
}

impl Turn {
    /// What is there; `undefined` where nothing is.
    pub(super) async fn get(&self) -> Result<JsValue, NotKept> {
        let request = self.store.get(&KEPT.into()).map_err(unable)?;
        Outcome::of(&request, "success", "error")?.heard().await?;
        request.result().map_err(unable)
    }

    /// Puts this there, once it is written.
    pub(super) async fn put(self, value: &JsValue) -> Result<(), NotKept> {
        let put = self.store.put_with_key(value, &KEPT.into());
        put.map_err(unable)?;
        self.end().await
    }

    /// Deletes what is there, once that is written.
    pub(super) async fn delete(self) -> Result<(), NotKept> {
        self.store.delete(&KEPT.into()).map_err(unable)?;
        self.end().await
    }

    /// A browser without room says so at the end only.
    async fn end(self) -> Result<(), NotKept> {
        Outcome::of(&self.transaction, "complete", "abort")?
            .heard()
            .await
    }
}

/// How something ends, by the event that says so.
struct Outcome<'a> {
    target: &'a EventTarget,
    events: [&'static str; 2],
    closure: Closure<dyn FnMut(Event)>,
    ended: oneshot::Receiver<bool>,
}

impl<'a> Outcome<'a> {
    fn of(target: &'a EventTarget, good: &'static str, bad: &'static str) -> Result<Self, NotKept> {
        let (say, ended) = oneshot::channel();
        let say = Cell::new(Some(say));
        let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            if let Some(say) = say.take() {
                // Nobody waits for it any more: then nobody needs it.
                let _ = say.send(event.type_() == good);
            }
        });
        for event in [good, bad] {
            target
                .add_event_listener_with_callback(event, closure.as_ref().unchecked_ref())
                .map_err(unable)?;
        }
        Ok(Self {
            target,
            events: [good, bad],
            closure,
            ended,
        })
    }

    async fn heard(mut self) -> Result<(), NotKept> {
        match (&mut self.ended).await {
            Ok(true) => Ok(()),
            Ok(false) | Err(oneshot::Canceled) => Err(NotKept::Unable),
        }
    }
}

impl Drop for Outcome<'_> {
    fn drop(&mut self) {
        for event in self.events {
            // A listener that is not there any more is what is wanted.
            let _ = self
                .target
                .remove_event_listener_with_callback(event, self.closure.as_ref().unchecked_ref());
        }
    }
}

fn unable(_: JsValue) -> NotKept {
    NotKept::Unable
}
