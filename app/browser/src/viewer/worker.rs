//! The worker's side of the messages.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::message::{Answer, Ask, Refused, Size, Told};
use crate::spent;
use crate::worker::inside::{self, Request};

/// A request as it came.
pub struct Heard {
    /// Which: the answer says it again.
    pub id: u32,
    /// What is asked.
    pub ask: Ask,
    /// The file's bytes, with [`Ask::Open`].
    pub bytes: Vec<u8>,
}

impl Heard {
    /// Reads the data of a message; `None` if it is not a page's of this build.
    pub fn read(data: &JsValue) -> Option<Self> {
        let Request { id, ask, files } = Request::read(data)?;
        let buffer = files.get(0);
        let bytes = if buffer.is_instance_of::<js_sys::ArrayBuffer>() {
            spent::take(&buffer)
        } else {
            Vec::new()
        };
        Some(Self { id, ask, bytes })
    }

    /// Answers the request with this id.
    pub fn tell(id: u32, answer: Result<Answer, Refused>) {
        inside::tell(id, &Told::Answer(answer), None);
    }

    /// Answers the request with this id by a drawn page.
    pub fn give(id: u32, size: Size, rgba: &[u8]) {
        let buffer = Uint8Array::from(rgba).buffer();
        inside::tell_giving(id, &Told::Answer(Ok(Answer::Drawn(size))), &buffer);
    }
}
