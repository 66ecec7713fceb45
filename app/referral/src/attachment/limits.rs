//! How many files, and how large.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Attachment, FileError};

/// A million bytes, as files are told and limits are set.
const MB: u64 = 1_000_000;

/// The most that one referral may carry. An operator may set other limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Limits {
    /// The most files.
    pub files: usize,
    /// The most bytes of one file, before sealing.
    pub each: u64,
    /// The most bytes of all files together, before sealing.
    pub together: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            files: 20,
            each: 250 * MB,
            together: 500 * MB,
        }
    }
}

/// Why the chosen files cannot go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AttachmentsError {
    /// More files than may be sent.
    #[error("more than {max} files")]
    TooMany {
        /// The most files.
        max: usize,
    },
    /// Together larger than may be sent.
    #[error("together larger than {max} bytes")]
    TooLarge {
        /// The most bytes.
        max: u64,
    },
    /// Two entries with one id.
    #[error("the same attachment twice")]
    Twice,
}

impl Limits {
    pub(crate) fn check_size(&self, size: u64) -> Result<(), FileError> {
        if size > self.each {
            Err(FileError::TooLarge { max: self.each })
        } else {
            Ok(())
        }
    }

    /// Holds the files together against the limits.
    ///
    /// # Errors
    /// If they are too many, too large together, or one is there twice.
    pub fn check(&self, attachments: &[Attachment]) -> Result<(), AttachmentsError> {
        let together = attachments
            .iter()
            .fold(0u64, |sum, file| sum.saturating_add(file.size()));
        let mut ids: Vec<_> = attachments.iter().map(Attachment::id).collect();
        ids.sort_unstable();
        ids.dedup();
        if attachments.len() > self.files {
            Err(AttachmentsError::TooMany { max: self.files })
        } else if together > self.together {
            Err(AttachmentsError::TooLarge { max: self.together })
        } else if ids.len() < attachments.len() {
            Err(AttachmentsError::Twice)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AttachmentId;

    fn files(count: u8, size: u64) -> Vec<Attachment> {
        (0..count)
            .map(|n| {
                let id = AttachmentId::from_bytes([n; 16]);
                Attachment::examine(id, "a.pdf", size, b"%PDF-1.7", &Limits::default())
                    .unwrap()
                    .attachment
            })
            .collect()
    }

    #[test]
    fn twenty_files_of_twenty_five_megabytes_may_go() {
        let limits = Limits::default();
        assert_eq!(limits.check(&files(20, 25 * MB)), Ok(()));
        assert_eq!(
            limits.check(&files(21, 1)),
            Err(AttachmentsError::TooMany { max: 20 })
        );
        assert_eq!(limits.check(&files(2, 250 * MB)), Ok(()));
        assert_eq!(
            limits.check(&files(3, 200 * MB)),
            Err(AttachmentsError::TooLarge { max: 500 * MB })
        );
    }

    #[test]
    fn the_same_file_cannot_stand_twice() {
        let mut twice = files(1, 1);
        twice.extend(files(1, 2));
        assert_eq!(
            Limits::default().check(&twice),
            Err(AttachmentsError::Twice)
        );
    }
}
