//! Bytes on JavaScript's side that nobody needs any more.
//!
//! A browser frees a buffer when it next collects garbage, and a large file makes many of them: it
//! would hold several times what it works on. A buffer that is sent away is gone from here at once,
//! and if nobody hears it, it is freed; what was a patient's goes with it.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageChannel, MessagePort};

thread_local! {
    /// Leads nowhere: its other end is closed. `None` where the browser makes none.
    static NOWHERE: Option<MessagePort> = nowhere();
}

fn nowhere() -> Option<MessagePort> {
    let channel = MessageChannel::new().ok()?;
    channel.port2().close();
    Some(channel.port1())
}

/// Copies a buffer into our memory and frees it.
pub(crate) fn take(buffer: &JsValue) -> Vec<u8> {
    let bytes = Uint8Array::new(buffer).to_vec();
    if let Some(buffer) = buffer.dyn_ref() {
        free(buffer);
    }
    bytes
}

/// Frees a buffer. Where that is not possible it stays until the browser collects its garbage.
pub(crate) fn free(buffer: &ArrayBuffer) {
    NOWHERE.with(|port| {
        if let Some(port) = port {
            // A buffer that cannot be sent is in use elsewhere.
            let _ = port.post_message_with_transferable(&JsValue::NULL, &Array::of1(buffer));
        }
    });
}
