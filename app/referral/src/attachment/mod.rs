//! Attached files: which are taken, how many, how large, and under which names.

mod kind;
mod limits;
mod name;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use kind::{FileKind, HEAD_BYTES, Refused, Viewing};
pub use limits::{AttachmentsError, Limits};
pub use name::FileName;

use crate::id::AttachmentId;
use crate::written::private;

/// A file that was taken: its kind known by its content, its name safe to show and to save under.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct Attachment {
    id: AttachmentId,
    name: FileName,
    size: u64,
    kind: FileKind,
}

/// A file that was taken, and whether it got another name because its own did not say what it is.
pub struct Examined {
    /// The file.
    pub attachment: Attachment,
    /// Whether the extension was changed to that of the kind.
    pub renamed: bool,
}

/// Why a file was not taken. Shown together with the file's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FileError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than one file may be.
    #[error("the file is larger than {max} bytes")]
    TooLarge {
        /// The most bytes.
        max: u64,
    },
    /// It is not of a kind that is taken.
    #[error("files of this kind are not taken")]
    Refused(Refused),
}

impl Attachment {
    /// Looks at a chosen file: its name as the browser gives it, its size in bytes, and its first
    /// [`HEAD_BYTES`] bytes (all of them if it has fewer).
    ///
    /// # Errors
    /// If the file is empty, too large, or not of a kind that is taken.
    pub fn examine(
        id: AttachmentId,
        name: &str,
        size: u64,
        head: &[u8],
        limits: &Limits,
    ) -> Result<Examined, FileError> {
        if size == 0 || head.is_empty() {
            return Err(FileError::Empty);
        }
        limits.check_size(size)?;
        let kind = FileKind::detect(head).map_err(FileError::Refused)?;
        let renamed = !kind.is_named(name);
        let name = FileName::safe(name, kind);
        Ok(Examined {
            attachment: Self {
                id,
                name,
                size,
                kind,
            },
            renamed,
        })
    }

    /// The file's id.
    pub fn id(&self) -> AttachmentId {
        self.id
    }

    /// The name to show and to save under.
    pub fn name(&self) -> &FileName {
        &self.name
    }

    /// The size in bytes, before sealing.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// What the content is.
    pub fn kind(&self) -> FileKind {
        self.kind
    }
}

/// An attachment as a document has it, before the parser has seen it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: AttachmentId,
    name: String,
    size: u64,
    kind: FileKind,
}

impl TryFrom<Written> for Attachment {
    type Error = FileError;

    fn try_from(written: Written) -> Result<Self, FileError> {
        if written.size == 0 {
            return Err(FileError::Empty);
        }
        let name = FileName::safe(&written.name, written.kind);
        Ok(Self {
            id: written.id,
            name,
            size: written.size,
            kind: written.kind,
        })
    }
}

private!(Attachment);

#[cfg(test)]
mod tests {
    use super::*;

    const ID: AttachmentId = AttachmentId::from_bytes([7; 16]);

    fn examine(name: &str, size: u64, head: &[u8]) -> Result<Examined, FileError> {
        Attachment::examine(ID, name, size, head, &Limits::default())
    }

    #[test]
    fn a_scan_keeps_its_name() {
        let examined = examine("ultrasound.pdf", 9, b"%PDF-1.7\n").unwrap();
        assert!(!examined.renamed);
        assert_eq!(examined.attachment.name().as_str(), "ultrasound.pdf");
        assert_eq!(examined.attachment.kind(), FileKind::Pdf);
    }

    #[test]
    fn a_file_that_is_not_what_its_name_says_is_renamed() {
        let examined = examine("ultrasound.pdf", 5_000, b"\xff\xd8\xff\xe0").unwrap();
        assert!(examined.renamed);
        assert_eq!(examined.attachment.name().as_str(), "ultrasound.jpg");
    }

    #[test]
    fn empty_and_oversized_files_are_refused() {
        assert_eq!(examine("a.pdf", 0, b"").err(), Some(FileError::Empty));
        let max = 250_000_000;
        assert!(examine("a.pdf", max, b"%PDF-1.7").is_ok());
        assert_eq!(
            examine("a.pdf", max + 1, b"%PDF-1.7").err(),
            Some(FileError::TooLarge { max })
        );
    }

    #[test]
    fn a_hostile_document_cannot_bring_a_false_name() {
        let json =
            format!(r#"{{"id":"{ID}","name":"..\\..\u202e/fdp.exe","size":3,"kind":"pdf"}}"#);
        let attachment: Attachment = serde_json::from_str(&json).unwrap();
        assert_eq!(attachment.name().as_str(), "fdp.pdf");
        assert!(serde_json::from_str::<Attachment>(&json.replace(":3,", ":0,")).is_err());
    }
}
