//! What lies on the disk.

use std::fs::DirEntry;
use std::io;
use std::path::PathBuf;

use referral::id::ReferralId;
use time::OffsetDateTime;
use tokio::task::spawn_blocking;

use crate::parts;

/// The folder of a referral's uploads.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) referral: ReferralId,
    /// When an attachment was last begun or deleted in it.
    pub(crate) changed: OffsetDateTime,
}

/// The folders of referrals. What else may lie beside them is none of ours.
pub(super) async fn referrals(data: PathBuf) -> io::Result<Vec<Found>> {
    let read = spawn_blocking(move || {
        let entries = match std::fs::read_dir(parts::all(&data)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        entries
            .filter_map(|entry| entry.and_then(|entry| found(&entry)).transpose())
            .collect()
    });
    read.await.map_err(io::Error::other)?
}

/// `None` if it is none of ours, or was deleted meanwhile.
fn found(entry: &DirEntry) -> io::Result<Option<Found>> {
    let name = entry.file_name();
    let Some(referral) = name.to_str().and_then(|name| name.parse().ok()) else {
        return Ok(None);
    };
    match entry.metadata().and_then(|about| about.modified()) {
        Ok(changed) => Ok(Some(Found {
            referral,
            changed: changed.into(),
        })),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
