//! Step 6: with which files.

use super::FieldError;
use super::reader::{Read, Reader};
use crate::attachment::Attachment;

pub(super) fn attachments(read: &mut Reader) -> Read<Vec<Attachment>> {
    let files = read.draft.attachments();
    match FieldError::of_attachments(files, read.rules.limits) {
        None => Ok(files.to_vec()),
        Some(error) => read.refuse(error),
    }
}
