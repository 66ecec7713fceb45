//! The page's side: starts a worker for one file, asks it, and ends it when it takes too long.

use std::pin::pin;

use futures::future::{Either, select};
use js_sys::{Array, ArrayBuffer};
use referral::attachment::FileKind;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::message::{Answer, Ask, Pages, Progress, Refused};
use super::paint::Drawn;
use super::program::program;
use crate::clock;
use crate::worker::{Client, Gone};

/// The most bytes of a file that is drawn: 100 MB. A larger one is not even read.
pub const MAX_BYTES: u64 = 100_000_000;

/// Milliseconds that the worker has to start, once its program is there.
const TO_BEGIN: u32 = 30_000;
/// Milliseconds that it has to read a file.
const TO_OPEN: u32 = 15_000;
/// Milliseconds that it has to draw a page.
const TO_DRAW: u32 = 5_000;

/// Why a file, or a page of it, is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoView {
    /// The worker's program did not load; it may the next time.
    #[error("the viewer did not load")]
    NotLoaded,
    /// It took too long, and the worker was ended.
    #[error("the page took too long to draw")]
    TooSlow,
    /// The worker stopped: the file made it use up its memory, or found a defect of ours.
    #[error(transparent)]
    Gone(#[from] Gone),
    /// The worker does not draw it.
    #[error("the file is not drawn")]
    Refused(Refused),
    /// The worker answered something else: a defect of ours.
    #[error("not an answer to what was asked")]
    OtherAnswer,
}

/// A worker that holds one file. Dropping it ends the worker, and with it all that it holds.
pub struct Viewer {
    client: Client<Progress, Result<Answer, Refused>>,
    pages: Pages,
}

impl Viewer {
    /// Starts a worker and gives it the file.
    ///
    /// # Errors
    /// If the worker does not load, or does not read the file.
    pub async fn open(kind: FileKind, file: &Blob) -> Result<Self, NoView> {
        #[expect(
            clippy::cast_precision_loss,
            reason = "the limit is exact in this type"
        )]
        let most = MAX_BYTES as f64;
        if file.size() > most {
            return Err(NoView::Refused(Refused::TooLarge));
        }
        let client = start().await.ok_or(NoView::NotLoaded)?;
        let buffer = JsFuture::from(file.array_buffer()).await;
        let buffer = buffer.map_err(|_| NoView::Refused(Refused::TooLarge))?;
        match ask(&client, &Ask::Open(kind), &Array::of1(&buffer), TO_OPEN).await? {
            (Answer::Opened(pages), _) => Ok(Self { client, pages }),
            _ => Err(NoView::OtherAnswer),
        }
    }

    /// How many pages it has.
    pub fn pages(&self) -> Pages {
        self.pages
    }

    /// Draws a page, counted from 0, about so many pixels wide.
    ///
    /// # Errors
    /// If the page is not drawn. If it takes too long the worker is ended, and so it is if it
    /// stops: the file has to be opened again.
    pub async fn draw(&self, page: u32, width: u32) -> Result<Drawn, NoView> {
        let asked = Ask::Draw { page, width };
        match ask(&self.client, &asked, &Array::new(), TO_DRAW).await? {
            (Answer::Drawn(size), pixels) => {
                let pixels: ArrayBuffer = pixels.dyn_into().map_err(|_| NoView::OtherAnswer)?;
                Drawn::new(size, pixels).ok_or(NoView::OtherAnswer)
            }
            _ => Err(NoView::OtherAnswer),
        }
    }

    /// Ends the worker.
    pub fn end(&self) {
        self.client.end();
    }
}

type Drawer = Client<Progress, Result<Answer, Refused>>;

/// A worker whose program runs; `None` if it does not load.
async fn start() -> Option<Drawer> {
    let program = program().await?;
    let client = Drawer::start("viewer-worker.js").ok()?;
    client.hand(&program).ok()?;
    let begun = ask(&client, &Ask::Begin, &Array::new(), TO_BEGIN).await;
    matches!(begun, Ok((Answer::Ready, _))).then_some(client)
}

/// Asks, and ends the worker if there is no answer in time.
async fn ask(
    client: &Drawer,
    ask: &Ask,
    buffers: &Array,
    millis: u32,
) -> Result<(Answer, JsValue), NoView> {
    let answer = pin!(client.ask_giving(ask, buffers));
    let time_is_up = pin!(clock::pass(millis));
    match select(answer, time_is_up).await {
        Either::Left((answer, _)) => {
            let (answer, beside) = answer?;
            Ok((answer.map_err(NoView::Refused)?, beside))
        }
        Either::Right(_) => {
            client.end();
            Err(NoView::TooSlow)
        }
    }
}
