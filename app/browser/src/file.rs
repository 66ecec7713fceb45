//! The files that a person chose.

use std::fmt;

use gloo_file::Blob;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, FileList, HtmlInputElement};

use crate::spent;

/// The file is gone, was changed, or may not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the file cannot be read")]
pub struct Unreadable;

/// A file on the person's computer: nothing of it is in memory until it is read.
#[derive(Clone)]
pub struct LocalFile(gloo_file::File);

impl LocalFile {
    /// The name it has on that computer.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its size in bytes.
    pub fn size(&self) -> u64 {
        self.0.size()
    }

    /// As it goes to a worker beside a message.
    pub(crate) fn to_js(&self) -> JsValue {
        let file: &web_sys::File = self.0.as_ref();
        file.into()
    }

    /// The file that came beside a message, if it is one.
    pub fn from_js(value: JsValue) -> Option<Self> {
        let file: web_sys::File = value.dyn_into().ok()?;
        Some(Self(file.into()))
    }

    /// The bytes from `range.start` up to `range.end`.
    ///
    /// # Errors
    /// If it cannot be read, or has fewer.
    pub async fn read(&self, range: std::ops::Range<u64>) -> Result<Vec<u8>, Unreadable> {
        let blob: &Blob = &self.0;
        let bytes = read(&blob.slice(range.start, range.end)).await?;
        if bytes.len() as u64 == range.end - range.start {
            Ok(bytes)
        } else {
            Err(Unreadable)
        }
    }

    /// The first `length` bytes, or all of them if it has fewer.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn head(&self, length: u64) -> Result<Vec<u8>, Unreadable> {
        let blob: &Blob = &self.0;
        let head = blob.slice(0, length.min(self.size()));
        read(&head).await
    }
}

/// So many bytes are copied at once: while they are, the browser has them twice.
const PIECE: u64 = 1 << 20;

/// Reads all of a blob, piece by piece; on JavaScript's side nothing of it stays.
async fn read(blob: &Blob) -> Result<Vec<u8>, Unreadable> {
    let size = blob.size();
    let mut bytes = Vec::with_capacity(usize::try_from(size).map_err(|_| Unreadable)?);
    let mut at = 0;
    while at < size {
        let end = size.min(at + PIECE);
        let piece = blob.slice(at, end);
        let piece: &web_sys::Blob = piece.as_ref();
        let buffer = JsFuture::from(piece.array_buffer()).await;
        bytes.extend(spent::take(&buffer.map_err(|_| Unreadable)?));
        at = end;
    }
    Ok(bytes)
}

/// Says nothing of the file: its name may be a patient's.
impl fmt::Debug for LocalFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LocalFile")
    }
}

/// What was chosen in a file input, which is then emptied so that the same file can be chosen
/// again after it was removed.
pub fn chosen(input: &HtmlInputElement) -> Vec<LocalFile> {
    let files = all(input.files());
    input.set_value("");
    files
}

/// What was dropped.
pub fn dropped(event: &DragEvent) -> Vec<LocalFile> {
    all(event.data_transfer().and_then(|transfer| transfer.files()))
}

fn all(files: Option<FileList>) -> Vec<LocalFile> {
    let files = files.map(gloo_file::FileList::from);
    files
        .iter()
        .flat_map(|files| files.iter().cloned())
        .map(LocalFile)
        .collect()
}
