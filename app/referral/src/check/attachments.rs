//! Step 6: with which files.

use super::FieldError;
use super::reader::Reader;
use crate::attachment::Attachment;

pub(super) fn attachments(read: &mut Reader) -> Option<Vec<Attachment>> {
    let files = read.draft.attachments();
    match FieldError::of_attachments(files, read.rules.limits) {
        None => Some(files.to_vec()),
        Some(error) => read.refuse(error),
    }
}
