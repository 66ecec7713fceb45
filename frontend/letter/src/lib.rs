//! The letter worker: makes the PDF.
//!
//! One request after the other is taken from a queue and answered. Where the fonts come from is one
//! trait, [`fonts::Source`], so that everything else runs natively in tests.

mod fonts;
mod make;
#[cfg(test)]
mod tests;
mod worker;

use browser::letter::worker::Heard;
use futures::channel::mpsc::{UnboundedSender, unbounded};
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use wasm_bindgen_futures::spawn_local;

/// The running worker, as `letter-worker.js` knows it.
#[wasm_bindgen]
pub struct LetterMaker {
    queue: UnboundedSender<Heard>,
}

#[wasm_bindgen]
impl LetterMaker {
    /// Starts it.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        console_error_panic_hook::set_once();
        let (queue, requests) = unbounded();
        spawn_local(worker::serve(requests));
        Self { queue }
    }

    /// Takes a message of the page.
    ///
    /// # Errors
    /// If it is not one of this build's: the worker is of no use to that page.
    pub fn hear(&self, data: &JsValue) -> Result<(), JsError> {
        let heard = Heard::read(data).ok_or_else(|| JsError::new("not a request"))?;
        self.queue.unbounded_send(heard)?;
        Ok(())
    }
}

impl Default for LetterMaker {
    fn default() -> Self {
        Self::new()
    }
}
