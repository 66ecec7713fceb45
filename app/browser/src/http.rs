//! Our own server, as a worker calls it: any method, any body, and whatever is answered.

use js_sys::{Array, Uint8Array};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, Blob, DedicatedWorkerGlobalScope, Headers, RequestCredentials, RequestInit,
    RequestRedirect, Response,
};

use crate::spent;

/// Milliseconds that a server has for anything but a part of a file.
const SHORT: u32 = 60_000;
/// Milliseconds for a part of eight million bytes: a line of 0.2 Mbit/s still makes it.
const LONG: u32 = 360_000;

/// Bytes of a part that are handed to the browser at once.
const PIECE: usize = 1 << 20;

/// The server did not answer: no line, no server, or too slow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the server was not reached")]
pub struct Unreached;

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "HTTP's own words")]
pub enum Method {
    Get,
    Post,
    Put,
    Delete,
}

/// What goes along.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Body<'a> {
    /// Nothing.
    Empty,
    /// JSON.
    Json(&'a [u8]),
    /// A part of a sealed file.
    Part {
        /// Its bytes.
        bytes: &'a [u8],
        /// Its `Content-Digest` (RFC 9530).
        digest: &'a str,
    },
}

/// One request.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Call<'a> {
    /// What to do.
    pub method: Method,
    /// With what: a path of our own server.
    pub path: &'a str,
    /// The secret in `Authorization: Bearer`.
    pub bearer: Option<&'a str>,
    /// What goes along.
    pub body: Body<'a>,
    /// Whether a part of a file goes or comes, which takes its time.
    pub is_long: bool,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Got {
    /// HTTP's status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

impl Method {
    const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// Asks once, from a worker. Cookies go along; redirections are not followed.
///
/// # Errors
/// If there is no whole answer in time.
pub async fn call(call: &Call<'_>) -> Result<Got, Unreached> {
    ask(call).await.map_err(|_| Unreached)
}

async fn ask(call: &Call<'_>) -> Result<Got, JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let promise = scope.fetch_with_str_and_init(call.path, &request(call)?);
    let response: Response = JsFuture::from(promise).await?.dyn_into()?;
    let body = JsFuture::from(response.array_buffer()?).await?;
    Ok(Got {
        status: response.status(),
        body: spent::take(&body),
    })
}

/// A part as the browser sends it. Chromium sends a blob fifteen times as fast as a buffer, and keeps
/// what it sends of a buffer in this process until it collects garbage.
fn blob(bytes: &[u8]) -> Result<Blob, JsValue> {
    // Piece by piece: while one is copied, the browser has it twice.
    let pieces = bytes.chunks(PIECE).map(|piece| {
        let copy = Uint8Array::from(piece);
        let blob = Blob::new_with_u8_array_sequence(&Array::of1(&copy));
        spent::free(&copy.buffer());
        blob
    });
    let pieces = pieces.collect::<Result<Array, _>>()?;
    Blob::new_with_blob_sequence(&pieces)
}

fn request(call: &Call<'_>) -> Result<RequestInit, JsValue> {
    let headers = Headers::new()?;
    if let Some(bearer) = call.bearer {
        headers.append("authorization", &format!("Bearer {bearer}"))?;
    }
    let init = RequestInit::new();
    match call.body {
        Body::Empty => {}
        Body::Json(bytes) => {
            headers.append("content-type", "application/json")?;
            init.set_body(&Uint8Array::from(bytes));
        }
        Body::Part { bytes, digest } => {
            headers.append("content-type", "application/octet-stream")?;
            headers.append("content-digest", digest)?;
            init.set_body(blob(bytes)?.as_ref());
        }
    }
    init.set_method(call.method.name());
    init.set_headers(&headers);
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_redirect(RequestRedirect::Error);
    let time = if call.is_long { LONG } else { SHORT };
    init.set_signal(Some(&AbortSignal::timeout_with_u32(time)));
    Ok(init)
}
