//! What lies on the disk.

use std::io;
use std::path::PathBuf;

use referral::id::ReferralId;
use tokio::task::spawn_blocking;

use crate::parts;

/// The folders of referrals. What else may lie beside them is none of ours.
pub(super) async fn referrals(data: PathBuf) -> io::Result<Vec<ReferralId>> {
    let read = spawn_blocking(move || {
        let entries = match std::fs::read_dir(parts::all(&data)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        entries
            .filter_map(|entry| match entry {
                Ok(entry) => entry.file_name().to_str()?.parse().ok().map(Ok),
                Err(error) => Some(Err(error)),
            })
            .collect()
    });
    read.await.map_err(io::Error::other)?
}
