//! The worker's side of the messages, and what a worker has of its own.

use js_sys::{Array, ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};
use zeroize::Zeroizing;

use super::message::{Ask, Told};
use crate::file::LocalFile;
use crate::spent;
use crate::worker::inside::{self, Request, scope};

/// A request as it came.
pub struct Heard {
    /// Which: the answer says it again.
    pub id: u32,
    /// What is asked.
    pub ask: Ask,
    /// The files beside it.
    pub files: Vec<LocalFile>,
    /// What a passkey's PRF gave, if that came beside it.
    pub prf: Option<Zeroizing<Vec<u8>>>,
}

impl Heard {
    /// Reads the data of a message; `None` if it is not a page's of this build.
    pub fn read(data: &JsValue) -> Option<Self> {
        let Request { id, ask, files } = Request::read(data)?;
        let given = files.get(0);
        if given.is_instance_of::<ArrayBuffer>() {
            return Some(Self {
                id,
                ask,
                files: Vec::new(),
                prf: Some(Zeroizing::new(take_secret(&given))),
            });
        }
        let files = files.iter().map(LocalFile::from_js);
        Some(Self {
            id,
            ask,
            files: files.collect::<Option<_>>()?,
            prf: None,
        })
    }

    /// Tells the page something of the request with this id, with a file beside it.
    pub fn tell(id: u32, told: &Told, blob: Option<&Blob>) {
        inside::tell(id, told, blob);
    }
}

/// Copies a secret into our memory; on JavaScript's side it is overwritten.
fn take_secret(buffer: &JsValue) -> Vec<u8> {
    let given = Uint8Array::new(buffer);
    let bytes = given.to_vec();
    given.fill(0, 0, given.length());
    bytes
}

/// A piece of a decrypted file: the browser holds it, outside the program's own memory.
pub struct Piece(Blob);

impl Piece {
    /// Hands the bytes over to the browser; `None` if it takes no more.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        let copy = Uint8Array::from(bytes);
        let piece = Blob::new_with_u8_array_sequence(&Array::of1(&copy));
        copy.fill(0, 0, copy.length());
        spent::free(&copy.buffer());
        piece.ok().map(Self)
    }

    /// The whole file, of a type that no browser shows by itself.
    pub fn join(pieces: Vec<Self>) -> Option<Blob> {
        let pieces: Array = pieces.into_iter().map(|piece| piece.0).collect();
        let kind = BlobPropertyBag::new();
        kind.set_type("application/octet-stream");
        Blob::new_with_blob_sequence_and_options(&pieces, &kind).ok()
    }
}

/// Lets this many milliseconds pass.
pub async fn wait(millis: u32) {
    let millis = i32::try_from(millis).unwrap_or(i32::MAX);
    let passed = Promise::new(&mut |resolve, _| {
        // Where there is no timer there is no worker either.
        let _ = scope().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
    });
    // The promise is never rejected.
    let _ = JsFuture::from(passed).await;
}
