//! The worker's side of the messages, and what it gives.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

use super::message::{Ask, Told};
use crate::http::{Body, Call, Method, Unreached, call};
use crate::worker::inside::{self, Request};

/// A request as it came.
pub struct Heard {
    /// Which: the answer says it again.
    pub id: u32,
    /// What is asked.
    pub ask: Ask,
}

impl Heard {
    /// Reads the data of a message; `None` if it is not a page's of this build.
    pub fn read(data: &JsValue) -> Option<Self> {
        let Request { id, ask, .. } = Request::read(data)?;
        Some(Self { id, ask })
    }

    /// Answers the request with this id, with a PDF beside it.
    pub fn tell(id: u32, told: &Told, pdf: Option<&Blob>) {
        inside::tell(id, told, pdf);
    }
}

/// The bytes of one of this build's files, which lie where the worker's entry does.
///
/// # Errors
/// If they do not arrive whole, or are no longer there.
pub async fn asset(file: &str) -> Result<Vec<u8>, Unreached> {
    let get = Call {
        method: Method::Get,
        path: file,
        bearer: None,
        body: Body::Empty,
        is_long: true,
    };
    let got = call(&get).await?;
    if got.status == 200 {
        Ok(got.body)
    } else {
        Err(Unreached)
    }
}

/// A PDF as a file; `None` if the browser takes no more.
pub fn pdf(bytes: &[u8]) -> Option<Blob> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/pdf");
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()
}
