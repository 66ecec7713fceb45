//! The page's side: starts the worker, asks, and hears.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use js_sys::{Array, Object, Reflect};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::message::{Answer, Ask, Progress, Refused};
use crate::assets;
use crate::file::LocalFile;

/// The vault did not start, or stopped: start another one. What it was doing is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the vault has stopped")]
pub struct VaultGone;

/// An answer, with the blob that came beside it.
pub struct Reply {
    /// What the vault says.
    pub answer: Result<Answer, Refused>,
    /// A decrypted file.
    pub blob: Option<Blob>,
}

/// What comes back for one request. It travels as JSON in `{id, told, blob}`, and a request as JSON
/// in `{id, ask, files}`.
#[derive(Serialize, Deserialize)]
pub enum Told {
    /// On the way.
    Progress(Progress),
    /// The end.
    Answer(Result<Answer, Refused>),
}

/// A running vault. Dropping the last handle ends the worker, and every key with it.
#[derive(Clone)]
pub struct Vault(Rc<Running>);

struct Running {
    worker: Worker,
    next: Cell<u32>,
    waiting: Rc<Waiting>,
    // Kept as long as the worker may call them.
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

/// Who waits for an answer, by the request's number. `None` once the worker has stopped.
type Waiting = RefCell<Option<BTreeMap<u32, UnboundedSender<Heard>>>>;
type Heard = (Told, Option<Blob>);

impl Vault {
    /// Starts a worker. Whether its code arrives shows with the first request.
    ///
    /// # Errors
    /// If the browser starts none.
    pub fn start() -> Result<Self, VaultGone> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&assets::url("vault-worker.js"), &options)
            .map_err(|_| VaultGone)?;
        let waiting: Rc<Waiting> = Rc::new(RefCell::new(Some(BTreeMap::new())));
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

    /// Asks, and waits for the answer.
    ///
    /// # Errors
    /// If the worker stops before it answers.
    pub async fn ask(&self, ask: Ask) -> Result<Reply, VaultGone> {
        self.ask_with(ask, &[], |_| {}).await
    }

    /// Asks with files beside the request, and hears how far it is.
    ///
    /// # Errors
    /// If the worker stops before it answers.
    pub async fn ask_with(
        &self,
        ask: Ask,
        files: &[LocalFile],
        mut on_progress: impl FnMut(Progress),
    ) -> Result<Reply, VaultGone> {
        let mut told = self.post(&ask, files)?;
        drop(ask);
        loop {
            match told.next().await {
                Some((Told::Progress(progress), _)) => on_progress(progress),
                Some((Told::Answer(answer), blob)) => return Ok(Reply { answer, blob }),
                None => return Err(VaultGone),
            }
        }
    }

    /// Ends the worker, whoever else holds a handle: for locking and signing out.
    pub fn end(&self) {
        self.0.worker.terminate();
        drop(self.0.waiting.take());
    }

    fn post(&self, ask: &Ask, files: &[LocalFile]) -> Result<UnboundedReceiver<Heard>, VaultGone> {
        let id = self.0.next.get();
        self.0.next.set(id.wrapping_add(1));
        let ask = serde_json::to_string(ask).map_err(|_| VaultGone)?;
        let files: Array = files.iter().map(LocalFile::to_js).collect();
        let message = object(&[
            ("id", id.into()),
            ("ask", ask.into()),
            ("files", files.into()),
        ]);
        let (sender, receiver) = unbounded();
        let mut waiting = self.0.waiting.borrow_mut();
        let waiting = waiting.as_mut().ok_or(VaultGone)?;
        self.0
            .worker
            .post_message(&message)
            .map_err(|_| VaultGone)?;
        waiting.insert(id, sender);
        Ok(receiver)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn hear(waiting: &Waiting, data: &JsValue) {
    let member = |name: &str| Reflect::get(data, &name.into()).ok();
    let id = member("id").and_then(|id| id.as_f64());
    let told = member("told").and_then(|told| told.as_string());
    let told = told.and_then(|told| serde_json::from_str::<Told>(&told).ok());
    let (Some(id), Some(told)) = (id, told) else {
        // Not a message of ours: without an answer nobody can go on.
        drop(waiting.take());
        return;
    };
    let blob = member("blob").and_then(|blob| blob.dyn_into().ok());
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
        let _ = sender.unbounded_send((told, blob));
    }
    if is_last {
        waiting.remove(&id);
    }
}

fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a new object never fails.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
