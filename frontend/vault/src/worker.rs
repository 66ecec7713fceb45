//! The browser as the vault's host, and the queue of requests.

use std::ops::Range;
use std::rc::Rc;

use browser::WebCrypto;
use browser::file::{LocalFile, Unreadable};
use browser::http::{Call, Got, Unreached};
use browser::vault::message::{Answer, Refused, Told};
use browser::vault::worker::{Heard, Piece, wait};
use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;
use sealing::provider::ProviderError;
use time::OffsetDateTime;
use wasm_bindgen_futures::spawn_local;

use crate::alarm::{over, raise};
use crate::attachment::Download;
use crate::host::{Chosen, Host};
use crate::state::{Reply, State};
use crate::watch::alarm;

/// A worker of a browser.
pub(crate) struct Worker {
    crypto: WebCrypto,
}

impl Worker {
    pub(crate) fn new() -> Result<Self, ProviderError> {
        let crypto = WebCrypto::new()?;
        Ok(Self { crypto })
    }
}

/// Answers one request after the other, until the page ends the worker. Files are fetched beside
/// them.
pub(crate) async fn serve(host: Worker, mut requests: UnboundedReceiver<Heard>) {
    let mut state = State::new(host);
    while let Some(Heard {
        id,
        ask,
        files,
        prf,
    }) = requests.next().await
    {
        state.take_in(prf).await;
        let progress = |progress| Heard::tell(id, &Told::Progress(progress), None);
        match state.answer(ask, files, &progress).await {
            Reply::Answer(answer) => {
                // Before: the page may end this worker once it hears.
                if let Some((host, alarm)) = state.alarm(&answer) {
                    raise(&*host, alarm).await;
                }
                Heard::tell(id, &Told::Answer(answer), None);
            }
            Reply::File(download) => spawn_local(fetch(id, download)),
            Reply::Watch(mut watch) => spawn_local(async move {
                let answer = watch.run().await;
                let alarm = alarm(&answer);
                Heard::tell(id, &Told::Answer(answer), None);
                if let Some(alarm) = alarm {
                    watch.report(alarm).await;
                }
            }),
        }
    }
}

async fn fetch(id: u32, download: Download<Worker>) {
    let progress = |progress| Heard::tell(id, &Told::Progress(progress), None);
    let host = Rc::clone(&download.host);
    let fetched = download.run(&progress).await;
    let alarm = fetched.as_ref().err().and_then(over);
    let whole = fetched.and_then(|pieces| Piece::join(pieces).ok_or(Refused::OutOfTurn));
    match whole {
        Ok(blob) => Heard::tell(id, &Told::Answer(Ok(Answer::Done)), Some(&blob)),
        Err(refused) => Heard::tell(id, &Told::Answer(Err(refused)), None),
    }
    if let Some(alarm) = alarm {
        raise(&*host, alarm).await;
    }
}

impl Host for Worker {
    type Crypto = WebCrypto;
    type File = LocalFile;
    type Piece = Piece;

    fn crypto(&self) -> &WebCrypto {
        &self.crypto
    }

    fn now(&self) -> OffsetDateTime {
        browser::clock::now()
    }

    async fn wait(&self, millis: u32) {
        wait(millis).await;
    }

    async fn call(&self, call: &Call<'_>) -> Result<Got, Unreached> {
        browser::http::call(call).await
    }

    fn keep(&self, opened: &[u8]) -> Option<Piece> {
        Piece::new(opened)
    }
}

impl Chosen for LocalFile {
    fn size(&self) -> u64 {
        self.size()
    }

    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, Unreadable> {
        self.read(range).await
    }
}
