//! The vault worker: all private keys, and all sealing and opening.
//!
//! One request after the other is taken from a queue and answered; files are fetched beside them. What the vault needs of the
//! browser is one trait, [`host::Host`], so that everything else runs natively in tests.

mod account;
mod alarm;
mod attachment;
mod decide;
mod enrol;
mod forgotten;
mod handing;
mod history;
mod host;
mod http;
mod inbox;
mod join;
mod keys;
mod known;
mod members;
mod new_account;
mod open;
mod paper;
mod passkey;
mod passphrase;
mod random;
mod recover;
mod reseal;
mod second_step;
mod send;
mod sign_in;
mod state;
mod status;
#[cfg(test)]
mod tests;
mod totp;
mod watch;
mod worker;

use browser::vault::worker::Heard;
use futures::channel::mpsc::{UnboundedSender, unbounded};
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use wasm_bindgen_futures::spawn_local;

/// The running vault, as `vault-worker.js` knows it.
#[wasm_bindgen]
pub struct Vault {
    queue: UnboundedSender<Heard>,
}

#[wasm_bindgen]
impl Vault {
    /// Starts it.
    ///
    /// # Errors
    /// If the browser has no cryptography here.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Self, JsError> {
        console_error_panic_hook::set_once();
        let host = worker::Worker::new()?;
        let (queue, requests) = unbounded();
        spawn_local(worker::serve(host, requests));
        Ok(Self { queue })
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
