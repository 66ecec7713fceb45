//! Where the parts of attachments lie in the data folder: sealed, as they were uploaded.

use std::path::{Path, PathBuf};

use referral::id::{AttachmentId, ReferralId};

/// The folder of everything that was uploaded.
pub(crate) fn all(data: &Path) -> PathBuf {
    data.join("attachments")
}

/// The folder of everything that was uploaded for a referral.
pub(crate) fn folder(data: &Path, referral: ReferralId) -> PathBuf {
    all(data).join(referral.to_string())
}

/// The file of one part; they count from 0.
pub(crate) fn path(
    data: &Path,
    referral: ReferralId,
    attachment: AttachmentId,
    part: u64,
) -> PathBuf {
    folder(data, referral)
        .join(attachment.to_string())
        .join(part.to_string())
}
