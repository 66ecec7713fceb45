//! A worker as its page knows it.
//!
//! One request is one message there, any number of progress messages back, and one answer. Requests
//! and answers are JSON; files, blobs and buffers go beside it.

pub(crate) mod inside;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use js_sys::{Array, Object, Reflect};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Event, MessageEvent, Worker, WorkerOptions, WorkerType};
use zeroize::Zeroizing;

use crate::assets;
use crate::file::LocalFile;

/// The worker did not start, or stopped: start another one. What it was doing is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the worker has stopped")]
pub struct Gone;

/// What comes back for one request: any number of the first, then one of the second. It travels as
/// JSON in `{id, told, beside}`, and a request as JSON in `{id, ask, files}`.
#[derive(Serialize, Deserialize)]
pub enum Told<P, A> {
    /// On the way.
    Progress(P),
    /// The end.
    Answer(A),
}

/// A running worker that says `P` on the way and answers `A`. Dropping the last handle ends it, and
/// everything that it holds.
pub(crate) struct Client<P, A>(Rc<Running<P, A>>);

struct Running<P, A> {
    worker: Worker,
    next: Cell<u32>,
    waiting: Rc<Waiting<P, A>>,
    // Kept as long as the worker may call them.
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

/// Who waits for an answer, by the request's number. `None` once the worker has stopped.
type Waiting<P, A> = RefCell<Option<BTreeMap<u32, UnboundedSender<Heard<P, A>>>>>;
type Heard<P, A> = (Told<P, A>, JsValue);

impl<P, A> Client<P, A>
where
    P: DeserializeOwned + 'static,
    A: DeserializeOwned + 'static,
{
    /// Starts a worker from one of this build's files. Whether its code arrives shows with the
    /// first request.
    ///
    /// # Errors
    /// If the browser starts none.
    pub(crate) fn start(entry: &str) -> Result<Self, Gone> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&assets::url(entry), &options).map_err(|_| Gone)?;
        let waiting: Rc<Waiting<P, A>> = Rc::new(RefCell::new(Some(BTreeMap::new())));
        let on_message = Closure::new({
            let waiting = Rc::clone(&waiting);
            move |event: MessageEvent| hear(&waiting, &event.data())
        });
        let on_error = Closure::new({
            let waiting = Rc::clone(&waiting);
            // Dropping the senders tells everybody who waits.
            move |_: Event| drop(waiting.take())
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self(Rc::new(Running {
            worker,
            next: Cell::new(0),
            waiting,
            _on_message: on_message,
            _on_error: on_error,
        })))
    }

    /// Posts something that is not a request and has no answer, before the first request.
    ///
    /// # Errors
    /// If the browser cannot post it.
    pub(crate) fn hand(&self, value: &JsValue) -> Result<(), Gone> {
        self.0.worker.post_message(value).map_err(|_| Gone)
    }

    /// Asks with files beside the request, hears how far it is, and waits for the answer and the
    /// blob beside it.
    ///
    /// # Errors
    /// If the worker stops before it answers.
    pub(crate) async fn ask<Q: Serialize>(
        &self,
        ask: Q,
        files: &[LocalFile],
        on_progress: impl FnMut(P),
    ) -> Result<(A, Option<Blob>), Gone> {
        let files = files.iter().map(LocalFile::to_js).collect();
        let told = self.post(&ask, &files, &Array::new())?;
        // What was asked may hold a secret: it is not kept while the worker works.
        drop(ask);
        let (answer, beside) = wait(told, on_progress).await?;
        Ok((answer, beside.dyn_into().ok()))
    }

    /// Asks with buffers beside the request, which are gone from here then, and waits for the
    /// answer and what is beside it.
    ///
    /// # Errors
    /// If the worker stops before it answers.
    pub(crate) async fn ask_giving(
        &self,
        ask: &impl Serialize,
        buffers: &Array,
    ) -> Result<(A, JsValue), Gone> {
        let told = self.post(ask, buffers, buffers)?;
        wait(told, |_| {}).await
    }

    fn post(
        &self,
        ask: &impl Serialize,
        files: &Array,
        given: &Array,
    ) -> Result<UnboundedReceiver<Heard<P, A>>, Gone> {
        let id = self.0.next.get();
        self.0.next.set(id.wrapping_add(1));
        let ask = Zeroizing::new(serde_json::to_string(ask).map_err(|_| Gone)?);
        let message = object(&[
            ("id", id.into()),
            ("ask", ask.as_str().into()),
            ("files", files.clone().into()),
        ]);
        let (sender, receiver) = unbounded();
        let mut waiting = self.0.waiting.borrow_mut();
        let waiting = waiting.as_mut().ok_or(Gone)?;
        let worker = &self.0.worker;
        let posted = worker.post_message_with_transfer(&message, given);
        posted.map_err(|_| Gone)?;
        waiting.insert(id, sender);
        Ok(receiver)
    }
}

impl<P, A> Client<P, A> {
    /// Ends the worker, whoever else holds a handle.
    pub(crate) fn end(&self) {
        self.0.worker.terminate();
        drop(self.0.waiting.take());
    }

    /// Whether it has stopped: nothing more will be answered.
    pub(crate) fn is_gone(&self) -> bool {
        self.0.waiting.borrow().is_none()
    }
}

impl<P, A> Clone for Client<P, A> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<P, A> Drop for Running<P, A> {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

async fn wait<P, A>(
    mut told: UnboundedReceiver<Heard<P, A>>,
    mut on_progress: impl FnMut(P),
) -> Result<(A, JsValue), Gone> {
    loop {
        match told.next().await {
            Some((Told::Progress(progress), _)) => on_progress(progress),
            Some((Told::Answer(answer), beside)) => return Ok((answer, beside)),
            None => return Err(Gone),
        }
    }
}

fn hear<P: DeserializeOwned, A: DeserializeOwned>(waiting: &Waiting<P, A>, data: &JsValue) {
    let member = |name: &str| Reflect::get(data, &name.into()).ok();
    let id = member("id").and_then(|id| id.as_f64());
    let told = member("told").and_then(|told| told.as_string());
    let told = told.map(Zeroizing::new);
    let told = told.and_then(|told| serde_json::from_str::<Told<P, A>>(&told).ok());
    let (Some(id), Some(told)) = (id, told) else {
        // Not a message of ours: without an answer nobody can go on.
        drop(waiting.take());
        return;
    };
    let beside = member("beside").unwrap_or_default();
    let is_last = matches!(told, Told::Answer(_));
    let mut waiting = waiting.borrow_mut();
    let Some(waiting) = waiting.as_mut() else {
        return;
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the worker gives back the number that it was given"
    )]
    let id = id as u32;
    if let Some(sender) = waiting.get(&id) {
        // Whoever asked may be gone.
        let _ = sender.unbounded_send((told, beside));
    }
    if is_last {
        waiting.remove(&id);
    }
}

/// An object with these members.
pub(crate) fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a new object never fails.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
