//! A worker as it knows itself: requests come in as messages, and answers go out.

use js_sys::{Array, ArrayBuffer, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope};
use zeroize::Zeroizing;

use super::object;

/// A request as it came.
pub(crate) struct Request<A> {
    /// Which: the answer says it again.
    pub(crate) id: u32,
    /// What is asked.
    pub(crate) ask: A,
    /// The files beside it.
    pub(crate) files: Array,
}

impl<A: DeserializeOwned> Request<A> {
    /// Reads the data of a message; `None` if it is not a page's of this build.
    pub(crate) fn read(data: &JsValue) -> Option<Self> {
        let member = |name: &str| Reflect::get(data, &name.into()).ok();
        let ask = Zeroizing::new(member("ask")?.as_string()?);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the page counts in this type"
        )]
        let id = member("id")?.as_f64()? as u32;
        Some(Self {
            id,
            ask: serde_json::from_str(&ask).ok()?,
            files: member("files")?.dyn_into().ok()?,
        })
    }
}

/// Tells the page something of the request with this id, with a file beside it.
pub(crate) fn tell(id: u32, told: &impl Serialize, blob: Option<&Blob>) {
    let blob = blob.map_or(JsValue::UNDEFINED, JsValue::from);
    post(id, told, blob, &Array::new());
}

/// Tells the page something of the request with this id, with a buffer beside it, which is gone
/// from here then.
pub(crate) fn tell_giving(id: u32, told: &impl Serialize, buffer: &ArrayBuffer) {
    post(id, told, buffer.into(), &Array::of1(buffer));
}

fn post(id: u32, told: &impl Serialize, beside: JsValue, given: &Array) {
    let told = Zeroizing::new(serde_json::to_string(told).unwrap_or_default());
    let message = object(&[
        ("id", id.into()),
        ("told", told.as_str().into()),
        ("beside", beside),
    ]);
    // Texts, blobs and new buffers can always be posted.
    let _ = scope().post_message_with_transfer(&message, given);
}

pub(crate) fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
