//! A part that is being uploaded.

use std::io;
use std::path::{Path, PathBuf};

use sealing::Sha256Digest;
use sha2::{Digest, Sha256};
use tokio::fs::{File, OpenOptions};
use tokio::io::AsyncWriteExt;
use tokio::task::spawn_blocking;

use super::turns::Turn;
use crate::disk;
use crate::random::{self, Random};

/// Read and write for this user, nothing for others.
const FOR_US_ONLY: u32 = 0o600;

/// What has arrived of a part so far. It goes when it is dropped.
pub(crate) struct Draft {
    file: File,
    path: Passing,
    hash: Sha256,
    bytes: u64,
    turn: Turn,
}

/// A part all of which has arrived, safe on the disk, without a name of its own yet.
pub(crate) struct Whole {
    path: Passing,
    /// SHA-256 of it.
    pub(crate) sha256: Sha256Digest,
    /// Its length.
    pub(crate) bytes: u64,
    _turn: Turn,
}

/// A file that is deleted on the way out: the upload was broken off, or refused.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        // It is not there once it got its name. What cannot be deleted goes at the next start.
        let _ = std::fs::remove_file(&self.0);
    }
}

impl Draft {
    pub(super) async fn begin(folder: &Path, turn: Turn, random: &dyn Random) -> io::Result<Self> {
        let name = random::hex_id(random).map_err(io::Error::other)?;
        make_folder(folder.to_owned()).await?;
        let path = folder.join(name);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true).mode(FOR_US_ONLY);
        let file = options.open(&path).await?;
        Ok(Self {
            file,
            path: Passing(path),
            hash: Sha256::new(),
            bytes: 0,
            turn,
        })
    }

    /// Adds what arrived.
    pub(crate) async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        self.file.write_all(bytes).await
    }

    /// Flushes it to the disk.
    pub(crate) async fn finish(self) -> io::Result<Whole> {
        let Self {
            mut file,
            path,
            hash,
            bytes,
            turn,
        } = self;
        file.flush().await?;
        file.sync_all().await?;
        Ok(Whole {
            path,
            sha256: Sha256Digest::from_bytes(hash.finalize().into()),
            bytes,
            _turn: turn,
        })
    }
}

async fn make_folder(folder: PathBuf) -> io::Result<()> {
    let made = spawn_blocking(move || disk::make_folder(&folder));
    made.await.map_err(io::Error::other)?
}

impl Whole {
    /// Gives it this name, as durable as its bytes. The caller has the names' lock, and knows that
    /// what may have the name already is nothing that was ever noted.
    pub(crate) async fn name(self, file: PathBuf) -> io::Result<()> {
        let named = spawn_blocking(move || {
            let Passing(draft) = &self.path;
            if let Some(folder) = file.parent() {
                disk::make_folder(folder)?;
            }
            std::fs::rename(draft, &file)?;
            // The part in its attachment's folder, that in the referral's, that among the others,
            // and these in the data folder.
            file.ancestors().take(4).try_for_each(disk::flush_folder)
        });
        named.await.map_err(io::Error::other)?
    }
}
